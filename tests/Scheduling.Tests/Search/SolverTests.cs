using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

public sealed class SolverTests
{
    static readonly SearchSettings Short = new(Seed: 7, MaxSteps: 20_000);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void Nothing_unlawful_ever_leaves_the_search(int seed)
    {
        var problem = RandomProblem.Of(seed);
        Schedule? before = null;

        foreach (var schedule in Solver.Improve(problem, new(seed, 6_000), TestContext.Current.CancellationToken))
        {
            Assert.Empty(SlowChecker.Check(problem, schedule.Assignments));
            Assert.True(schedule.Score.IsLawful);
            Assert.Equal(schedule.Score, AllConstraints.Score(new(problem, schedule.Assignments)));
            Assert.True(before is null || schedule.Score < before.Score, "Each schedule is better than the one before.");
            before = schedule;
        }

        Assert.NotNull(before);
        Assert.All(Gaps.Of(problem, before.Assignments), gap => Assert.Equal(0, gap.CouldTakeIt));
    }

    /// <summary>Otherwise the properties of random problems would say nothing of incidents that share people.</summary>
    [Fact]
    public void Many_random_problems_have_people_who_work_for_two_incidents()
    {
        var shared = Enumerable.Range(1, 120).Count(seed =>
        {
            var problem = RandomProblem.Of(seed);
            var incidents = problem.Shifts.ToDictionary(shift => shift.Id, shift => shift.Incident);
            return Solve(problem, new(seed, 0))[^1].Assignments.GroupBy(each => each.Person, each => incidents[each.Shift]).Any(of => of.Distinct().Count() == 2);
        });

        Assert.InRange(shared, 15, 120);
    }

    [Fact]
    public void The_same_seed_and_step_limit_give_the_same_schedules()
    {
        var problem = RandomProblem.Of(11);

        var first = Solve(problem, Short).Select(schedule => (schedule.Score, string.Join(' ', schedule.Assignments)));
        var second = Solve(problem, Short).Select(schedule => (schedule.Score, string.Join(' ', schedule.Assignments)));

        Assert.Equal(first, second);
    }

    [Fact]
    public void A_search_that_is_stopped_before_it_starts_still_answers()
    {
        var problem = AProblem([APerson(1)], [AShift(1, "2026-02-02 08:00"), AShift(2, "2026-02-04 08:00")]) with { Fixed = [On(AShift(1, "2026-02-02 08:00"), APerson(1))] };

        var schedule = Assert.Single(Solver.Improve(problem, new(), new CancellationToken(canceled: true)));

        Assert.Equal(problem.Fixed, schedule.Assignments);
        Assert.Equal((2, 1), (schedule.Seats, schedule.SeatsFilled));
    }

    [Fact]
    public void A_search_without_a_limit_ends_when_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        List<Schedule> found = [];

        foreach (var schedule in Solver.Improve(RandomProblem.Of(3), new(3), stop.Token))
        {
            found.Add(schedule);
            stop.Cancel();
        }

