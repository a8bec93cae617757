using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Reference;
using MutualAid.Web.Design;

namespace MutualAid.Web.Features.People;

/// <summary>Skills and their levels by name.</summary>
public sealed class SkillWords(IReadOnlyList<SkillDto> skills, IReadOnlyList<SkillLevelDto> levels, IStringLocalizer words)
{
    readonly Dictionary<string, SkillDto> byId = skills.ToDictionary(skill => skill.Id);

    public IReadOnlyList<SkillDto> All => skills;

    public IReadOnlyList<Choice> Choices { get; } = [.. skills.Select(skill => new Choice(skill.Id, In(skill.NameSv, skill.NameEn), Group: words[$"Category.{skill.Category}"]))];

    public IReadOnlyList<Choice> LevelChoices { get; } = [.. levels.Select(level => new Choice($"{level.Level}", $"{level.Level}. {In(level.NameSv, level.NameEn)}"))];

    public string Name(string id) => byId.TryGetValue(id, out var skill) ? In(skill.NameSv, skill.NameEn) : id;

    /// <summary>Without what stands in brackets: for lists.</summary>
    public string ShortName(string id) => Name(id).Split(" (")[0];

    static string In(string swedish, string english) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "sv" ? swedish : english;
}
