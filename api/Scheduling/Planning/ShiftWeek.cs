using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Planning;

/// <summary>What a seat asks of the person on it, and to which incident they must be offered.</summary>
public sealed record SeatKind(IncidentId Incident, string SkillId, int Level, bool OnSite)
{
    public static SeatKind Of(Shift shift) => new(shift.Incident, shift.SkillId, shift.Level, shift.OnSite);
}

/// <summary>A week, Monday to Sunday, and the shifts that reach into it. A shift over the night to Monday reaches into two.</summary>
/// <param name="Days">From Monday to Monday on the wall: an hour more or less than seven days where the clocks change.</param>
public sealed record ShiftWeek(LocalDate Monday, Interval Days, IReadOnlyList<Shift> Shifts)
{
    /// <summary>The weeks into which some shift reaches, in order.</summary>
    public static IEnumerable<ShiftWeek> Of(IEnumerable<Shift> shifts, DateTimeZone zone) =>
        from shift in shifts
        let first = WeekOf(shift.Start, zone)
        from week in Enumerable.Range(first, WeekOf(shift.End - Duration.Epsilon, zone) - first + 1)
        group shift by week into reaching
        orderby reaching.Key
        let monday = LocalDays.Monday(reaching.Key)
        select new ShiftWeek(LocalDays.Date(monday), new(LocalDays.Start(monday, zone), LocalDays.Start(monday + 7, zone)), [.. reaching]);

    /// <summary>What all seats of some of the shifts ask for in this week.</summary>
    public long AskedMinutes(IEnumerable<Shift> shifts) => shifts.Sum(shift => shift.Seats * Minutes(shift.Duty.Within(Days.Start, Days.End)));

    /// <summary>What one person would work in this week who had all of the shifts; two at the same time count once.</summary>
    internal long MinutesOfOne(IEnumerable<Shift> shifts) => Minutes(DutySet.Sum(DutySet.Pieces(shifts.Select(shift => shift.Duty)), Days));

    /// <summary>A minute that has begun counts, so that a bound stays one.</summary>
    internal static long Minutes(Duration time) => (long)Math.Ceiling(time.TotalMinutes);

    static int WeekOf(Instant instant, DateTimeZone zone) => LocalDays.Week(LocalDays.Of(instant, zone));
}
