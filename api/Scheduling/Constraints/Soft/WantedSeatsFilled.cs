namespace MutualAid.Scheduling.Constraints;

/// <summary>As many come as are wanted, once no minimum anywhere can be met better.</summary>
public sealed class WantedSeatsFilled : IConstraint
{
    public static string Name => "wanted-seats-filled";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from shift in schedule.Shifts
        let empty = shift.Seats - Math.Max(shift.Minimum, schedule.PeopleOn(shift))
        where empty > 0
        select new Match(Name, new() { Wanted = (long)empty * shift.Minutes }, null, shift.Id, new Fact.EmptySeats(empty, shift.Seats));
}
