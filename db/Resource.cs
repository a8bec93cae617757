namespace MutualAid.Database;

/// <summary>Files of <c>db/</c> that are built into the assembly, so that it runs the same wherever it is copied.</summary>
static class Resource
{
    public static Stream Open(string name) =>
        typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The build carries no {name}.");

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
