namespace MutualAid.Scheduling.Constraints;

/// <summary>Whoever has published shifts keeps exactly those, as far as it goes.</summary>
/// <remarks>One person counts once, however many of their shifts change. People who had none are not disturbed by being asked.</remarks>
public sealed class PublishedShiftsStand : IConstraint
{
    public static string Name => "published-shifts-stand";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        where person.Previous.Count > 0
        let kept = person.Shifts.Count(shift => person.Previous.Contains(shift.Id))
        where kept < person.Previous.Count || kept < person.Shifts.Count
        select new Match(Name, new() { Disturbed = 1 }, person.Person.Id, null, new Fact.Changed(person.Shifts.Count - kept, person.Previous.Count - kept));
}
