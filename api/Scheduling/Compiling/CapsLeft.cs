using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Compiling;

/// <summary>What the cap on seven days and the lender's ceiling leave a person at most, beside what is settled.</summary>
/// <remarks>Of what is broken already the duty book may let more pass, so a cap that is broken anywhere holds nowhere here.</remarks>
sealed class CapsLeft
{
    readonly Duration cap;
    readonly Duration ceiling;
    readonly IReadOnlyList<Interval> worked;
    readonly Interval[] aid;

    public CapsLeft(Person person, Duty[] settled, DateTimeZone zone)
    {
        var set = new DutySet(settled, zone);
        cap = TotalHours.LoosestCap(person.Terms.Periods);
        if (TotalHours.Fullest(set, HourRules.Week).Had > cap) cap = HourRules.Week;
        ceiling = Duration.FromMinutes(person.CeilingMinutesPerWeek);
        if (TotalHours.PastCeiling(settled, ceiling).Count > 0) ceiling = HourRules.Week;

        worked = set.Worked;
        aid = TotalHours.Aid(settled);
    }

    /// <param name="window">Seven days at most.</param>
    public Duration In(Interval window) => Duration.Max(Duration.Zero, Duration.Min(ceiling - DutySet.Sum(aid, window), cap - DutySet.Sum(worked, window)));
}
