namespace MutualAid.Scheduling.Constraints;

/// <summary>Who has begun on a task goes on with it: each change is a hand-over from one person to another.</summary>
/// <remarks>A person's shifts in a row that are of different needs are a change; it costs half an hour of dislike, what a hand-over takes.</remarks>
public sealed class FewChangesOfTask : IConstraint
{
    public const int MinutesPerChange = 30;

    public static string Name => "few-changes-of-task";

    public static IEnumerable<Match> Find(ScheduleView schedule) =>
        from person in schedule.People
        let changes = person.Shifts.Zip(person.Shifts.Skip(1)).Count(pair => pair.First.Need != pair.Second.Need)
        where changes > 0
        select new Match(Name, new() { Dislike = MinutesPerChange * (long)changes }, person.Person.Id, null, new Fact.TaskChanges(changes));
}
