using System.Reflection;
using MutualAid.Testing;

namespace MutualAid.Browser.Tests.Support;

/// <summary>Starts api and web from this build, as they are started in earnest.</summary>
static class Host
{
    static readonly Dictionary<string, string?> Build = typeof(Host).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(fact => fact.Key, fact => fact.Value);

    public static readonly string RepositoryRoot = Build["RepositoryRoot"]!;

    public static Task<HostProcess> Start(string project, IReadOnlyDictionary<string, string> settings, int? port = null) => HostProcess.Start(
        Path.Combine(RepositoryRoot, "artifacts", "bin", project, Build["Configuration"]!, $"MutualAid.{project}.dll"),
        Path.Combine(RepositoryRoot, project == "Web" ? "web" : "api/Server"),
        new Dictionary<string, string>(settings) { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        port);
}
