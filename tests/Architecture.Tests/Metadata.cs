using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MutualAid.Architecture.Tests;

/// <summary>What a compiled assembly of ours really touches, read from its metadata rather than from its project file.</summary>
static class Metadata
{
    public static readonly string RepositoryRoot =
        typeof(Metadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static Assembly Ours(string name) => Assembly.Load($"MutualAid.{name}");

    public static string[] ReferencedAssemblies(string name) =>
        [.. Ours(name).GetReferencedAssemblies().Select(reference => reference.Name!)];

    /// <summary>Full names of the types that the assembly refers to outside itself.</summary>
    public static string[] ReferencedTypes(string name) => Read(name, reader =>
        reader.TypeReferences.Select(reader.GetTypeReference)
            .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"));

    /// <summary>Members that the assembly refers to outside itself, as <c>Namespace.Type.Member</c>.</summary>
    public static string[] ReferencedMembers(string name) => Read(name, reader =>
        from handle in reader.MemberReferences
        let member = reader.GetMemberReference(handle)
        where member.Parent.Kind == HandleKind.TypeReference
        let type = reader.GetTypeReference((TypeReferenceHandle)member.Parent)
        select $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}.{reader.GetString(member.Name)}");

    static string[] Read(string name, Func<MetadataReader, IEnumerable<string>> select)
    {
        using var file = new PEReader(File.OpenRead(Ours(name).Location));
        return [.. select(file.GetMetadataReader())];
    }

    /// <summary>Names of the test classes (by file) of one test project.</summary>
    public static HashSet<string> TestFiles(string project) =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "tests", project), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))];
}
