using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Compiling;

public sealed class SeatFlowTests
{
    const int Important = 1728 * 8 * 60;

    [Fact]
    public void It_is_never_above_the_best_of_all_schedules_and_often_just_that()
    {
        var (most, reached) = (200, 0);

        for (var seed = 1; seed <= most; seed++)
        {
            var problem = RandomProblem.Small(seed);
            var (least, best) = (Least(problem), ScheduleBound.EmptySeatsOf(Enumeration.Best(problem)));

            Assert.InRange(least, 0, best);
            if (least == best)
                reached++;
        }

        Assert.InRange(reached, most / 2, most);
    }

    [Fact]
    public void It_is_never_above_what_is_found_where_things_are_fixed_and_broken()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            var problem = RandomProblem.Of(seed);
            var found = Solver.Improve(problem, new(seed, 2_000), TestContext.Current.CancellationToken).Last();

            Assert.InRange(Least(problem), 0, ScheduleBound.EmptySeatsOf(found.Score));
        }
    }

    [Fact]
    public void Nobody_is_in_two_incidents_at_once()
    {
        var shared = APerson(1) with { Offered = [AnOffer("2026-02-01", "2026-03-01"), AnOffer("2026-02-01", "2026-03-01") with { Incident = Norrkoping }] };
        Shift[] shifts = [AShift(1, "2026-02-02 08:00"), InNorrkoping(AShift(2, "2026-02-02 10:00")), AShift(3, "2026-02-02 18:00")];

        Assert.Equal(2 * Important, Least(AProblem([shared], shifts)));
        Assert.Equal(Important, Least(AProblem([shared, APerson(2)], shifts)));
    }

    [Fact]
    public void A_week_has_no_more_shifts_than_the_lenders_ceiling_has_hours_for()
    {
        Shift[] shifts = [.. Enumerable.Range(0, 5).Select(day => AShift(day, $"2026-02-0{day + 2} 08:00"))];

        Assert.Equal(0, Least(AProblem([APerson(1)], shifts)));
        Assert.Equal(2 * Important, Least(AProblem([APerson(1) with { CeilingMinutesPerWeek = 31 * 60 }], shifts)));
    }

    [Fact]
    public void What_matters_less_is_left_empty()
    {
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", priority: 3), AShift(2, "2026-02-02 09:00", priority: 1)];

        Assert.Equal(12 * 8 * 60, Least(AProblem([APerson(1)], shifts)));
        Assert.Equal(1, new SeatFlow(new(AProblem([APerson(1)], shifts))).LeastEmpty(_ => (1, 1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_shift_that_fills_the_rest_between_two_makes_them_one_stretch()
    {
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", 4), AShift(2, "2026-02-02 14:00", 4), AShift(3, "2026-02-02 12:00", 2)];

        Assert.Equal(0, Least(AProblem([APerson(1)], shifts)));
        Assert.Equal(Important / 2, Least(AProblem([APerson(1)], shifts[..2])));
    }

    [Fact]
    public void What_is_only_wanted_is_left_empty_first()
    {
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", seats: 2) with { Minimum = 1 }, AShift(2, "2026-02-02 09:00", seats: 2) with { Minimum = 1 }];

        Assert.Equal(2 * 8 * 60, Least(AProblem([APerson(1), APerson(2)], shifts)));
        Assert.Equal(Important + 2 * 8 * 60, Least(AProblem([APerson(1)], shifts)));
    }

    static long Least(Problem problem) => new SeatFlow(new(problem)).LeastEmpty(ScheduleBound.Worth, TestContext.Current.CancellationToken);
}
