using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MutualAid.Database;

/// <summary>A municipality by its official code.</summary>
/// <param name="Name"><c>Göteborg</c></param>
/// <param name="LegalName"><c>Göteborgs kommun</c></param>
public sealed record ListedMunicipality(string Code, string Name, [property: JsonPropertyName("legal_name")] string LegalName, string County);

/// <summary>The municipalities as this release knows them, without a database: the sign-in page is there before anybody may ask one.</summary>
public static class MunicipalityList
{
    static readonly StringComparer Swedish = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    /// <summary>By name.</summary>
    public static IReadOnlyList<ListedMunicipality> All { get; } =
        [.. JsonSerializer.Deserialize<ListedMunicipality[]>(Resource.Text("reference/municipalities.json"), JsonSerializerOptions.Web)!.OrderBy(one => one.Name, Swedish)];

    static readonly Dictionary<string, ListedMunicipality> ByCode = All.ToDictionary(one => one.Code);

    public static ListedMunicipality? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var one) ? one : null;

    /// <summary>Those that are meant by what was typed: one when it is a whole name or a code, else all whose names have it in them, first those that begin with it.</summary>
    /// <remarks><c>nykö</c>, <c>Göteborgs stad</c>, <c>goteborg</c>: å, ä and ö may be missing, as on a keyboard that lacks them.</remarks>
    public static IReadOnlyList<ListedMunicipality> Matching(string? typed)
    {
        var asked = Official(typed?.Trim() ?? "");
        if (asked.Length == 0) return [];
        if (Find(asked) is { } byCode) return [byCode];

        var plain = Plain(asked);
        List<ListedMunicipality> whole = [.. All.Where(one => Swedish.Equals(one.Name, asked) || Swedish.Equals(one.LegalName, asked))];
        if (whole.Count == 0) whole = [.. All.Where(one => Plain(one.Name) == plain || Plain(one.LegalName) == plain)];
        if (whole.Count > 0) return whole;
        return [.. All
            .Where(one => Plain(one.Name).Contains(plain, StringComparison.Ordinal))
            .OrderByDescending(one => Plain(one.Name).StartsWith(plain, StringComparison.Ordinal))];
    }

    /// <summary>What some call themselves is not what the law calls them.</summary>
    static string Official(string name) =>
        name.EndsWith(" stad", StringComparison.OrdinalIgnoreCase) ? name[..^5] + " kommun"
        : name.StartsWith("region ", StringComparison.OrdinalIgnoreCase) ? name[7..]
        : name;

    static string Plain(string name) => new([.. name.ToLowerInvariant().Select(letter => letter switch { 'å' or 'ä' => 'a', 'ö' => 'o', 'é' => 'e', _ => letter })]);
}
