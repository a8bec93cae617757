namespace MutualAid.Database;

public static class ReferenceData
{
    public static string Checksum => "";
    public static Task Load(string ownerConnection, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
