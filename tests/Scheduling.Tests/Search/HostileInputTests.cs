using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Search;

/// <summary>Problems that nobody should send and somebody will: each gets a lawful schedule, or is refused in words.</summary>
public sealed class HostileInputTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00");
    static readonly Shift Wednesday = AShift(2, "2026-02-04 08:00");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void No_shifts_or_no_people_are_proven_to_be_nothing_to_do()
    {
        AssertSettled(AProblem([APerson(1)], []));
        AssertSettled(AProblem([], [Monday]));
        AssertSettled(AProblem([], []));
    }

    [Fact]
    public void Where_nobody_has_the_skill_the_empty_schedule_is_proven_the_best() =>
        AssertSettled(AProblem([APerson(1), APerson(2)], [AShift(1, "2026-02-02 08:00", skill: "cobol"), AShift(2, "2026-02-04 08:00", level: int.MaxValue)]));

    [Fact]
    public void One_person_takes_one_of_a_thousand_seats() => Assert.Equal((1000, 1), Filled(AProblem([APerson(1)], [AShift(1, "2026-02-02 08:00", seats: 1000)])));

    [Fact]
    public void Of_people_or_shifts_with_the_same_id_the_first_counts()
    {
        var unskilled = APerson(1) with { Skills = new Dictionary<string, int>() };

        Assert.Equal((1, 0), Filled(AProblem([unskilled, APerson(1)], [Monday])));
        Assert.Equal((1, 1), Filled(AProblem([APerson(1), unskilled], [Monday, Monday])));
        Assert.Equal((1, 1), Filled(AProblem([APerson(1)], [Monday, Monday with { Seats = 5, SkillId = "cobol", Start = Wednesday.Start, End = Wednesday.End }])));
        Assert.Equal((5, 0), Filled(AProblem([APerson(1)], [Monday with { Seats = 5, SkillId = "cobol" }, Monday])));
    }

    [Fact]
    public void The_night_when_the_clocks_go_forward_is_an_hour_of_rest_short()
    {
        Shift[] shifts = [AShift(1, "2026-03-28 12:00"), AShift(2, "2026-03-29 07:00")];

        Assert.Equal((2, 1), Filled(AProblem([APerson(1)], shifts)));
        Assert.Equal((2, 2), Filled(AProblem([APerson(1)], [shifts[0], AShift(2, "2026-03-29 08:00")])));
    }

    [Fact]
    public void The_night_when_the_clocks_go_back_is_an_hour_longer()
    {
        Assert.Equal((2, 2), Filled(AProblem([APerson(1)], [AShift(1, "2026-10-24 12:00"), AShift(2, "2026-10-25 06:00")])));

        // A shift over that night, from 22:00 to 11:00 by the clock, is fourteen hours: one too many.
        var night = AShift(1, "2026-10-24 22:00", hours: 14);
        Assert.Equal((1, 0), Filled(AProblem([APerson(1)], [night with { End = At("2026-10-25 11:00") }])));
        Assert.Equal((1, 1), Filled(AProblem([APerson(1)], [night with { End = At("2026-10-25 10:00") }])));
    }

    [Fact]
    public void What_is_published_and_lawful_no_longer_is_replaced_and_what_is_unknown_is_left_out()
    {
        Shift[] shifts = [Monday, AShift(2, "2026-02-02 10:00"), Wednesday with { Id = new(Id(1, 3)) }];
        var (ann, bo) = (APerson(1), APerson(2));
        var problem = AProblem([ann, bo], shifts) with
        {
            // Two at a time for Ann, one on two seats, a stranger, and a shift that is gone.
            Previous = [On(shifts[0], ann), On(shifts[1], ann), On(shifts[2], ann), On(shifts[2], bo), On(shifts[0], APerson(9)), On(AShift(9, "2026-02-06 08:00"), bo), On(shifts[0], ann)],
        };

        var best = Answer(problem);

        Assert.Equal((3, 2L), (best.SeatsFilled, best.Score.Disturbed));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(null, 0)]
    [InlineData(null, -1)]
    public void Without_a_step_to_take_the_first_draft_is_the_answer(int? steps, int? idle)
    {
        foreach (var proves in (bool[])[false, true])
            Assert.Equal(1, Assert.Single(Solver.Improve(AProblem([APerson(1)], [Monday]), new(MaxSteps: steps, IdleSteps: idle, Proves: proves), Cancellation)).SeatsFilled);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Cancelled_at_once_every_problem_is_answered_lawfully(bool proves)
    {
        var cancelled = new CancellationToken(canceled: true);

        for (var seed = 1; seed <= 30; seed++)
        {
            var problem = RandomProblem.Of(seed);
            Assert.Empty(SlowChecker.Check(problem, Assert.Single(Solver.Improve(problem, new(seed, Proves: proves), cancelled)).Assignments));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_reader_who_turns_away_leaves_no_thread_behind_and_gets_no_error(bool proves) =>
        Assert.NotNull(Solver.Improve(RandomProblem.Of(2), new(2, Proves: proves), Cancellation).First());

    [Fact]
    public void A_shift_that_ends_before_or_as_it_starts_is_refused_by_its_id()
    {
        Assert.Contains($"{Wednesday.Id.Value}", Refusal(Wednesday with { End = Wednesday.Start }), StringComparison.Ordinal);
        Assert.Contains($"{Wednesday.Id.Value}", Refusal(Wednesday with { End = Monday.Start }), StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_seats_than_none_are_refused_and_none_are_nothing_to_fill()
    {
        Assert.Contains($"{Wednesday.Id.Value}", Refusal(Wednesday with { Seats = -1 }), StringComparison.Ordinal);
        Assert.Equal((1, 1), Filled(AProblem([APerson(1)], [Monday, Wednesday with { Seats = 0 }])));
        AssertSettled(AProblem([APerson(1)], [Monday with { Seats = 0 }]));
    }

    [Fact]
    public void A_minimum_below_none_is_refused_and_one_above_the_seats_is_the_seats()
    {
        Assert.Contains($"{Wednesday.Id.Value}", Refusal(Wednesday with { Minimum = -1 }), StringComparison.Ordinal);
        Assert.Equal(480, Answer(AProblem([APerson(1)], [Monday with { Seats = 2, Minimum = int.MaxValue }])).Score.Uncovered1);
    }

    [Fact]
    public void Liaisons_of_a_need_that_is_not_there_or_of_the_shift_itself_are_none_or_on_duty()
    {
        var asks = Monday with { Team = TeamRules.None with { Liaisons = [new(Id(3, 99))] } };
        Assert.Equal(480, Answer(AProblem([APerson(1)], [asks])).Score.Lacking);
        Assert.Equal(0, Answer(AProblem([APerson(1)], [asks with { Team = TeamRules.None with { Liaisons = [asks.Need, asks.Need] } }])).Score.Lacking);
    }

    [Fact]
    public void A_shift_of_seconds_is_a_shift()
    {
        var blink = Wednesday with { End = Wednesday.Start + Duration.FromSeconds(20), Seats = 3 };

        Assert.Equal((4, 2), Filled(AProblem([APerson(1)], [Monday, blink])));
    }

    [Fact]
    public void Offers_that_overlap_are_one_offer()
    {
        Offer[] twice = [AnOffer("2026-01-01", "2026-03-01"), AnOffer("2026-02-01", "2026-04-01"), AnOffer("2026-02-02", "2026-02-03")];
        var (once, overlapping) = (APerson(1) with { Offered = [AnOffer("2026-01-01", "2026-04-01")] }, APerson(1) with { Offered = twice });

        Assert.Equal(Answer(AProblem([once], [Monday, Wednesday])).Score, Answer(AProblem([overlapping], [Monday, Wednesday])).Score);
        Assert.Equal((1, 0), Filled(AProblem([APerson(1) with { Offered = [] }], [Monday])));
    }

    [Fact]
    public void Work_elsewhere_that_overlaps_itself_leaves_the_other_days_free()
    {
        var person = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 07:00", 9), HomeWork("2026-02-02 08:00", 9, Site), HomeWork("2026-02-02 08:00", 9, Site)] };

        Assert.Equal((2, 1), Filled(AProblem([person], [Monday, Wednesday])));
    }

    [Fact]
    public void The_largest_numbers_there_are_overflow_nothing()
    {
        var person = APerson(1) with { CeilingMinutesPerWeek = int.MaxValue, TravelMinutes = int.MaxValue, Skills = new Dictionary<string, int> { ["ad"] = int.MaxValue } };

        Assert.Equal((2, 2), Filled(AProblem([person], [Monday, Wednesday with { OnSite = true }])));
        Assert.Equal((int.MaxValue, 2), Filled(AProblem([APerson(1)], [Monday with { Seats = int.MaxValue }, Wednesday with { Seats = int.MaxValue }])));
        Assert.Equal((2, 1), Filled(AProblem([APerson(1)], [Monday, Wednesday with { End = At("2040-01-01 00:00") }])));
    }

    [Fact]
    public void The_smallest_numbers_there_are_take_people_out_and_nothing_else()
    {
        Assert.Equal((1, 0), Filled(AProblem([APerson(1) with { CeilingMinutesPerWeek = 0 }], [Monday])));
        Assert.Equal((1, 0), Filled(AProblem([APerson(1) with { CeilingMinutesPerWeek = int.MinValue }], [Monday])));
        Assert.Equal((1, 0), Filled(AProblem([APerson(1) with { AvailableDays = Weekdays.None }], [Monday])));
        Assert.Equal((1, 1), Filled(AProblem([APerson(1) with { TravelMinutes = int.MinValue }], [Monday with { OnSite = true, Level = int.MinValue }])));
    }

    [Fact]
    public void Priorities_below_1_and_above_3_are_1_and_3()
    {
        var (least, most) = (AShift(1, "2026-02-02 08:00", priority: 99), AShift(2, "2026-02-02 09:00", priority: -5));

        var best = Answer(AProblem([APerson(1)], [least, most]));

        Assert.Equal([On(most, APerson(1))], best.Assignments);
        Assert.Equal((0L, 0L, 480L), (best.Score.Uncovered1, best.Score.Uncovered2, best.Score.Uncovered3));
    }

    static (int, int) Filled(Problem problem)
    {
        var best = Answer(problem);
        return (best.Seats, best.SeatsFilled);
    }

    /// <summary>Solves it with and without proving; both answers are the rulebook's, and no bound says that they could not be.</summary>
    static Schedule Answer(Problem problem)
    {
        var best = Solver.Improve(problem, new(1, 5_000), Cancellation).Last();
        var proven = Solver.Improve(problem, new(1, 50_000, Proves: true), Cancellation).Last();

        Assert.True(best.Score.IsLawful);
        Assert.Equal(AllConstraints.Score(new(problem, best.Assignments)), best.Score);
        Assert.True(proven.Score <= best.Score);
        foreach (var bound in new Bounding(new(problem), () => best).Run(Cancellation))
        {
            Assert.InRange(ScheduleBound.EmptySeatsOf(proven.Score), bound.EmptySeats, long.MaxValue);
            Assert.InRange(Weights.Of(proven.Score.WithoutSeats()), bound.LeastBurden(proven.Score), long.MaxValue);
        }

        return best;
    }

    /// <summary>Nothing can be filled, and that is known at once.</summary>
    static void AssertSettled(Problem problem)
    {
        Assert.Empty(Answer(problem).Assignments);
        Assert.True(Solver.Improve(problem, new(Proves: true), Cancellation).Last().IsBest);
    }

    static string Refusal(Shift shift) =>
        Assert.Throws<ArgumentException>(() => Solver.Improve(AProblem([APerson(1)], [Monday, shift]), new(MaxSteps: 1), Cancellation).Count()).Message;
}
