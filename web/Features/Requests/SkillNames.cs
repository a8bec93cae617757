using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Reference;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Design;

namespace MutualAid.Web.Features.Requests;

/// <summary>Skills and their levels by name, in the page's language.</summary>
public sealed class SkillNames(IReadOnlyList<SkillDto> skills, IReadOnlyList<SkillLevelDto> levels)
{
    readonly Dictionary<string, SkillDto> byId = skills.ToDictionary(skill => skill.Id);

    public Choice[] Choices(IStringLocalizer words) =>
        [.. skills.Select(skill => new Choice(skill.Id, In(skill.NameSv, skill.NameEn), Group: words[$"Category.{skill.Category}"]))];

    public Choice[] LevelChoices => [.. levels.Select(level => new Choice($"{level.Level}", $"{level.Level}. {In(level.NameSv, level.NameEn)}"))];

    public bool Knows(string? id) => id is not null && byId.ContainsKey(id);

    /// <summary>Without what stands in brackets: for lists and titles. The id itself when it is not known.</summary>
    public string Name(string id) => byId.TryGetValue(id, out var skill) ? In(skill.NameSv, skill.NameEn).Split(" (")[0] : id;

    /// <summary><c>Katalogtjänst och identitet (nivå 3, på plats)</c></summary>
    public string Name(SeatKindDto kind, IStringLocalizer words) => $"{Name(kind.SkillId)} ({words["LevelShort", kind.Level]}, {words[$"PlaceShort.{kind.Place}"]})";

    static string In(string swedish, string english) => RequestTexts.IsSwedish ? swedish : english;
}
