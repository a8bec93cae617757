using System.Globalization;
using System.Text.RegularExpressions;

namespace MutualAid.Database.Postgres;

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one version.</summary>
sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>Set to a folder to use that one, or to <c>none</c> to pass over what the system has.</summary>
    public const string Variable = "MUTUALAID_POSTGRES_BIN";

    /// <summary>Made by an older version: the settings below need 15.</summary>
    const int OldestMajor = 15;

    public string Initdb => Path.Combine(Folder, "initdb");
    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The system's PostgreSQL versions, the preferred one first, as far as the user may run them.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> OnThisSystem(Unprivileged user, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Folders().Distinct())
        {
            if (await In(folder, user, cancellationToken) is { } binaries)
                found.Add(binaries);
        }

        return found;
    }

    public static async Task<PostgresBinaries?> In(string folder, Unprivileged user, CancellationToken cancellationToken)
    {
        // An initdb on PATH may be a wrapper with nothing beside it.
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "pg_ctl")) || !File.Exists(Path.Combine(folder, "postgres")))
            return null;

        var version = await user.Run(Path.Combine(folder, "postgres"), ["--version"], cancellationToken);
        return version.Succeeded && VersionNumber().Match(version.Output) is { Success: true } match
            && int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) is >= OldestMajor and var major
            ? new(folder, major)
            : null;
    }

    static IEnumerable<string> Folders()
    {
        switch (Environment.GetEnvironmentVariable(Variable))
        {
            case "none":
                yield break;
            case { Length: > 0 } folder:
                yield return folder;
                yield break;
        }

        if (Command.OnPath("initdb") is { } initdb)
            yield return Path.GetDirectoryName(initdb)!;

        const string debian = "/usr/lib/postgresql";
        if (!Directory.Exists(debian))
            yield break;
        foreach (var folder in Directory.GetDirectories(debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0))
            yield return Path.Combine(folder, "bin");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex VersionNumber();
}
