using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Planning;

/// <summary>What the two caps on seven days leave a person beside everything else that they work.</summary>
/// <remarks>
/// Who works more than a cap allows already has nothing left. A mode in which the cap of the terms does not stop, such as the crisis
/// agreement, leaves only that of the lender.
/// </remarks>
sealed class HoursLeft(Person person, DateTimeZone zone)
{
    readonly IReadOnlyList<Interval> worked = new DutySet(person.BusyDuties, zone).Worked;
    readonly Interval[] aid = TotalHours.Aid(person.BusyDuties);
    readonly Duration ceiling = Duration.FromMinutes(person.CeilingMinutesPerWeek);

    /// <summary>
    /// The week in which the clocks go back is an hour longer than seven days: it holds what its first seven days do, and what can be had of
    /// that hour without filling its last seven too far.
    /// </summary>
    public Duration In(ShiftWeek week)
    {
        var since = week.Shifts.Min(shift => shift.Start);
        var hourMore = Duration.Max(week.Days.Duration - HourRules.Week, Duration.Zero);

        return In(new(week.Days.Start, week.Days.Start + HourRules.Week), since)
            + Duration.Min(hourMore, In(new(week.Days.End - HourRules.Week, week.Days.End), since));
    }

    Duration In(Interval sevenDays, Instant since) => Duration.Max(
        Duration.Zero,
        Duration.Min(Cap(since, sevenDays.End) - DutySet.Sum(worked, sevenDays), ceiling - DutySet.Sum(aid, sevenDays)));

    /// <summary>The loosest of the caps in force meanwhile: a week is judged by the one under which the last of its work begins.</summary>
    Duration Cap(Instant from, Instant to) => TotalHours.LoosestCap(person.Terms.Periods.Where(period => from < period.InForce.Until() && period.InForce.From() < to));
}
