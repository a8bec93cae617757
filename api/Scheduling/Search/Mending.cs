using MutualAid.Scheduling.Model;

namespace MutualAid.Scheduling.Search;

/// <summary>Fills the seats that some people of a published schedule leave, within a part of the problem that is small however large the whole is.</summary>
/// <remarks>
/// The part is the shifts that lose somebody, everyone offered who has the skill for one of them, and the shifts that these have: they may hand them over to each other. Everybody else keeps what is published, and a
/// seat that was empty before stays so, since filling it would disturb more people than the absence does. What the part cannot see whole it does not look at: liaisons, and the teams of shifts that others are on too.
/// <see cref="Solver"/> with the whole problem looks further.
/// </remarks>
public static class Mending
{
    /// <param name="problem">As it is now, with the published schedule as <see cref="Problem.Previous"/>.</param>
    /// <param name="away">Those to whom something has happened, such as leave; what they can keep they keep.</param>
    /// <returns>The whole schedule, in no order.</returns>
    public static IReadOnlyList<Assignment> Of(Problem problem, IReadOnlySet<PersonId> away, SearchSettings settings, CancellationToken stop)
    {
        Assignment[] published = [.. problem.Previous.Union(problem.Fixed)];
        var left = published.Where(each => away.Contains(each.Person)).Select(each => each.Shift).ToHashSet();
        Shift[] asking = [.. problem.Shifts.Where(shift => left.Contains(shift.Id))];
        Person[] near = [.. problem.People.Where(person => away.Contains(person.Id) || Array.Exists(asking, shift => IsAskedBy(shift, person)))];
        var people = near.Select(person => person.Id).ToHashSet();
        var theirs = published.ToLookup(each => people.Contains(each.Person));
        var seats = theirs[true].CountBy(each => each.Shift).ToDictionary();
        var others = theirs[false].CountBy(each => each.Shift).ToDictionary();

        var part = problem with
        {
            People = near,
            Shifts = [.. problem.Shifts.Where(shift => seats.ContainsKey(shift.Id)).Select(shift => OfPart(shift, seats[shift.Id], others.GetValueOrDefault(shift.Id)))],
            Fixed = [.. problem.Fixed.Where(each => people.Contains(each.Person))],
            Previous = [.. problem.Previous.Where(each => people.Contains(each.Person))],
            Start = [],
        };

        return [.. theirs[false], .. Solver.Improve(part, settings, stop).Last().Assignments];
    }

    static Shift OfPart(Shift shift, int seats, int others) => shift with
    {
        Seats = seats,
        Minimum = Math.Max(0, shift.Minimum - others),
        Team = others == 0 ? shift.Team with { Liaisons = null } : TeamRules.None,
    };

    static bool IsAskedBy(Shift shift, Person person) =>
        person.Skills.TryGetValue(shift.SkillId, out var level) && level >= shift.Level && person.Offered.Any(offer => offer.Holds(shift));
}