        Assert.InRange(found.Count, 1, 2);
    }

    [Fact]
    public void A_search_that_finds_nothing_better_for_long_gives_up()
    {
        var problem = AProblem([APerson(1)], [AShift(1, "2026-02-02 08:00")]);

        Assert.Equal(1, Solver.Improve(problem, new(IdleSteps: 1_000), TestContext.Current.CancellationToken).Last().SeatsFilled);
    }

    [Fact]
    public void Fixed_assignments_are_kept_even_when_they_break_a_rule_and_the_rest_is_scheduled_lawfully()
    {
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 00:00"), AShift(3, "2026-02-03 08:00"), AShift(4, "2026-02-09 08:00")];
        var problem = AProblem([APerson(1), APerson(2)], shifts) with { Fixed = [On(shifts[0], APerson(1)), On(shifts[1], APerson(1))] };

        var best = Solve(problem, Short)[^1];

        Assert.Subset(best.Assignments.ToHashSet(), problem.Fixed.ToHashSet());
        Assert.Equal((4, 0L), (best.SeatsFilled, best.Score.UnlawfulMinutes));
        Assert.Contains(On(shifts[2], APerson(2)), best.Assignments);
    }

    [Fact]
    public void A_forbidden_assignment_is_never_made()
    {
        var shift = AShift(1, "2026-02-02 08:00");
        var problem = AProblem([APerson(1)], [shift]) with { Forbidden = [On(shift, APerson(1))] };

        Assert.All(Solve(problem, Short), schedule => Assert.Empty(schedule.Assignments));
    }

    [Fact]
    public void A_search_that_starts_from_a_schedule_is_never_worse_than_it()
    {
        var problem = RandomProblem.Of(8) with { Fixed = [], Start = [], Previous = [] };
        var best = Solve(problem, new(1, 50_000))[^1];

        var resumed = Solver.Improve(problem with { Start = best.Assignments }, new(2, 0), TestContext.Current.CancellationToken).First();

        Assert.True(resumed.Score <= best.Score);
        Assert.Subset(resumed.Assignments.ToHashSet(), best.Assignments.ToHashSet());
    }

    [Fact]
    public void What_is_no_longer_lawful_in_the_start_is_left_out()
    {
        var (shift, other) = (AShift(1, "2026-02-02 08:00"), AShift(2, "2026-02-04 08:00"));
        var problem = AProblem([APerson(1) with { Leave = [Whole("2026-02-02", "2026-02-03")] }], [shift, other]) with { Start = [On(shift, APerson(1)), On(other, APerson(1)), On(shift, APerson(7))] };

        Assert.Equal([On(other, APerson(1))], Solve(problem, Short)[^1].Assignments);
    }

    [Fact]
    public void A_published_schedule_is_disturbed_as_little_as_one_absence_allows()
    {
        Shift[] shifts = [.. Enumerable.Range(0, 10).Select(day => AShift(day, $"2026-02-{day + 2:00} 08:00", seats: 2))];
        Person[] people = [.. Enumerable.Range(1, 6).Select(APerson)];
        var published = Solve(AProblem(people, shifts), Short)[^1];
        var absent = people[0] with { Leave = [Whole("2026-02-01", "2026-03-01")] };

        var replanned = Solve(AProblem([absent, .. people[1..]], shifts) with { Previous = published.Assignments }, Short)[^1];

        Assert.Equal(20, published.SeatsFilled);
        Assert.Equal(20, replanned.SeatsFilled);
        Assert.Equal(replanned.Score.Disturbed, ScheduleDiff.Between(published.Assignments, replanned.Assignments).Changed);
        Assert.InRange(replanned.Score.Disturbed, 1, 3);
    }

    [Fact]
    public void Seats_that_matter_more_are_filled_first()
    {
        var (less, more) = (AShift(1, "2026-02-02 08:00", priority: 3), AShift(2, "2026-02-02 09:00", priority: 1));

        Assert.Equal([On(more, APerson(1))], Solve(AProblem([APerson(1)], [less, more]), Short)[^1].Assignments);
    }

    [Fact]
    public void Where_two_incidents_want_the_same_person_the_seat_that_matters_more_is_filled_whosever_it_is()
    {
        var shared = APerson(1) with { Offered = [AnOffer("2026-02-01", "2026-03-01"), AnOffer("2026-02-01", "2026-03-01") with { Incident = Norrkoping }] };
        var (here, there) = (AShift(1, "2026-02-02 08:00", priority: 2), InNorrkoping(AShift(2, "2026-02-02 10:00", priority: 2)));

        Assert.Equal([On(there, shared)], Solve(AProblem([shared], [here, there with { Priority = 1 }]), Short)[^1].Assignments);
        Assert.Equal([On(here, shared)], Solve(AProblem([shared], [here with { Priority = 1 }, there]), Short)[^1].Assignments);
    }

    [Fact]
    public void Who_is_offered_to_both_incidents_works_in_both_with_time_for_the_road_between()
    {
        var shared = APerson(1) with { TravelMinutes = 12 * 60, Offered = [AnOffer("2026-02-01", "2026-03-01"), AnOffer("2026-02-01", "2026-03-01") with { Incident = Norrkoping }] };
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", onSite: true), InNorrkoping(AShift(2, "2026-02-03 08:00", onSite: true)), InNorrkoping(AShift(3, "2026-02-03 15:00", onSite: true))];

        Assert.Equal([On(shifts[0], shared), On(shifts[2], shared)], Solve(AProblem([shared], shifts), Short)[^1].Assignments);
    }

    [Fact]
    public void A_chain_of_people_who_give_up_a_shift_fills_the_last_seat()
    {
        // Only Ann can take the network seat, only Ann and Bo the first desk, everyone the second; all at the same time.
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", skill: "c", priority: 1), AShift(2, "2026-02-02 08:00", skill: "b", priority: 1), AShift(3, "2026-02-02 08:00", skill: "a", priority: 1)];
        Person[] people = [Knows(1, "a", "b", "c"), Knows(2, "a", "b"), Knows(3, "a")];
        var problem = AProblem(people, shifts) with { Start = [On(shifts[2], people[0]), On(shifts[1], people[1])] };

        Assert.Equal(3, Solve(problem, Short)[^1].SeatsFilled);
    }

    [Fact]
    public void No_shifts_and_no_people_are_answered_too()
    {
        Assert.Equal((0, 0), Filled(AProblem([APerson(1)], [])));
        Assert.Equal((1, 0), Filled(AProblem([], [AShift(1, "2026-02-02 08:00")])));
        Assert.Equal((1000, 1), Filled(AProblem([APerson(1)], [AShift(1, "2026-02-02 08:00", seats: 1000)])));
        Assert.Equal((1, 1), Filled(AProblem([APerson(1), APerson(1)], [AShift(1, "2026-02-02 08:00"), AShift(1, "2026-02-02 08:00")])));
    }

    static (int, int) Filled(Problem problem)
    {
        var best = Solve(problem, Short)[^1];
        return (best.Seats, best.SeatsFilled);
    }

    static Person Knows(int number, params string[] skills) => APerson(number) with { Skills = skills.ToDictionary(skill => skill, _ => 3) };

    static Schedule[] Solve(Problem problem, SearchSettings settings) => [.. Solver.Improve(problem, settings, TestContext.Current.CancellationToken)];
}
