using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

/// <summary>What the engine finds is held against every schedule that there is.</summary>
public sealed class ReplanningTests
{
    const int Steps = 50_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_small_problem_is_solved_as_well_as_it_can_be(int seed)
    {
        var problem = RandomProblem.Small(seed);

        Assert.Equal(Enumeration.Best(problem), Solve(problem, Steps).Score);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void After_an_absence_a_late_request_or_an_early_release_as_many_seats_are_filled_and_as_few_people_disturbed_as_can_be(int seed)
    {
        var problem = Replanned(seed);

        var best = Solve(problem, Steps);

        Assert.Equal(Enumeration.Best(problem), best.Score);
        Assert.Empty(SlowChecker.Check(problem, best.Assignments));
        Assert.Subset(best.Assignments.ToHashSet(), problem.Fixed.ToHashSet());
    }

    /// <summary>A published schedule to which something happens; some people have said yes to their shifts by then.</summary>
    static Problem Replanned(int seed)
    {
        var random = new Random(seed);
        var planned = RandomProblem.Small(seed);
        var isLate = random.Next(3) == 0;
        var before = isLate ? planned with { Shifts = [.. planned.Shifts.Skip(2)] } : planned;
        var published = Solve(before, 3_000).Assignments;

        var problem = planned with { Previous = published, Fixed = [.. published.Where(_ => random.Next(6) == 0)] };
        if (isLate || published.Count == 0)
            return problem;

        // Someone with published shifts is away for a day or two, or goes home.
        var hit = published[random.Next(published.Count)];
        var shift = planned.Shifts.First(each => each.Id == hit.Shift);
        var isHome = random.Next(2) == 0;

        return problem with { People = [.. planned.People.Select(person => person.Id != hit.Person ? person : isHome ? GoesHome(person, shift.Start) : person with { Leave = [new(shift.Start, shift.Start + Hours(24 * random.Next(1, 4)))] })] };
    }

    static Person GoesHome(Person person, Instant when) => person with { Offered = [.. person.Offered.Where(offer => offer.Time.Start < when).Select(offer => offer with { Time = new(offer.Time.Start, Instant.Min(offer.Time.End, when)) })] };

    static Schedule Solve(Problem problem, long steps) => Solver.Improve(problem, new(1, steps), TestContext.Current.CancellationToken).Last();
}
