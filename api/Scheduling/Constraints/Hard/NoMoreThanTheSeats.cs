namespace MutualAid.Scheduling.Constraints;

/// <summary>A shift has at most as many people as seats, unless more were settled beforehand.</summary>
public sealed class NoMoreThanTheSeats : IConstraint
{
    public static string Name => "no-more-than-the-seats";

    public static IEnumerable<Match> Find(ScheduleView schedule)
    {
        var settled = schedule.People.SelectMany(person => person.Fixed).CountBy(shift => shift).ToDictionary();

        return
            from shift in schedule.Shifts
            let people = schedule.PeopleOn(shift)
            let allowed = Math.Max(shift.Seats, settled.GetValueOrDefault(shift.Id))
            where people > allowed
            select new Match(Name, new() { UnlawfulMinutes = (long)(people - allowed) * shift.Minutes }, null, shift.Id, new Fact.TooManyPeople(people, shift.Seats));
    }
}
