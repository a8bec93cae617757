using MutualAid.Contracts.Hours;

namespace MutualAid.Web.Tests.Features.Hours;

static class SampleBreach
{
    /// <summary>Eighteen on Tuesday 17 November until half past four the next morning.</summary>
    public static readonly BreachDto ShortRest = Of("atl-13-daily", "daily-rest", At(17, 18), At(18, 4, 30), had: 630, limit: 660) with { EarliestStart = At(18, 5) };

    /// <summary>A time in Stockholm in November 2026, when it is an hour before Greenwich's.</summary>
    public static DateTimeOffset At(int day, int hour, int minute = 0) => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddDays(day - 1).AddHours(hour).AddMinutes(minute);

    public static BreachDto Of(string ruleId, string kind, DateTimeOffset from, DateTimeOffset to, int had, int limit, string unit = "minutes", string severity = "stop") => new(
        ruleId, kind, severity, "ATL", "Någonstans 1 §", true, from, to, to, unit, had, limit, unit == "minutes" ? Math.Abs(had - limit) : 1440, null, null, true,
        [new(from, from.AddHours(8), "host", "ordinary"), new(to.AddHours(-8), to, "host", "ordinary")]);
}
