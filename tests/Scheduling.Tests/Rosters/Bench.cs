namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>Public research instances, which lie beside the repository and are no part of it.</summary>
static class Bench
{
    /// <param name="file">Such as <c>curtois24/Instance1.txt</c>.</param>
    public static string Path(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.Path.Combine(folder.FullName, "shared", "bench", file) is var path && File.Exists(path)) return path;

        Assert.Skip($"shared/bench/{file} is not beside the repository.");
        return file;
    }
}
