using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourRules;

/// <summary>A rule's number as people say it, and where the rule belongs on the page.</summary>
static class RuleTexts
{
    public static readonly string[] Groups = ["rest", "shift", "time", "row", "crisis"];

    public static string Group(HourRuleDto rule) => rule.Kind switch
    {
        "assignment-hours" or "crisis-weeks" or "rest-after-assignment" => "crisis",
        "days-in-a-row" or "nights-in-a-row" or "assignment-length" => "row",
        "shift-span" or "shift-length" or "night-shift-length" or "work-to-rest" or "work-without-break" => "shift",
        "total-hours" or "average-hours" or "night-worker-hours" or "ordinary-week" or "overtime" or "on-call-hours" or "part-time-extra-hours" => "time",
        _ => "rest",
    };

    /// <summary><c>minst 11 h</c>, <c>högst 48 h på 7 dygn</c>, <c>högst 6 dagar</c>; a dash for a rule that has no number.</summary>
    public static string Number(this IStringLocalizer words, HourRuleDto rule, int limit) => rule.Unit switch
    {
        "none" => rule.Days > 0 ? words["Within", rule.Days] : "–",
        _ => words[rule.IsLeast ? "Least" : "Most", words.Over(rule, limit)],
    };

    /// <summary>The same without least or most: <c>48 h på 7 dygn</c>.</summary>
    public static string Over(this IStringLocalizer words, HourRuleDto rule, int limit) => (rule.Unit, rule.Kind, rule.Window, rule.Days) switch
    {
        ("days", _, _, _) => words.Counted("Days", limit),
        ("nights", _, _, _) => words.Counted("Nights", limit),
        ("weeks", _, _, _) => words.Counted("Weeks", limit),
        ("hours-per-hour", _, _, _) => words["HoursPerHour", limit],
        (_, "average-hours", _, _) => words["PerWeek", Dates.Length(limit / Scale(rule))],
        (_, "night-worker-hours", _, _) => words["PerDay", Dates.Length(limit / Scale(rule))],
        (_, _, "calendar-month", _) => words["OverMonth", Dates.Length(limit)],
        (_, _, "calendar-year", _) => words["OverYear", Dates.Length(limit)],
        (_, _, _, 0) => Dates.Length(limit),
        (_, _, _, var days and > 14) => words["OverWeeks", Dates.Length(limit), days / 7],
        (_, _, _, var days) => words["OverDays", Dates.Length(limit), days],
    };

    /// <summary>How many times what people say the rule's limit is: a sum over weeks is said as an average by the week, or by the day with one off in seven.</summary>
    public static int Scale(HourRuleDto rule) => rule.Kind switch
    {
        "average-hours" => rule.Days / 7,
        "night-worker-hours" => rule.Days / 7 * 6,
        _ => 1,
    };

    /// <summary>What stands in a field: <c>11</c>, <c>11:30</c>, or a count.</summary>
    public static string Typed(HourRuleDto rule, int limit) =>
        rule.Unit != "minutes" ? limit.ToString(CultureInfo.InvariantCulture)
        : limit / Scale(rule) is var minutes && minutes % 60 == 0 ? $"{minutes / 60}"
        : $"{minutes / 60}:{minutes % 60:00}";

    static string Counted(this IStringLocalizer words, string key, int number) => words[$"{key}.{(number == 1 ? "one" : "many")}", number];
}
