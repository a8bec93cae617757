using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Explain;

/// <summary>How many people fall at the same kind of obstacle, with the first of them as an example.</summary>
/// <param name="Kind">The name of the obstacle's case; for hours, the id of the rule.</param>
public sealed record GapReason(string Kind, int People, Obstacle Example);

/// <summary>Someone who almost could, and what stands between.</summary>
/// <remarks>For people who lack the skill, or meet two obstacles before their hours are looked at, the hours are left out.</remarks>
public sealed record Nearest(PersonId Person, IReadOnlyList<Obstacle> Obstacles);

/// <summary>A shift with empty seats, and why they are empty.</summary>
/// <param name="BelowMinimum">How many of the empty seats the work cannot do without.</param>
/// <param name="CouldTakeIt">People with no obstacle at all; 0 in what the search has finished.</param>
/// <param name="Reasons">Everyone who is not on the shift and cannot be, once each, by their first obstacle; most people first.</param>
/// <param name="Nearest">At most three, fewest obstacles first.</param>
public sealed record Gap(ShiftId Shift, int EmptySeats, int BelowMinimum, int CouldTakeIt, IReadOnlyList<GapReason> Reasons, IReadOnlyList<Nearest> Nearest);

/// <summary>Why seats are empty.</summary>
public static class Gaps
{
    public const int NearestShown = 3;

    /// <summary>One gap for each shift with empty seats, in order of start.</summary>
    public static IReadOnlyList<Gap> Of(Problem problem, IReadOnlyCollection<Assignment> assignments)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var standing = Standing.In(problem);
        var taken = assignments.ToLookup(assignment => assignment.Shift, assignment => assignment.Person);
        var shiftsOf = assignments.ToLookup(assignment => assignment.Person, assignment => shifts[assignment.Shift]);

        return
        [
            .. from shift in problem.Shifts
               let empty = shift.Seats - taken[shift.Id].Count()
               where empty > 0
               orderby shift.Start
               select Of(problem, standing, shift, empty, taken[shift.Id].ToHashSet(), shiftsOf),
        ];
    }

    static Gap Of(Problem problem, Standing standing, Shift shift, int empty, HashSet<PersonId> present, ILookup<PersonId, Shift> shiftsOf)
    {
        var others = problem.People
            .Where(person => !present.Contains(person.Id))
            .Select(person => new Nearest(person.Id, Between(problem, standing, person, shift, shiftsOf[person.Id])))
            .ToArray();

        var stopped = others.Where(other => other.Obstacles.Count > 0).ToArray();

        return new(
            shift.Id,
            empty,
            Math.Max(0, shift.Minimum - present.Count),
            others.Length - stopped.Length,
            [
                .. stopped
                    .GroupBy(other => KindOf(other.Obstacles[0]), (kind, same) => (kind, same: same.ToArray()))
                    .OrderByDescending(group => group.same.Length).ThenBy(group => group.kind, StringComparer.Ordinal)
                    .Select(group => new GapReason(group.kind, group.same.Length, group.same[0].Obstacles[0])),
            ],
            [.. stopped.OrderBy(other => other.Obstacles[0] is Obstacle.NoSkill).ThenBy(other => other.Obstacles.Count).ThenBy(other => other.Person.Value).Take(NearestShown)]);
    }

    static Obstacle[] Between(Problem problem, Standing standing, Person person, Shift shift, IEnumerable<Shift> others)
    {
        Obstacle[] first = [.. standing.Of(person, shift)];

        return first is [] or [not Obstacle.NoSkill] ? [.. first, .. Obstacles.OfHours(problem, person, shift, others)] : first;
    }

    static string KindOf(Obstacle obstacle) => obstacle is Obstacle.Hours(var breach) ? breach.RuleId : obstacle.GetType().Name;
}
