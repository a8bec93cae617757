using System.Numerics;
using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People;

/// <summary>What a person in the register must be, wherever the facts come from. Error codes are kebab-case and stable.</summary>
static class PersonCheck
{
    public const int MaxTextLength = 120;
    public const int MaxEmailLength = 254;
    public const int MaxHomeMinutesPerWeek = 2400;
    public const int MaxHomeMinutesPerDay = 720;
    public const int FullMinutesPerWeek = 2400;
    public const int AllWeek = 0b111_1111;
    const int MaxLeaves = 100;

    static readonly DateOnly Earliest = new(2000, 1, 1);
    static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>The facts as they will be stored.</summary>
    public static PersonFacts Clean(PersonFacts facts) => facts with
    {
        Name = PersonText.Clean(facts.Name),
        WorkEmail = PersonText.Clean(facts.WorkEmail),
        WorkPhone = PersonText.Clean(facts.WorkPhone) is { Length: > 0 } phone ? phone : null,
        Title = PersonText.Clean(facts.Title),
        ContractedMinutesPerWeek = facts.ContractedMinutesPerWeek == FullMinutesPerWeek ? null : facts.ContractedMinutesPerWeek,
    };

    /// <param name="facts">Cleaned.</param>
    /// <returns>Field paths as in <see cref="PersonFacts"/> and a code for each thing that is wrong; empty when all is well.</returns>
    public static IEnumerable<(string Field, string Code)> Errors(PersonFacts facts, IReadOnlySet<string> skillIds) =>
    [
        .. Text("Name", facts.Name, required: true),
        .. Email(facts.WorkEmail),
        .. Phone(facts.WorkPhone),
        .. Text("Title", facts.Title, required: false),
        .. Place(facts),
        .. Week(facts),
        .. Skills(facts.Skills, skillIds),
        .. Leave(facts.Leave),
    ];

    static IEnumerable<(string, string)> Text(string field, string text, bool required)
    {
        if (required && text.Length == 0) yield return (field, "required");
        if (text.Length > MaxTextLength) yield return (field, "too-long");
        if (PersonText.HasUnprintable(text)) yield return (field, "unprintable");
        if (PersonText.HasLostLetters(text)) yield return (field, "lost-letters");
        if (PersonalNumber.IsIn(text)) yield return (field, "personal-number");
    }

    static IEnumerable<(string, string)> Email(string email)
    {
        if (email.Length == 0) yield return ("WorkEmail", "required");
        else if (email.Length > MaxEmailLength) yield return ("WorkEmail", "too-long");
        else if (!PersonText.IsEmail(email) || PersonText.HasUnprintable(email)) yield return ("WorkEmail", "not-an-email");
        else if (PersonalNumber.IsIn(email)) yield return ("WorkEmail", "personal-number");
    }

    static IEnumerable<(string, string)> Phone(string? phone)
    {
        if (phone is null) yield break;
        if (PersonalNumber.IsInPhone(phone)) yield return ("WorkPhone", "personal-number");
        else if (!PersonText.IsPhone(phone)) yield return ("WorkPhone", "not-a-phone");
    }

    static IEnumerable<(string, string)> Place(PersonFacts facts)
    {
        if (!facts.WorksOnSite && !facts.WorksRemote) yield return ("WorksOnSite", "works-nowhere");
    }

    static IEnumerable<(string, string)> Week(PersonFacts facts)
    {
        if (facts.ContractedMinutesPerWeek is < 1 or > FullMinutesPerWeek) yield return ("ContractedMinutesPerWeek", "out-of-range");
        if (facts.HomeMinutesPerWeek is < 0 or > MaxHomeMinutesPerWeek) yield return ("HomeMinutesPerWeek", "out-of-range");
        if (facts.HomeDays is < 0 or > AllWeek) yield return ("HomeDays", "out-of-range");
        if (facts is { HomeMinutesPerWeek: > 0, HomeDays: 0 }) yield return ("HomeDays", "home-days-missing");
        else if (facts.HomeMinutesPerWeek > BitOperations.PopCount((uint)facts.HomeDays) * MaxHomeMinutesPerDay) yield return ("HomeDays", "home-days-too-few");
        if (facts.AvailableDays is < 0 or > AllWeek) yield return ("AvailableDays", "out-of-range");
        if (facts.AvailableNights is < 0 or > AllWeek) yield return ("AvailableNights", "out-of-range");
    }

    static IEnumerable<(string, string)> Skills(PersonSkillDto[] skills, IReadOnlySet<string> skillIds)
    {
        for (var i = 0; i < skills.Length; i++)
        {
            if (skills[i] is not { SkillId: { } id } || !skillIds.Contains(id)) yield return ($"Skills[{i}].SkillId", "unknown-skill");
            else if (skills.Take(i).Any(earlier => earlier.SkillId == id)) yield return ($"Skills[{i}].SkillId", "skill-twice");
            if (skills[i] is not { Level: >= 1 and <= 4 }) yield return ($"Skills[{i}].Level", "out-of-range");
        }
    }

    static IEnumerable<(string, string)> Leave(LeaveDto[] leave)
    {
        if (leave.Length > MaxLeaves) yield return ("Leave", "too-many");
        for (var i = 0; i < leave.Length; i++)
        {
            if (leave[i].FromDate < Earliest || leave[i].ToDate > Latest) yield return ($"Leave[{i}].FromDate", "out-of-range");
            else if (leave[i].ToDate <= leave[i].FromDate) yield return ($"Leave[{i}].ToDate", "ends-before-start");
            else if (leave.Take(i).Any(earlier => leave[i].FromDate < earlier.ToDate && earlier.FromDate < leave[i].ToDate)) yield return ($"Leave[{i}].FromDate", "overlaps");
        }
    }
}
