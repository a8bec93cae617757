using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>As many come as the work cannot do without.</summary>
public sealed class MinimumSeatsFilled : IConstraint
{
    public static string Name => "minimum-seats-filled";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from shift in schedule.Shifts
        let empty = shift.Minimum - schedule.PeopleOn(shift)
        where empty > 0
        select new Match(Name, Score.Uncovered(shift.Priority, (long)empty * shift.Minutes), null, shift.Id, new Fact.EmptySeats(empty, shift.Minimum));
}
