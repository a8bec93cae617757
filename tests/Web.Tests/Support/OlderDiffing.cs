using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace MutualAid.Web.Tests.Support;

/// <summary>bunit asks for AngleSharp.Diffing 1.0; the version that is served calls itself 0.17 and has the same members. See tests/Bunit.props.</summary>
static class OlderDiffing
{
    [ModuleInitializer]
    internal static void Accept() =>
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            wanted.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
