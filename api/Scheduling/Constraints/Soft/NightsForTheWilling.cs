namespace MutualAid.Scheduling.Constraints;

/// <summary>Nights go to people who do not mind them.</summary>
public sealed class NightsForTheWilling : IConstraint
{
    public static string Name => "nights-for-the-willing";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        where person.Person.WouldRatherNotWorkNights
        from shift in person.Shifts
        where schedule.IsNight(shift)
        select new Match(Name, new() { Dislike = shift.Minutes }, person.Person.Id, shift.Id, new Fact.UnwantedNight());
}
