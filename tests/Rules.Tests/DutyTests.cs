using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class DutyTests
{
    [Fact]
    public void Duties_that_touch_do_not_overlap() =>
        Assert.False(From("2026-02-02 08:00", "16:00").Overlaps(From("2026-02-02 16:00", "20:00")));

    [Fact]
    public void A_duty_that_ends_when_it_starts_is_refused() =>
        Assert.Throws<ArgumentException>(() => From("2026-02-02 08:00", "08:00"));

    [Fact]
    public void Only_what_lies_inside_a_window_counts()
    {
        var duty = From("2026-02-02 08:00", "16:00");

        Assert.Equal(Hours(2), duty.Within(At("2026-02-02 14:00"), At("2026-02-03 00:00")));
        Assert.Equal(Hours(0), duty.Within(At("2026-02-02 16:00"), At("2026-02-03 00:00")));
    }

    [Theory]
    [InlineData("2026-03-28 22:00", "2026-03-29 07:00", 8)]
    [InlineData("2026-10-24 22:00", "2026-10-25 07:00", 10)]
    [InlineData("2027-03-27 22:00", "2027-03-28 07:00", 8)]
    [InlineData("2026-03-29 00:00", "2026-03-30 00:00", 23)]
    [InlineData("2026-10-25 00:00", "2026-10-26 00:00", 25)]
    [InlineData("2026-03-23 00:00", "2026-03-30 00:00", 167)]
    [InlineData("2026-10-19 00:00", "2026-10-26 00:00", 169)]
    public void Hours_are_those_that_pass_not_those_on_the_wall(string start, string end, int hours) =>
        Assert.Equal(Hours(hours), From(start, end).Length);

    [Fact]
    public void Work_into_the_hour_that_comes_twice_has_both() =>
        Assert.Equal(Hours(5, 30), new Duty(At("2026-10-24 22:00"), SecondTime("2026-10-25 02:30")).Length);

    [Fact]
    public void A_night_over_new_year_is_one_duty() => Assert.Equal(Hours(12), From("2026-12-31 19:00", "2027-01-01 07:00").Length);

    [Fact]
    public void What_is_worked_is_the_length_without_the_breaks_in_pieces()
    {
        var duty = From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 15:00", "2026-02-02 15:15"), ("2026-02-02 12:00", "2026-02-02 13:00"));

        Assert.Equal((Hours(9), Hours(7, 45)), (duty.Length, duty.Worked));
        Assert.Equal(
            [From("2026-02-02 08:00", "12:00").Interval, From("2026-02-02 13:00", "15:00").Interval, From("2026-02-02 15:15", "17:00").Interval],
            duty.Pieces());
        Assert.Equal([duty.Interval], From("2026-02-02 08:00", "17:00").Pieces());
    }

    [Fact]
    public void A_break_may_touch_the_ends_of_its_duty_and_not_stick_out()
    {
        Assert.Equal(Hours(0), From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 08:00", "2026-02-02 17:00")).Worked);
        Assert.Throws<ArgumentException>(() => From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 07:59", "2026-02-02 09:00")));
        Assert.Throws<ArgumentException>(() => From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 16:00", "2026-02-02 17:01")));
    }

    [Fact]
    public void Breaks_have_a_length_and_may_touch_but_not_overlap()
    {
        Assert.Equal(Hours(7), From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 13:00"), ("2026-02-02 13:00", "2026-02-02 14:00")).Worked);
        Assert.Throws<ArgumentException>(() => From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 13:00"), ("2026-02-02 12:59", "2026-02-02 14:00")));
        Assert.Throws<ArgumentException>(() => From("2026-02-02 08:00", "17:00").WithBreaks(("2026-02-02 12:00", "2026-02-02 12:00")));
    }

    [Fact]
    public void Everything_but_stand_by_and_leave_is_work() =>
        Assert.Equal(
            [DutyKind.StandBy, DutyKind.Absence],
            Enum.GetValues<DutyKind>().Where(kind => !From("2026-02-02 08:00", "16:00", kind: kind).IsWork));
}
