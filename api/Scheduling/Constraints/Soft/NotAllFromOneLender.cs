namespace MutualAid.Scheduling.Constraints;

/// <summary>Two or more people on a shift that asks for it are not all from one lender.</summary>
public sealed class NotAllFromOneLender : IConstraint
{
    public static string Name => "not-all-from-one-lender";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from shift in schedule.Shifts
        where shift.Team.MixedLenders
        let people = schedule.TeamOf(shift)
        where people.Count > 1 && people.All(person => person.Lender == people[0].Lender)
        select new Match(Name, new() { Lacking = shift.Minutes }, null, shift.Id, new Fact.OneLender(people[0].Lender, people.Count));
}
