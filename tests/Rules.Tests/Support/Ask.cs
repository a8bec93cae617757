using NodaTime;

namespace MutualAid.Rules.Tests.Support;

/// <summary>Asks one rule alone, in Stockholm, with the standard's number unless said.</summary>
static class Ask
{
    public static Breach[] Only(string ruleId, params Duty[] duties) => Only(ruleId, duties, limit: null);

    public static Breach[] Only(string ruleId, Duty[] duties, int? limit = null, LocalTime? dayBreak = null, Mode mode = Mode.Ordinary, TravelBetween? travel = null) =>
        Only(ruleId, duties, HourTerms.Of(Book(ruleId, limit, dayBreak), mode), travel);

    public static Breach[] Only(string ruleId, Duty[] duties, HourTerms terms, TravelBetween? travel = null) =>
        [.. HourRules.Check(duties, terms, Clock.Stockholm, travel, Severity.Note).Where(breach => breach.RuleId == ruleId)];

    /// <summary>How severe the breach is in the ordinary mode, in emergency overtime and under the crisis agreement; off where nothing is found.</summary>
    public static Severity[] InEachMode(string ruleId, params Duty[] duties) =>
        [.. Enum.GetValues<Mode>().Select(mode => Only(ruleId, duties, mode: mode).FirstOrDefault()?.Severity ?? Severity.Off)];

    /// <summary>The standard rules, one of them with another number.</summary>
    public static Rulebook Book(string ruleId, int? limit = null, LocalTime? dayBreak = null) =>
        new([.. Rulebook.Standard.Rules.Select(rule => rule.Id == ruleId ? rule with { Limit = limit ?? rule.Limit } : rule)], dayBreak);
}
