using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Explain;

/// <summary>What one constraint says about a person having a seat.</summary>
/// <param name="Fact">What it finds with the seat and not without; null when the seat only takes something away.</param>
public sealed record CostPart(string Constraint, Score Cost, Fact? Fact);

/// <summary>By how much the score changes because a certain person has a seat, the seat itself left out: why someone is there, or why not.</summary>
/// <param name="Parts">Those that are not zero, dearest first; they add up to the total.</param>
public sealed record SeatCost(Score Total, IReadOnlyList<CostPart> Parts)
{
    /// <summary>For someone on the shift, against not having it; for someone else, against having it. Whether it is lawful is not asked.</summary>
    public static SeatCost Of(Problem problem, IEnumerable<Assignment> assignments, Assignment seat)
    {
        Assignment[] without = [.. assignments.Where(each => each != seat)];
        var others = without.Where(each => each.Person == seat.Person).Select(each => each.Shift).ToHashSet();
        return Of(problem, problem.People.First(person => person.Id == seat.Person), problem.Shifts.First(shift => shift.Id == seat.Shift), others, new(problem, without), new(problem, without, seat.Shift));
    }

    /// <param name="others">The person's other shifts.</param>
    /// <param name="lenders">Without the seat.</param>
    /// <param name="teams">Near the shift, without the person.</param>
    internal static SeatCost Of(Problem problem, Person person, Shift shift, IReadOnlySet<ShiftId> others, LenderLoads lenders, NearTeams teams)
    {
        Assignment[] previous = [.. problem.Previous.Where(each => each.Person == person.Id)];
        var published = previous.Select(each => each.Shift).ToHashSet();
        var alone = problem with
        {
            People = [person],
            Shifts = [.. problem.Shifts.Where(each => each.Id == shift.Id || others.Contains(each.Id) || published.Contains(each.Id))],
            Previous = previous,
        };

        Match[] without = [.. Burdens(alone, others, person), .. teams.Without()];
        Match[] with = [.. Burdens(alone, others.Append(shift.Id), person), .. teams.With(person)];
        CostPart[] parts =
        [
            .. (from constraint in without.Concat(with).Select(match => match.Constraint).Distinct()
               let after = with.Where(match => match.Constraint == constraint)
               let before = without.Where(match => match.Constraint == constraint)
               select new CostPart(constraint, AllConstraints.Sum(after) - AllConstraints.Sum(before), after.Except(before).MaxBy(match => match.Cost)?.Fact))
               .Append(lenders.OneMore(person.Lender, shift))
               .Where(part => part.Cost != default)
               .OrderByDescending(part => part.Cost),
        ];

        return new(parts.Aggregate(default(Score), (sum, part) => sum + part.Cost), parts);
    }

    static IEnumerable<Match> Burdens(Problem problem, IEnumerable<ShiftId> shifts, Person person) =>
        AllConstraints.FindBurdens(new(problem, shifts.Select(shift => new Assignment(shift, person.Id))));
}
