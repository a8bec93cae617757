using MutualAid.Scheduling.Planning;

namespace MutualAid.Scheduling.Tests.Planning;

public sealed class SizingTests
{
    [Fact]
    public void Nothing_asked_for_is_nothing() => Assert.Equal((0, 0, Duration.Zero, 0), Summary(Sizing.Of([])));

    [Fact]
    public void One_seat_around_the_clock_for_a_week_takes_four_people_at_twelve_hours() =>
        Assert.Equal((14, 14, Hours(168), 4), Summary(Sizing.Of([Need(PatternKind.TwoTwelve, 1)])));

    [Fact]
    public void A_hand_over_of_half_an_hour_takes_a_fifth_because_only_three_such_shifts_fit_in_forty_eight_hours() =>
        Assert.Equal(5, Sizing.Of([Need(PatternKind.TwoTwelve, 1, overlap: 30)]).People);

    [Fact]
    public void One_seat_at_eight_hours_takes_four_people() =>
        Assert.Equal((21, 21, Hours(168), 4), Summary(Sizing.Of([Need(PatternKind.ThreeEight, 1)])));

    [Fact]
    public void A_single_day_around_the_clock_takes_one_person_for_each_shift_because_of_the_rest() =>
        Assert.Equal(2, Sizing.Of([new("ad", 1, [.. new ShiftPattern(PatternKind.TwoTwelve, new(7, 0)).Between(new(2026, 2, 2), new(2026, 2, 2), Stockholm)])]).People);

    [Fact]
    public void Skills_are_counted_apart_and_added()
    {
        var sizing = Sizing.Of([Need(PatternKind.TwoTwelve, 3), Need(PatternKind.Day, 2, "net"), Need(PatternKind.Day, 1, "net")]);

        Assert.Equal(["ad", "net"], sizing.Skills.Select(skill => skill.SkillId));
        Assert.Equal([11, 4], sizing.Skills.Select(skill => skill.People));
        Assert.Equal(15, sizing.People);
        Assert.Equal(14 * 3 + 7 * 3, sizing.Seats);
        Assert.Equal(6, sizing.AtOnce);
    }

    [Fact]
    public void Ten_thousand_seats_are_counted_at_once() =>
        Assert.Equal(500 * 28 * 3, Sizing.Of([new("ad", 500, [.. new ShiftPattern(PatternKind.ThreeEight, new(7, 0)).Between(new(2026, 2, 2), new(2026, 3, 1), Stockholm)])]).Seats);

    static (int, int, Duration, int) Summary(Sizing sizing) => (sizing.Shifts, sizing.Seats, sizing.SeatTime, sizing.People);

    static SizedNeed Need(PatternKind kind, int seats, string skill = "ad", int overlap = 0) =>
        new(skill, seats, [.. new ShiftPattern(kind, new(7, 0), overlap).Between(new(2026, 2, 2), new(2026, 2, 8), Stockholm)]);
}
