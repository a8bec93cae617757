using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Explain;

/// <summary>What changes for one person; shifts in order of id.</summary>
public sealed record PersonDiff(PersonId Person, IReadOnlyList<ShiftId> Added, IReadOnlyList<ShiftId> Removed, IReadOnlyList<ShiftId> Kept)
{
    public bool IsUnchanged => Added.Count == 0 && Removed.Count == 0;
}

/// <summary>The difference between two schedules, person by person: everyone who is in either.</summary>
public sealed record ScheduleDiff(IReadOnlyList<PersonDiff> People)
{
    public int Changed => People.Count(person => !person.IsUnchanged);

    public int Untouched => People.Count(person => person.IsUnchanged);

    public static ScheduleDiff Between(IEnumerable<Assignment> previous, IEnumerable<Assignment> next)
    {
        var before = previous.Distinct().ToLookup(assignment => assignment.Person, assignment => assignment.Shift);
        var after = next.Distinct().ToLookup(assignment => assignment.Person, assignment => assignment.Shift);

        return new(
        [
            .. from person in before.Select(each => each.Key).Union(after.Select(each => each.Key))
               orderby person.Value
               select new PersonDiff(
                   person,
                   InOrder(after[person].Except(before[person])),
                   InOrder(before[person].Except(after[person])),
                   InOrder(before[person].Intersect(after[person]))),
        ]);
    }

    static ShiftId[] InOrder(IEnumerable<ShiftId> shifts) => [.. shifts.OrderBy(shift => shift.Value)];
}
