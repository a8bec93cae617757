using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Compiling;

public sealed class CompiledProblemTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 80)];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lenders apart, who are bounded and not counted.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void A_schedule_costs_as_rosters_what_the_rulebook_says(int seed) => Check(RandomProblem.Of(seed), seed);

    [Fact]
    public void So_it_does_where_hours_are_of_too_many_lengths_to_be_priced_as_one()
    {
        var lines = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = RandomProblem.OfOddMinutes(seed);
            Check(problem, seed);
            lines += CompiledProblem.Of(new(problem), Counted.Everything, Cancellation)!.Rostering.People.Count(person => person.LengthCost is null);
        }

        Assert.InRange(lines, 5, 1_000);
    }

    static void Check(Problem random, int seed)
    {
        var problem = random with { Inhabitants = new Dictionary<string, int>() };
        var board = new Board(problem);
        var (everything, seats) = (CompiledProblem.Of(board, Counted.EmptySeats, Cancellation)!.CountingEverything([]), CompiledProblem.Of(board, Counted.EmptySeats, Cancellation)!);

        foreach (var schedule in Solver.Improve(problem, new(seed, 4_000), Cancellation))
        {
            var score = AllConstraints.Score(new(problem, schedule.Assignments));
            Assert.Equal(Weights.Of(score with { Lacking = 0 }), Cost(board, everything, schedule));
            Assert.Equal(ScheduleBound.EmptySeatsOf(score), Cost(board, seats, schedule));
        }
    }

    /// <summary>Rest enough, but slept in the day: the second night is not the first again, also where the clocks change in it.</summary>
    [Theory]
    [InlineData("2026-02-02 22:00", "2026-02-04 01:00")]
    [InlineData("2026-03-27 22:00", "2026-03-29 01:00")]
    [InlineData("2026-10-23 22:00", "2026-10-25 01:00")]
    public void A_night_is_felt_in_the_next_one_though_no_shift_starts_on_the_day_between(string first, string second)
    {
        Shift[] nights = [AShift(1, first), AShift(2, second)];
        var problem = AProblem([APerson(1)], nights);
        var board = new Board(problem);

        var score = AllConstraints.Score(new(problem, All(problem)));

        Assert.True(score.IsLawful);
        Assert.NotEqual(nights.Sum(night => Find<FewTiredHours>(APerson(1), night)[0].Cost.Wear), Find<FewTiredHours>(problem, All(problem)).Sum(match => match.Cost.Wear));
        Assert.Equal(Weights.Of(score), Cost(board, CompiledProblem.Of(board, Counted.Everything, Cancellation)!, new(All(problem), score, 2, 2)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_roster_is_read_as_the_shifts_that_it_was_made_of(int seed)
    {
        var problem = RandomProblem.Of(seed);
        var board = new Board(problem);
        var compiled = CompiledProblem.Of(board, Counted.Everything, Cancellation)!;
        var schedule = Solver.Improve(problem, new(seed, 4_000), Cancellation).Last();

        var read = compiled.Rosters(board.Numbered(schedule.Assignments)).Select(compiled.Read).SelectMany(each => each.Shifts, (each, shift) => (shift, each.Person));

        Assert.Equal(board.Numbered(schedule.Assignments).Except(board.Fixed), read.Order());
    }

    [Fact]
    public void To_price_a_roster_that_is_known_already_allocates_nothing()
    {
        Shift[] shifts = [.. Enumerable.Range(1, 8).Select(day => AShift(day, $"2026-02-{day:00} 08:00"))];
        var problem = AProblem([APerson(1) with { WouldRatherNotWorkNights = true }], shifts) with { Previous = [On(shifts[0], APerson(1))] };
        var compiled = CompiledProblem.Of(new Board(problem), Counted.Everything, Cancellation)!;
        var (pricing, rosters) = (new Pricing(), new PersonRosters(compiled.Rostering, 0));
        double[] prices = [.. compiled.Rostering.Demands.Select(demand => Pricing.Rounded(demand.Missing))];

        Assert.Equal(7, rosters.Price(pricing, prices).Roster!.Demands.Length);
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            rosters.Price(pricing, prices);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    [Fact]
    public void A_day_of_countless_little_shifts_is_not_looked_at_roster_by_roster()
    {
        Shift[] shifts = [.. Enumerable.Range(0, 48).Select(number => AShift(number, "2026-02-02 00:00") is var first
            ? first with { Start = first.Start + Duration.FromMinutes(25 * number), End = first.Start + Duration.FromMinutes(25 * number + 25) } : first)];

        Assert.Null(CompiledProblem.Of(new Board(AProblem([APerson(1)], shifts)), Counted.Everything, Cancellation));
    }

    static long Cost(Board board, CompiledProblem compiled, Schedule schedule)
    {
        var rosters = compiled.Rosters(board.Numbered(schedule.Assignments)).ToArray();
        Assert.Equal(compiled.Rostering.People.Count, rosters.Length);

        var counts = rosters.SelectMany(roster => roster.Demands).CountBy(demand => demand).ToDictionary();
        return compiled.Settled + rosters.Sum(roster => roster.Cost) + compiled.Rostering.Demands.Select((demand, index) => demand.Cost(counts.GetValueOrDefault(index))).Sum();
    }
}
