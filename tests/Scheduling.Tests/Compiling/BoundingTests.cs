using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Compiling;

public sealed class BoundingTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Seeds))]
    public void No_schedule_is_ever_below_the_bound(int seed) => Check(RandomProblem.Of(seed), seed);

    /// <summary>Hours are then too many different ones to be priced as what they cost, and a line stands in.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Nor_where_shifts_are_of_odd_minutes(int seed) => Check(RandomProblem.OfOddMinutes(seed), seed);

    static void Check(Problem problem, int seed)
    {
        Schedule[] found = [.. Solver.Improve(problem, new(seed, 30_000), Cancellation)];

        var asked = 0;
        ScheduleBound[] bounds = [.. new Bounding(new(problem), () => found[Math.Min(asked++ / 4, found.Length - 1)]).Run(Cancellation)];

        Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.True(pair.First.EmptySeats < pair.Second.EmptySeats || !pair.Second.Burdens.All(pair.First.Burdens.Contains)));
        foreach (var schedule in found)
        {
            Assert.InRange(ScheduleBound.EmptySeatsOf(schedule.Score), bounds[^1].EmptySeats, long.MaxValue);
            Assert.InRange(Weights.Of(schedule.Score.WithoutSeats()), bounds[^1].LeastBurden(schedule.Score), long.MaxValue);
            Assert.InRange(schedule.Seats - schedule.SeatsFilled, bounds[^1].Count, long.MaxValue);
        }
    }

    /// <summary>A bound of 0 would be one too. Tight problems with many rules: what is not proven is what a mix of rosters can and whole ones cannot, and teams, of which nothing is.</summary>
    [Fact]
    public void On_small_problems_most_schedules_are_proven_the_best()
    {
        var gaps = Gaps(problem => Teamless(problem) with { Inhabitants = new Dictionary<string, int>() });

        Assert.InRange(gaps.Count(gap => gap.Seats == 0), 45, 60);
        Assert.InRange(gaps.Count(gap => gap.Burden == 0), 35, 60);
        Assert.InRange(gaps.Average(gap => gap.Burden), 0, 0.01);
    }

    /// <summary>What lenders bear is bounded by a line, which is not always the best one.</summary>
    [Fact]
    public void Where_lenders_are_compared_little_is_left_unproven() =>
        Assert.InRange(Gaps(Teamless).Average(gap => gap.Burden), 0, 0.01);

    static Problem Teamless(Problem problem) => problem with { Shifts = [.. problem.Shifts.Select(shift => shift with { Team = TeamRules.None })] };

    static (double Seats, double Burden)[] Gaps(Func<Problem, Problem> some) =>
    [
        .. Enumerable.Range(1, 60).Select(seed =>
        {
            var problem = some(RandomProblem.Of(seed));
            var best = Solver.Improve(problem, new(seed, 60_000), Cancellation).Last();
            var bound = new Bounding(new(problem), () => best).Run(Cancellation).Last();
            return (Gap(ScheduleBound.EmptySeatsOf(best.Score), bound.EmptySeats), Gap(Weights.Of(best.Score.WithoutSeats()), bound.LeastBurden(best.Score)));
        }),
    ];

    static double Gap(long cost, long bound) => cost == 0 ? 0 : (double)(cost - bound) / cost;
}
