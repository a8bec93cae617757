using MutualAid.Scheduling.Model;
using NodaTime;

namespace MutualAid.Scheduling.Constraints;

/// <summary>While anybody is on a shift that asks for it, its liaison is on duty: whoever takes the questions, so that the others work in peace.</summary>
/// <remarks>Each minute without one is a minute that the team lacks something. Liaisons may relieve one another.</remarks>
public sealed class LiaisonOnDuty : IConstraint
{
    public static string Name => "liaison-on-duty";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from shift in schedule.Shifts
        let needs = shift.Team.Liaisons
        where needs is not null && schedule.PeopleOn(shift) > 0
        let without = Without(shift, schedule.Shifts.Where(liaison => needs.Contains(liaison.Need) && schedule.PeopleOn(liaison) > 0))
        where without > 0
        select new Match(Name, new() { Lacking = without }, null, shift.Id, new Fact.NoLiaison(without));

    /// <summary>Minutes of the shift in which none of the liaisons is on duty.</summary>
    static long Without(Shift shift, IEnumerable<Shift> liaisons)
    {
        var (without, until) = (Duration.Zero, Instant.Min(Instant.Max(shift.Start, shift.Team.LiaisonUntil), shift.End));
        foreach (var liaison in liaisons.OrderBy(liaison => liaison.Start))
        {
            if (liaison.Start > until) without += Instant.Min(liaison.Start, shift.End) - until;
            until = Instant.Min(Instant.Max(until, liaison.End), shift.End);
        }

        return Minutes((without + (shift.End - until)).BclCompatibleTicks);
    }

    /// <summary>A minute that has begun counts.</summary>
    /// <param name="ticks">Of 100 ns.</param>
    internal static long Minutes(long ticks) => (ticks + NodaConstants.TicksPerMinute - 1) / NodaConstants.TicksPerMinute;
}
