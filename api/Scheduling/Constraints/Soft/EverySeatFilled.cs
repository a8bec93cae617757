using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Constraints;

/// <summary>Someone comes, for every seat.</summary>
public sealed class EverySeatFilled : IConstraint
{
    public static string Name => "every-seat-filled";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from shift in schedule.Shifts
        let empty = shift.Seats - schedule.PeopleOn(shift)
        where empty > 0
        select new Match(Name, Score.Uncovered(shift.Priority, (long)empty * shift.Minutes), null, shift.Id, new Fact.EmptySeats(empty, shift.Seats));
}
