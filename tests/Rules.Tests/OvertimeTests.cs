using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class OvertimeTests
{
    static readonly HourTerms ByMonth = HourTerms.Of(Rulebook.Standard.CappedBy(WindowKind.CalendarMonth));

    [Fact]
    public void Forty_eight_hours_in_four_weeks_is_enough() => Assert.Empty(Check(Called("2026-02-02 08:00", 6, 8)));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_how_much_and_in_which_four_weeks()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Called("2026-02-02 08:00", 6, 8), Called("2026-03-01 23:59", 1, 0, 1)[0]])));

        Assert.Equal((Hours(48, 1), Hours(48), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-02-02 00:00"), At("2026-03-02 00:00")), breach.When);
        Assert.Equal(At("2026-03-01 23:59"), breach.At);
        Assert.Equal(7, breach.Duties.Count);
    }

    [Fact]
    public void A_minute_on_the_29th_day_is_in_other_four_weeks() =>
        Assert.Empty(Check([.. Called("2026-02-02 08:00", 6, 8), .. Called("2026-03-02 00:00", 1, 0, 1)]));

    [Fact]
    public void The_leap_day_is_one_of_the_28()
    {
        Assert.Single(Check([.. Called("2028-02-02 08:00", 6, 8), .. Called("2028-02-29 23:59", 1, 0, 1)]));
        Assert.Empty(Check([.. Called("2028-02-02 08:00", 6, 8), .. Called("2028-03-01 00:00", 1, 0, 1)]));
    }

    [Fact]
    public void What_goes_beyond_forty_hours_in_a_week_is_overtime_by_itself()
    {
        var weeks = Weeks("2026-02-02 07:00", 4, 4, 13);

        Assert.Empty(Check(weeks));
        Assert.Equal(Hours(48, 1), Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. weeks, Lasting("2026-02-28 07:00", 0, 1)]))).Had);
    }

    [Fact]
    public void Only_the_part_of_a_duty_beyond_the_week_is_overtime() =>
        Assert.Equal([Hours(0), Hours(0), Hours(0), Hours(8), Hours(12)], Overtime.Of(new(Daily("2026-02-02 07:00", 5, 12), Stockholm), HourTerms.Standard));

    [Fact]
    public void Home_work_and_aid_fill_the_same_week() =>
        Assert.Equal([Hours(0), Hours(0), Hours(0), Hours(0), Hours(0), Hours(6)], Overtime.Of(
            new([.. Daily("2026-02-02 08:00", 5, 8, employer: Employer.Home), Lasting("2026-02-07 08:00", 6)], Stockholm), HourTerms.Standard));

    [Fact]
    public void Forty_hours_in_the_week_over_new_year_are_no_overtime() =>
        Assert.All(Overtime.Of(new(Daily("2026-12-28 08:00", 5, 8), Stockholm), HourTerms.Standard), each => Assert.Equal(Hours(0), each));

    [Fact]
    public void By_the_month_fifty_hours_is_enough_and_a_minute_more_is_not()
    {
        var february = Called("2026-02-02 08:00", 5, 10);

        Assert.Empty(Only(Presets.OvertimeInMonth, february, ByMonth));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.OvertimeInMonth, [.. february, .. Called("2026-02-28 23:59", 1, 0, 1)], ByMonth)));
        Assert.Equal((Hours(50, 1), Hours(50)), (breach.Had, breach.Allowed));
        Assert.Equal(new(At("2026-02-01 00:00"), At("2026-03-01 00:00")), breach.When);
    }

    [Fact]
    public void By_the_month_a_duty_belongs_to_the_month_in_which_it_starts() =>
        Assert.Empty(Only(
            Presets.OvertimeInMonth, [From("2026-01-31 22:00", "2026-02-01 06:00", kind: DutyKind.Overtime), .. Called("2026-02-02 08:00", 5, 10), .. Called("2026-03-01 00:00", 1, 8)], ByMonth));

    [Fact]
    public void By_the_month_four_weeks_are_not_asked_about()
    {
        var turn = Called("2026-01-27 08:00", 10, 8);

        Assert.Single(Check(turn));
        Assert.Empty(Only(Presets.OvertimeInFourWeeks, turn, ByMonth));
        Assert.Empty(Only(Presets.OvertimeInMonth, turn));
    }

    [Theory]
    [InlineData(Presets.OvertimeInYear, 20)]
    [InlineData(Presets.ExtraOvertime, 35)]
    public void The_year_has_a_cap_that_ends_with_New_Years_Eve(string ruleId, int days)
    {
        var year = Weeks("2026-01-05 08:00", days, 1, 10, DutyKind.Overtime);

        Assert.Empty(Only(ruleId, [.. year, .. Called("2027-01-01 00:00", 1, 0, 1), .. Called("2025-12-31 23:59", 1, 0, 1)]));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(ruleId, [.. year, .. Called("2026-12-31 23:59", 1, 0, 1)])));
        Assert.Equal((Hours(10 * days, 1), Hours(10 * days), Hours(0, 1)), (breach.Had, breach.Allowed, breach.Excess));
        Assert.Equal(new(At("2026-01-01 00:00"), At("2027-01-01 00:00")), breach.When);
    }

    [Fact]
    public void Emergency_overtime_and_jour_count_in_no_cap_on_overtime()
    {
        Duty[] full = Called("2026-02-02 08:00", 6, 8);

        Assert.Empty(Check([.. full, Lasting("2026-02-09 08:00", 8) with { Kind = DutyKind.EmergencyOvertime }]));
        Assert.Empty(Check([.. full, Lasting("2026-02-09 08:00", 8) with { Kind = DutyKind.OnCall }]));
    }

    [Fact]
    public void What_was_beyond_the_week_under_an_emergency_or_a_crisis_fills_no_cap_afterwards()
    {
        // 20 hours beyond the first week, then 48 in the three that follow.
        Duty[] duties = [.. Weeks("2026-02-02 07:00", 1, 5, 12), .. Weeks("2026-02-09 07:00", 3, 4, 14)];

        Assert.Equal(Hours(68), Assert.IsType<Breach.TooMuch>(Assert.Single(Check(duties))).Had);
        Assert.All((Mode[])[Mode.Emergency, Mode.CrisisAgreement], mode => Assert.Empty(Only(
            Presets.OvertimeInFourWeeks, duties, HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-02-02 00:00"), At("2026-02-09 00:00")), mode)]))));
    }

    [Fact]
    public void A_known_break_does_not_count() =>
        Assert.Empty(Check([.. Called("2026-02-02 08:00", 6, 8), From("2026-02-09 08:00", "09:00", kind: DutyKind.Overtime).WithBreaks(("2026-02-09 08:00", "2026-02-09 09:00"))]));

    [Theory]
    [InlineData(Presets.OvertimeInFourWeeks)]
    [InlineData(Presets.OvertimeInYear)]
    [InlineData(Presets.ExtraOvertime)]
    public void The_caps_stop_in_the_ordinary_mode_and_are_off_in_the_others(string ruleId) =>
        Assert.Equal([Severity.Stop, Severity.Off, Severity.Off], InEachMode(ruleId, Called("2026-02-02 08:00", 40, 9)));

    [Fact]
    public void Only_the_cap_of_the_year_may_be_overridden_for_special_reasons() =>
        Assert.Equal([Presets.OvertimeInYear], Rulebook.Standard.Rules.Where(rule => rule is { Kind: RuleKind.Overtime, MayBeOverridden: true }).Select(rule => rule.Id));

    static Duty[] Called(string first, int days, int hours, int minutes = 0) => Daily(first, days, hours, minutes, kind: DutyKind.Overtime);

    static Breach[] Check(params Duty[] duties) => Only(Presets.OvertimeInFourWeeks, duties);
}
