using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class NightRestTests
{
    [Fact]
    public void Work_until_midnight_and_from_five_leaves_the_night_alone() =>
        Assert.Empty(Check(From("2026-02-02 16:00", "2026-02-03 00:00"), From("2026-02-04 05:00", "12:00")));

    [Fact]
    public void A_minute_past_midnight_is_told_with_how_long_it_was()
    {
        var duty = From("2026-02-02 16:00", "2026-02-03 00:01");

        var breach = Assert.IsType<Breach.NightWorked>(Assert.Single(Check(duty)));

        Assert.Equal((Hours(0, 1), Hours(0, 1)), (breach.Had, breach.Excess));
        Assert.Equal(duty.Interval, breach.When);
        Assert.Equal([duty], breach.Duties);
    }

    [Fact]
    public void A_minute_before_five_is_told_as_well() =>
        Assert.Equal(Hours(0, 1), Assert.IsType<Breach.NightWorked>(Assert.Single(Check(From("2026-02-03 04:59", "12:00")))).Had);

    [Fact]
    public void A_duty_over_two_nights_has_the_hours_of_both() =>
        Assert.Equal(Hours(6), Assert.IsType<Breach.NightWorked>(Assert.Single(Check(From("2026-02-02 20:00", "2026-02-04 01:00")))).Had);

    [Theory]
    [InlineData("2026-03-28 22:00", "2026-03-29 07:00", 4)]
    [InlineData("2026-10-24 22:00", "2026-10-25 07:00", 6)]
    [InlineData("2026-12-31 22:00", "2027-01-01 07:00", 5)]
    [InlineData("2028-02-28 22:00", "2028-02-29 07:00", 5)]
    public void The_night_has_the_hours_that_pass(string start, string end, int hours) =>
        Assert.Equal(Hours(hours), Assert.IsType<Breach.NightWorked>(Assert.Single(Check(From(start, end)))).Had);

    [Fact]
    public void Stand_by_and_leave_are_no_work_at_night()
    {
        Assert.Empty(Check(From("2026-02-02 22:00", "2026-02-03 06:00", kind: DutyKind.StandBy)));
        Assert.Empty(Check(From("2026-02-02 22:00", "2026-02-03 06:00", kind: DutyKind.Absence)));
        Assert.Single(Check(From("2026-02-02 22:00", "2026-02-03 06:00", kind: DutyKind.OnCall)));
    }

    [Fact]
    public void It_is_a_note_in_every_mode() =>
        Assert.Equal([Severity.Note, Severity.Note, Severity.Note], InEachMode(Presets.NightRest, From("2026-02-02 22:00", "2026-02-03 06:00")));

    static Breach[] Check(params Duty[] duties) => Only(Presets.NightRest, duties);
}
