using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class AverageHoursTests
{
    // Sixteen weeks of 48 hours make 768; no clock changes between April and July.
    static readonly Duty[] Sixteen = Weeks("2026-04-06 07:00", 16, 4, 12);

    [Fact]
    public void Forty_eight_hours_a_week_for_sixteen_weeks_is_enough() => Assert.Empty(Check(Sixteen));

    [Fact]
    public void A_minute_more_is_a_breach_that_tells_the_sum_of_the_whole_period()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Sixteen, Lasting("2026-07-25 07:00", 0, 1)])));

        Assert.Equal((Hours(768, 1), Hours(768), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-04-06 07:00"), At("2026-07-27 07:00")), breach.When);
        Assert.Equal(At("2026-07-25 07:00"), breach.At);
        Assert.Equal(65, breach.Duties.Count);
    }

    [Fact]
    public void A_minute_when_the_sixteen_weeks_are_over_is_in_another_period() =>
        Assert.Empty(Check([.. Sixteen, Lasting("2026-07-27 07:00", 0, 1)]));

    [Fact]
    public void A_week_far_over_is_evened_out_by_weeks_under() =>
        Assert.Empty(Check([.. Weeks("2026-04-06 07:00", 8, 6, 12), .. Weeks("2026-06-01 07:00", 8, 2, 12)]));

    [Fact]
    public void Leave_counts_as_worked_and_stand_by_does_not()
    {
        var minute = Lasting("2026-07-25 07:00", 0, 1);

        Assert.Single(Check([.. Sixteen[1..], Sixteen[0] with { Kind = DutyKind.Absence }, minute]));
        Assert.Empty(Check([.. Sixteen[1..], Sixteen[0] with { Kind = DutyKind.StandBy }, minute]));
    }

    [Theory]
    [InlineData(DutyKind.Overtime)]
    [InlineData(DutyKind.EmergencyOvertime)]
    [InlineData(DutyKind.OnCall)]
    [InlineData(DutyKind.Travel)]
    public void Every_kind_of_work_counts(DutyKind kind) => Assert.Single(Check([.. Sixteen, Lasting("2026-07-25 07:00", 0, 1) with { Kind = kind }]));

    [Fact]
    public void A_known_break_does_not_count() =>
        Assert.Empty(Check([.. Sixteen, From("2026-07-25 07:00", "08:00").WithBreaks(("2026-07-25 07:00", "2026-07-25 08:00"))]));

    [Fact]
    public void Sixteen_weeks_are_112_days_that_pass_over_the_change_of_the_clocks_week_53_and_new_year()
    {
        // From Monday 5 October 07:00 in summer time to Monday 25 January 06:00 in winter time.
        var weeks = Weeks("2026-10-05 07:00", 16, 4, 12);

        Assert.Empty(Check([.. weeks, Lasting("2027-01-25 06:00", 0, 1)]));
        Assert.Single(Check([.. weeks, Lasting("2027-01-25 05:59", 0, 1)]));
    }

    [Fact]
    public void It_stops_in_every_mode_and_is_not_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.AverageHours, [.. Sixteen, Lasting("2026-07-25 07:00", 0, 1)]));
        Assert.False(Rulebook.Standard[Presets.AverageHours].MayBeOverridden);
    }

    static Breach[] Check(params Duty[] duties) => Only(Presets.AverageHours, duties);
}
