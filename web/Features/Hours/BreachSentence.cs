using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Hours;

/// <summary>A broken rule in plain words: what there is, what the rule asks and where that stands, and what would be lawful instead.</summary>
/// <remarks>
/// <c>Dygnsvilan mellan tis 18.00 och ons 04.30 blir 10 h 30 min. Den ska vara 11 h (arbetstidslagen 13 §). Passet kan börja tidigast
/// ons 05.00.</c> One wording for each kind of rule, in three parts of which the last may be missing. The numbers are those that were
/// in force, so a municipality's own stand there as well as the standard's.
/// </remarks>
public static class BreachSentence
{
    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <param name="words">Those of <see cref="HoursWords"/>.</param>
    public static string Of(BreachDto breach, IStringLocalizer words) =>
        string.Join(' ', new[] { Fact(breach, words), Limit(breach, words), Instead(breach, words) }.Where(part => part is not null));

    static string Fact(BreachDto breach, IStringLocalizer words)
    {
        object[] values =
        [
            Dates.DayAndClock(breach.From), Dates.DayAndClock(breach.To), Amount(breach, breach.Had, words), Amount(breach, breach.Limit, words),
            Dates.Length(breach.ExcessMinutes), Days(breach), breach.Had, Rule.Name(breach.RuleId, words),
        ];
        return Find(words, $"Fact.{breach.Kind}{Variant(breach)}", values) ?? words["Fact.other", values];
    }

    /// <summary>Two kinds say different things in different cases.</summary>
    static string Variant(BreachDto breach) => breach.Kind switch
    {
        "daily-rest" when breach.EarliestStart is null => ".day",
        "weekly-rest" when breach.Had >= breach.Limit => ".overlaps",
        _ => "",
    };

    static string Limit(BreachDto breach, IStringLocalizer words)
    {
        object[] values = [Amount(breach, breach.Limit, words), Rule.Source(breach.RuleId, words) ?? breach.Article];
        return Find(words, $"Limit.{breach.Kind}", values) ?? words[$"{(IsLeast(breach.Kind) ? "Least" : "Most")}.{breach.Severity}", values];
    }

    static bool IsLeast(string kind) => kind is "daily-rest" or "weekly-rest" or "rest-after-assignment";

    static string? Instead(BreachDto breach, IStringLocalizer words)
    {
        if (When(breach) is not (var key, var when)) return null;
        return words[$"Instead.{key}", when, Dates.Length(breach.ExcessMinutes), Amount(breach, breach.Limit, words)];
    }

    /// <summary>Which advice, and the moment or day it names.</summary>
    static (string Key, string When)? When(BreachDto breach) => breach switch
    {
        { Kind: "double-booking" } => ("double-booking", ""),
        { EarliestStart: { } start } => ("earliest", Dates.DayAndClock(start)),
        { Kind: "work-without-break", LatestEnd: { } end } => ("work-without-break", Dates.DayAndClock(end)),
        { LatestEnd: { } end } => ("latest-end", Dates.DayAndClock(end)),
        { Kind: "daily-rest" } => ("daily-rest", ""),
        { Kind: "weekly-rest" } => ("weekly-rest", Dates.DayAndClock(breach.From + Week - TimeSpan.FromMinutes(breach.Limit))),
        { Kind: "compensatory-rest" } => ("compensatory-rest", Dates.DayAndClock(breach.To)),
        { Kind: "rest-after-nights" or "nights-in-a-row" or "ordinary-week" or "crisis-weeks" } => (breach.Kind, ""),
        { Kind: "days-in-a-row" or "assignment-length" } => (breach.Kind, Dates.Day(FirstDay(breach).AddDays(breach.Limit))),
        { Kind: "average-hours" or "night-worker-hours" or "assignment-hours" or "overtime" or "on-call-hours" or "part-time-extra-hours" } => ("average", ""),
        { Kind: "total-hours" or "work-to-rest" or "lender-ceiling" } => ("less", ""),
        _ => null,
    };

    /// <summary>In the unit of the rule; a sum over weeks that the law gives as an average is given as one.</summary>
    static string Amount(BreachDto breach, int amount, IStringLocalizer words) => (breach.Unit, breach.Kind) switch
    {
        ("days", _) => Counted("Days", amount, words),
        ("nights", _) => Counted("Nights", amount, words),
        ("weeks", _) => Counted("Weeks", amount, words),
        (_, "average-hours") => Average(breach, amount, Weeks(breach)),
        (_, "night-worker-hours") => Average(breach, amount, Weeks(breach) * 6),
        _ => Dates.Length(amount),
    };

    /// <summary>More than the limit stays more when it is rounded.</summary>
    static string Average(BreachDto breach, int amount, double over) =>
        Dates.Length((int)(amount > breach.Limit ? Math.Ceiling(amount / over) : Math.Floor(amount / over)));

    static double Weeks(BreachDto breach) => Math.Max(Math.Round((breach.To - breach.From) / Week), 1);

    static string Counted(string key, int amount, IStringLocalizer words) =>
        words[$"{key}.{(amount == 1 ? "one" : "many")}", amount.ToString("N0", CultureInfo.CurrentCulture)];

    /// <summary>First and last day; the last duty's own where the rule counts days, and else the last that the window touches.</summary>
    static string Days(BreachDto breach) => Dates.Period(FirstDay(breach), LastDay(breach));

    static DateOnly FirstDay(BreachDto breach) => Dates.DayOf(breach.From);

    static DateOnly LastDay(BreachDto breach) =>
        breach is { Unit: "days", Duties: [.., var last] } ? Dates.DayOf(last.StartsAt) : Dates.DayOf(breach.To.AddTicks(-1));

    static string? Find(IStringLocalizer words, string key, object[] values) => words[key, values] is { ResourceNotFound: false } found ? found.Value : null;
}
