using System.Text.RegularExpressions;
using MutualAid.Contracts.Reference;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>
/// Skills in one cell: <c>it.backup 3, klient.servicedesk 2</c>. Ids or the Swedish or English names, in full or up to the bracket;
/// each with its level, because the names themselves hold commas.
/// </summary>
sealed partial class SkillNotation(IReadOnlyCollection<SkillDto> skills)
{
    public const string None = "inga";

    readonly Dictionary<string, string?> idByWord = skills
        .SelectMany(skill => Words(skill).Select(word => (Word: Fold.Text(word), skill.Id)).Distinct())
        .GroupBy(entry => entry.Word)
        // A short form that two skills share names neither.
        .ToDictionary(group => group.Key, group => group.Count() == 1 ? group.Single().Id : null);

    public IReadOnlySet<string> Ids { get; } = skills.Select(skill => skill.Id).ToHashSet();

    public static string Write(IEnumerable<SkillLevel> levels) =>
        string.Join(", ", levels.OrderBy(skill => skill.SkillId, StringComparer.Ordinal).Select(skill => $"{skill.SkillId} {skill.Level}")) is { Length: > 0 } cell ? cell : None;

    /// <returns>The skills, or a code and the part of the cell that it is about.</returns>
    public (SkillLevel[] Skills, string? Code, string Part) Read(string cell)
    {
        if (Fold.Text(cell) is None or "none") return ([], null, "");

        List<SkillLevel> found = [];
        var rest = cell.Trim(' ', ',', ';', '|');
        while (rest.Length > 0)
        {
            if (Item().Match(rest) is not { Success: true } item) return ([], Id(rest) is null ? "unknown-skill" : "skill-level-missing", rest);
            if (Id(item.Groups["skill"].Value) is not { } id) return ([], "unknown-skill", item.Groups["skill"].Value);
            if (item.Groups["level"].Value is not [>= '1' and <= '4'] level) return ([], "level-out-of-range", item.Groups["item"].Value);
            if (found.Exists(skill => skill.SkillId == id)) return ([], "skill-twice", item.Groups["item"].Value);
            found.Add(new(id, level[0] - '0'));
            rest = rest[item.Length..];
        }

        return ([.. found.OrderBy(skill => skill.SkillId, StringComparer.Ordinal)], null, "");
    }

    string? Id(string word) => idByWord.GetValueOrDefault(Fold.Text(word));

    static IEnumerable<string> Words(SkillDto skill) =>
        [skill.Id, skill.NameSv, skill.NameEn, Bracket().Replace(skill.NameSv, ""), Bracket().Replace(skill.NameEn, "")];

    [GeneratedRegex(@"^\s*(?<item>(?<skill>.+?)\s*[:=]?\s*(?<=[\s:=])(?<level>[0-9]+))(?:\s*[,;|]\s*|\s+|$)")]
    private static partial Regex Item();

    [GeneratedRegex(@"\s*[(/].*$")]
    private static partial Regex Bracket();
}

readonly record struct SkillLevel(string SkillId, int Level);
