using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Explain;

/// <summary>Something in a problem that cannot be as it is said to be. A closed set.</summary>
public abstract record Contradiction
{
    Contradiction() { }

    /// <summary>The same person is there twice; the first counts.</summary>
    public sealed record PersonTwice(PersonId Person) : Contradiction;

    /// <summary>The same shift is there twice; the first counts.</summary>
    public sealed record ShiftTwice(ShiftId Shift) : Contradiction;

    /// <summary>A fixed assignment names a person or a shift that is not in the problem; it is left out.</summary>
    public sealed record FixedUnknown(Assignment Assignment) : Contradiction;

    /// <summary>A fixed assignment that could not have been made today; it is kept.</summary>
    public sealed record FixedUnlawful(Assignment Assignment, IReadOnlyList<Obstacle> Obstacles) : Contradiction;

    /// <summary>More people are fixed to a shift than it has seats; all are kept.</summary>
    public sealed record FixedBeyondSeats(ShiftId Shift, int Fixed, int Seats) : Contradiction;

    /// <summary>Nobody in the problem could ever take a seat of this shift.</summary>
    public sealed record NobodyCan(ShiftId Shift) : Contradiction;
}

/// <summary>What is wrong with a problem before any search. The rest is scheduled all the same.</summary>
public static class Contradictions
{
    public static IReadOnlyList<Contradiction> Of(Problem problem)
    {
        List<Contradiction> found = [];
        var people = new Dictionary<PersonId, Person>();
        var shifts = new Dictionary<ShiftId, Shift>();

        foreach (var person in problem.People)
            if (!people.TryAdd(person.Id, person))
                found.Add(new Contradiction.PersonTwice(person.Id));

        foreach (var shift in problem.Shifts)
            if (!shifts.TryAdd(shift.Id, shift))
                found.Add(new Contradiction.ShiftTwice(shift.Id));

        var known = problem.Fixed.Distinct().ToLookup(each => people.ContainsKey(each.Person) && shifts.ContainsKey(each.Shift));
        found.AddRange(known[false].Select(assignment => new Contradiction.FixedUnknown(assignment)));

        var standing = Standing.In(problem);
        var shiftsOf = known[true].ToLookup(assignment => assignment.Person, assignment => shifts[assignment.Shift]);

        foreach (var assignment in known[true])
        {
            var (person, shift) = (people[assignment.Person], shifts[assignment.Shift]);
            var others = shiftsOf[person.Id].Where(other => other.Id != shift.Id);
            Obstacle[] obstacles = [.. standing.Of(person, shift), .. Obstacles.OfHours(problem, person, shift, others)];

            if (obstacles.Length > 0)
                found.Add(new Contradiction.FixedUnlawful(assignment, obstacles));
        }

        found.AddRange(
            from fixedTo in known[true].GroupBy(assignment => assignment.Shift)
            let seats = shifts[fixedTo.Key].Seats
            where fixedTo.Count() > seats
            select new Contradiction.FixedBeyondSeats(fixedTo.Key, fixedTo.Count(), seats));

        found.AddRange(
            from shift in shifts.Values
            where !people.Values.Any(person => standing.None(person, shift))
            select new Contradiction.NobodyCan(shift.Id));

        return found;
    }
}
