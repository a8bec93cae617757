using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.Hours;

/// <summary>The rules about hours by their ids, as people call them.</summary>
public static class Rule
{
    /// <summary><c>Dygnsvila</c>, <c>48 timmar på sju dygn</c>: short, for tables and headings. The id itself where no name is known.</summary>
    public static string Name(string ruleId, IStringLocalizer words) => words[$"Rule.{ruleId}"] is { ResourceNotFound: false } known ? known.Value : ruleId;

    /// <summary>Whether the id is one of a rule about hours.</summary>
    public static bool IsKnown(string ruleId, IStringLocalizer words) => !words[$"Rule.{ruleId}"].ResourceNotFound;

    /// <summary><c>arbetstidslagen 13 §</c>: where the rule stands, short enough for a sentence.</summary>
    public static string? Source(string ruleId, IStringLocalizer words) => words[$"Source.{ruleId}"] is { ResourceNotFound: false } known ? known.Value : null;
}
