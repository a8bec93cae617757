using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MutualAid.Database;

/// <summary>One numbered file of <c>db/migrations</c>.</summary>
public sealed partial record Migration
{
    public Migration(string name, string sql)
    {
        if (FileName().Match(name) is not { Success: true } match)
            throw new MigrationException.BadName(name);

        Name = name;
        Number = int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        Sql = sql.ReplaceLineEndings("\n");
        Checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    public string Name { get; }
    public int Number { get; }
    public string Sql { get; }

    /// <summary>SHA-256 of the text with Unix line ends, so that a checkout on another system is the same migration.</summary>
    public string Checksum { get; }

    [GeneratedRegex(@"^(?<number>\d{4})_[a-z0-9]+(_[a-z0-9]+)+\.sql$")]
    private static partial Regex FileName();
}

/// <summary>The migrations that this build carries, in order.</summary>
public static class Migrations
{
    const string Prefix = "migrations/";

    public static IReadOnlyList<Migration> All { get; } = Read(typeof(Migrations).Assembly);

    static List<Migration> Read(Assembly assembly) =>
        [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new Migration(name[Prefix.Length..], Resource.Text(name)))];
}
