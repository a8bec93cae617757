using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Schedules;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Schedules;

/// <summary>What would fill a gap, as the end of a sentence that begins with <see cref="Lead"/>. The skill is what <see cref="GapSentence"/> has just named.</summary>
public static class RemedySentence
{
    /// <summary><c>Kan fyllas om</c>; the first day is named when there is more than one place to fill, for it is the one that the remedies are about.</summary>
    public static string Lead(GapDto gap, IStringLocalizer words) => gap.Missing.Sum() == 1 ? words["Remedy.If"] : words["Remedy.IfOn", Dates.Day(gap.Dates.Min())];

    /// <summary><c>Ida Provsson (Luleå) tar passet och lämnar AD och konton mån 4 mars 07.00–19.00 till Bo Provsson (Luleå)</c></summary>
    public static string Of(GapRemedyDto remedy, GapDto gap, IStringLocalizer words) => remedy switch
    {
        { Code: "takes-over", People: [var only] } => words["Remedy.takes", Name(only)],
        { Code: "takes-over", People: [var first, .. var others] } => words["Remedy.takes-and-leaves", Name(first), Left(first), Rest(others, words)],
        { Code: "one-more-person" } => words.Count("Remedy.one-more-person", remedy.Number, Dates.Day(gap.Dates.Min())),
        { Number: 0 } => words[$"Remedy.{remedy.Code}", Name(remedy.People[0])],
        _ => words.Count($"Remedy.{remedy.Code}", remedy.Number, Name(remedy.People[0])),
    };

    static string Rest(GapRemedyPersonDto[] people, IStringLocalizer words) => people switch
    {
        [var last] => Name(last),
        _ => words["Remedy.who-leaves", Name(people[0]), Left(people[0]), Rest(people[1..], words)],
    };

    static string Name(GapRemedyPersonDto person) => $"{person.Name} ({person.Municipality})";

    static string Left(GapRemedyPersonDto person) => person.Leaves is { } left ? $"{left.Need} {Dates.Span(left.StartsAt, left.EndsAt)}" : "";
}
