using MutualAid.Scheduling.Planning;

namespace MutualAid.Scheduling.Tests.Planning;

public sealed class ShiftPatternTests
{
    [Fact]
    public void Two_twelves_share_the_day() =>
        Assert.Equal(
            [Between("2026-02-02 07:00", "2026-02-02 19:00"), Between("2026-02-02 19:00", "2026-02-03 07:00")],
            Expand(new(PatternKind.TwoTwelve, new(7, 0)), "2026-02-02", "2026-02-02"));

    [Fact]
    public void Three_eights_share_the_day() =>
        Assert.Equal(
            [Between("2026-02-02 06:30", "2026-02-02 14:30"), Between("2026-02-02 14:30", "2026-02-02 22:30"), Between("2026-02-02 22:30", "2026-02-03 06:30")],
            Expand(new(PatternKind.ThreeEight, new(6, 30)), "2026-02-02", "2026-02-02"));

    [Fact]
    public void A_day_is_eight_hours_on_each_date_both_included() =>
        Assert.Equal(
            [Between("2026-02-28 08:00", "2026-02-28 16:00"), Between("2026-03-01 08:00", "2026-03-01 16:00")],
            Expand(new(PatternKind.Day, new(8, 0)), "2026-02-28", "2026-03-01"));

    [Fact]
    public void The_hand_over_makes_each_shift_stay_longer() =>
        Assert.Equal(
            [Between("2026-02-02 07:00", "2026-02-02 19:30"), Between("2026-02-02 19:00", "2026-02-03 07:30")],
            Expand(new(PatternKind.TwoTwelve, new(7, 0), 30), "2026-02-02", "2026-02-02"));

    [Fact]
    public void The_night_when_the_clocks_go_forward_follows_the_wall_and_is_shorter()
    {
        var night = Expand(new(PatternKind.TwoTwelve, new(7, 0), 30), "2026-03-28", "2026-03-28")[1];

        Assert.Equal(Between("2026-03-28 19:00", "2026-03-29 07:30"), night);
        Assert.Equal(Duration.FromMinutes(11 * 60 + 30), night.Duration);
    }

    [Fact]
    public void The_night_when_the_clocks_go_back_is_longer_and_gives_up_its_hand_over_to_stay_lawful()
    {
        var night = Expand(new(PatternKind.TwoTwelve, new(7, 0), 30), "2026-10-24", "2026-10-24")[1];

        Assert.Equal(Between("2026-10-24 19:00", "2026-10-25 07:00"), night);
        Assert.Equal(Hours(13), night.Duration);
    }

    [Fact]
    public void Eight_hours_keep_their_hand_over_when_the_clocks_go_back() =>
        Assert.Equal(Between("2026-10-24 23:00", "2026-10-25 07:30"), Expand(new(PatternKind.ThreeEight, new(7, 0), 30), "2026-10-24", "2026-10-24")[2]);

    [Theory]
    [InlineData("2026-03-27", "2026-03-31")]
    [InlineData("2026-10-23", "2026-10-27")]
    [InlineData("2026-12-30", "2027-01-02")]
    [InlineData("2028-02-27", "2028-03-02")]
    public void Around_the_clock_leaves_no_minute_without_a_shift_and_none_with_two(string from, string to)
    {
        foreach (var minute in Enumerable.Range(0, 24 * 4).Select(quarter => new LocalTime(quarter / 4, quarter % 4 * 15)))
            foreach (var kind in new[] { PatternKind.TwoTwelve, PatternKind.ThreeEight })
            {
                var shifts = Expand(new(kind, minute), from, to);
                Assert.All(shifts.Zip(shifts.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
            }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void No_shift_is_longer_than_the_longest_lawful_span(int overlap)
    {
        for (var hour = 0; hour < 24; hour++)
            Assert.All(
                Expand(new(PatternKind.TwoTwelve, new(hour, 0), overlap), "2026-10-20", "2026-10-30").Concat(Expand(new(PatternKind.TwoTwelve, new(hour, 0), overlap), "2026-03-25", "2026-04-02")),
                shift => Assert.True(shift.Duration <= Rulebook.Standard[Presets.ShiftSpan].LimitTime, $"{shift} is {shift.Duration}."));
    }

    [Fact]
    public void Dates_the_wrong_way_round_have_no_shifts() => Assert.Empty(Expand(new(PatternKind.Day, new(8, 0)), "2026-02-03", "2026-02-02"));

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    public void A_hand_over_of_less_than_nothing_or_more_than_an_hour_is_refused(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShiftPattern(PatternKind.Day, new(8, 0), minutes));

    static Interval Between(string start, string end) => new(At(start), At(end));

    static Interval[] Expand(ShiftPattern pattern, string from, string to) => [.. pattern.Between(Date(from), Date(to), Stockholm)];

    static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
