using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class OrdinaryWeekTests
{
    static readonly Duty[] Forty = Daily("2026-02-02 08:00", 5, 8);

    [Fact]
    public void Forty_hours_from_Monday_to_Sunday_is_a_full_week() => Assert.Empty(Check(Forty));

    [Fact]
    public void A_minute_more_is_told_with_the_sum_of_the_week()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Forty, Lasting("2026-02-08 23:59", 0, 1)])));

        Assert.Equal((Hours(40, 1), Hours(40), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-02-02 00:00"), At("2026-02-09 00:00")), breach.When);
        Assert.Equal(6, breach.Duties.Count);
    }

    [Fact]
    public void A_minute_on_Monday_is_in_the_next_week() => Assert.Empty(Check([.. Forty, Lasting("2026-02-09 00:00", 0, 1)]));

    [Fact]
    public void A_night_from_Sunday_to_Monday_belongs_to_the_week_in_which_it_starts()
    {
        Assert.Equal(Hours(48), Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Forty, From("2026-02-08 22:00", "2026-02-09 06:00")]))).Had);
        Assert.Empty(Check([From("2026-02-01 22:00", "2026-02-02 06:00"), .. Forty]));
    }

    [Fact]
    public void The_week_over_new_year_is_one_week_also_when_it_is_the_53rd()
    {
        var week = Daily("2026-12-28 08:00", 5, 8);

        Assert.Single(Check([.. week, Lasting("2027-01-03 23:59", 0, 1)]));
        Assert.Empty(Check([.. week, Lasting("2027-01-04 00:00", 0, 1), Lasting("2026-12-27 23:59", 0, 1)]));
    }

    [Theory]
    [InlineData("2026-03-23 08:00", 167)]
    [InlineData("2026-10-19 08:00", 169)]
    [InlineData("2028-02-28 08:00", 168)]
    public void The_week_has_the_hours_that_pass(string monday, int hours) =>
        Assert.Equal(Hours(hours), Assert.Single(Check(Daily(monday, 6, 8))).When.Duration);

    [Fact]
    public void A_journey_counts_and_overtime_jour_and_stand_by_do_not()
    {
        Assert.Single(Check([.. Forty, Lasting("2026-02-07 08:00", 1) with { Kind = DutyKind.Travel }]));
        Assert.All(
            (DutyKind[])[DutyKind.Overtime, DutyKind.EmergencyOvertime, DutyKind.OnCall, DutyKind.StandBy],
            kind => Assert.Empty(Check([.. Forty, Lasting("2026-02-07 08:00", 1) with { Kind = kind }])));
    }

    [Fact]
    public void Leave_on_a_working_day_fills_the_week_wherever_in_it_it_lies()
    {
        var leave = Lasting("2026-02-06 08:00", 8) with { Kind = DutyKind.Absence };

        Assert.Empty(Check([.. Forty[..4], leave]));
        Assert.Equal(Hours(41), Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Forty[..4], leave, Lasting("2026-02-07 08:00", 1)]))).Had);
        Assert.Empty(Check([leave, leave with { }, Lasting("2026-02-09 08:00", 8)]));
    }

    [Fact]
    public void A_known_break_does_not_count() =>
        Assert.Empty(Check([.. Forty[..4], From("2026-02-06 08:00", "17:00").WithBreaks(("2026-02-06 12:00", "2026-02-06 13:00"))]));

    [Fact]
    public void It_is_a_note_and_the_crisis_agreement_has_no_such_week() =>
        Assert.Equal([Severity.Note, Severity.Note, Severity.Off], InEachMode(Presets.OrdinaryWeek, Daily("2026-02-02 08:00", 6, 8)));

    static Breach[] Check(params Duty[] duties) => Only(Presets.OrdinaryWeek, duties);
}
