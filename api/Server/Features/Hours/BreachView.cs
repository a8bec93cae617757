using System.Text.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Server.Features.Hours;

/// <summary>Breaches as they go over the wire.</summary>
static class BreachView
{
    public const string LenderCeiling = "lender-ceiling";

    public static BreachDto ToDto(this Breach breach)
    {
        var (unit, had, limit) = Numbers(breach);
        return new(
            breach.RuleId, Kebab(breach.Rule.Kind), Kebab(breach.Severity), breach.Rule.Preset, breach.Rule.Article, breach.Rule.Verified,
            breach.When.Start.ToDateTimeOffset(), breach.When.End.ToDateTimeOffset(), breach.At.ToDateTimeOffset(),
            unit, had, limit, Up(breach.Excess),
            EarliestStart(breach)?.ToDateTimeOffset(), (breach as Breach.TooLong)?.LatestEnd.ToDateTimeOffset(), breach.Rule.MayBeOverridden,
            [.. breach.Duties.Select(duty => new BreachDutyDto(duty.Start.ToDateTimeOffset(), duty.End.ToDateTimeOffset(), Kebab(duty.Employer), Kebab(duty.Kind)))]);
    }

    public static BreachDto ToDto(this OverCeiling past) => new(
        LenderCeiling, LenderCeiling, Kebab(Severity.Stop), "MutualAid", "Den utlånande kommunens eget tak", Verified: true,
        past.Window.Start.ToDateTimeOffset(), past.Window.End.ToDateTimeOffset(), past.Window.Start.ToDateTimeOffset(),
        "minutes", Up(past.Had), Up(past.Allowed), Up(past.Excess), EarliestStart: null, LatestEnd: null, MayBeOverridden: false, []);

    public static string Kebab<T>(T name) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(name.ToString());

    static (string Unit, int Had, int Limit) Numbers(Breach breach) => breach switch
    {
        Breach.DoubleBooked => ("minutes", Up(breach.Excess), 0),
        Breach.RestTooShort rest => ("minutes", Down(rest.Had), Up(rest.Required)),
        Breach.DayWithoutRest day => ("minutes", Down(day.Had), Up(day.Required)),
        Breach.TooLong stretch => ("minutes", Up(stretch.Had), Down(stretch.Allowed)),
        Breach.TooMuch sum => ("minutes", Up(sum.Had), Down(sum.Allowed)),
        Breach.WeeklyRestMissing weekly => ("minutes", Down(weekly.LongestRest), Up(weekly.Required)),
        Breach.TooMany many => (UnitOf(breach.Rule.Kind), many.Had, many.Allowed),
        Breach.TravelTooShort travel => ("minutes", Down(travel.Had), Up(travel.Required)),
        Breach.RestStillOwed => ("minutes", 0, Up(breach.Excess)),
        Breach.TooFewNightsOfSleep sleep => ("nights", sleep.Had, sleep.Required),
        Breach.NightWorked night => ("minutes", Up(night.Had), 0),
        _ => throw new InvalidOperationException($"No numbers for {breach.GetType().Name}."),
    };

    /// <summary>The unit of a rule's limit.</summary>
    public static string UnitOf(RuleKind kind) => kind switch
    {
        RuleKind.DaysInARow or RuleKind.AssignmentLength => "days",
        RuleKind.NightsInARow or RuleKind.RestAfterNights => "nights",
        RuleKind.CrisisWeeks => "weeks",
        RuleKind.WorkToRest => "hours-per-hour",
        _ => "minutes",
    };

    static Instant? EarliestStart(Breach breach) => breach switch
    {
        Breach.RestTooShort rest => rest.EarliestStart,
        Breach.TravelTooShort travel => travel.EarliestStart,
        _ => null,
    };

    static int Up(Duration time) => (int)Math.Ceiling(time.TotalMinutes);

    static int Down(Duration time) => (int)Math.Floor(time.TotalMinutes);
}
