using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

public sealed class ProverTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00", seats: 4) with { Minimum = 2 };
    static readonly Person[] Three = [APerson(1), APerson(2), APerson(3)];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void As_many_more_seats_are_possible_as_there_are_people_for_needed_or_wanted()
    {
        var problem = AProblem(Three, [Monday]);

        Assert.Equal([3, 2, 1, 0], Enumerable.Range(0, 4).Select(count => Proven(problem, [.. Three.Take(count).Select(person => On(Monday, person))]).Proof!.Value.MoreSeats));
    }

    [Fact]
    public void The_best_is_known_to_be_it_unless_its_team_lacks_something()
    {
        var (plain, mixed) = (AProblem(Three, [Monday]), AProblem(Three, [Monday with { Team = new(MixedLenders: true) }]));
        var (best, lacking) = (Proven(plain, All(plain)), Proven(mixed, All(mixed)));

        Assert.Equal((new Proof(0, 0), new Proof(0, 0)), (best.Proof, lacking.Proof));
        Assert.True(best.IsBest);
        Assert.False(lacking.IsBest);
    }

    /// <summary>Ann and Cia must change places with Bo and Dan for both shifts to have a guide; what everything else costs is the same, and proven, before.</summary>
    [Fact]
    public void A_search_does_not_end_while_a_team_lacks_something_that_it_could_have()
    {
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", seats: 2) with { Team = new(Guide: true) }, AShift(2, "2026-02-02 16:00", seats: 2) with { Team = new(Guide: true) }];
        Person[] people = [Guide(1), Learner(2), Guide(3), Learner(4)];
        Assignment[] start = [On(shifts[0], people[0]), On(shifts[0], people[2]), On(shifts[1], people[1]), On(shifts[1], people[3])];

        Assert.Equal(0, Solver.Improve(AProblem(people, shifts) with { Start = start }, new(1, MaxSteps: 100_000, Proves: true), Cancellation).Last().Score.Lacking);

        static Person Guide(int number) => APerson(number) with { CeilingMinutesPerWeek = 480 };
        static Person Learner(int number) => Guide(number) with { Skills = new Dictionary<string, int> { ["ad"] = 2 } };
    }

    static Schedule Proven(Problem problem, Assignment[] assignments)
    {
        var board = new Board(problem);
        var schedule = new Schedule(assignments, AllConstraints.Score(new(problem, assignments)), problem.Shifts.Sum(shift => shift.Seats), assignments.Length);

        return schedule with { Proof = Prover.Of(board, schedule, new Bounding(board, () => schedule).Run(Cancellation).Last()) };
    }
}
