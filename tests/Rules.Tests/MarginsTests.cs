using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class MarginsTests
{
    [Fact]
    public void What_is_left_of_the_week_may_be_worked_and_a_minute_more_may_not()
    {
        var days = Daily("2026-02-02 08:00", 3, 11, 30);
        var left = Margin(Presets.SevenDays, "2026-02-05 08:00", days);

        Assert.Equal((2070, 2880, 810), (left.Had, left.Allowed, left.Left));
        Assert.Empty(Only(Presets.SevenDays, [.. days, Lasting("2026-02-05 08:00", 0, left.Left)]));
        Assert.Single(Only(Presets.SevenDays, [.. days, Lasting("2026-02-05 08:00", 0, left.Left + 1)]));
    }

    [Fact]
    public void At_the_limit_nothing_is_left_and_beyond_it_never_less_than_nothing()
    {
        Assert.Equal(1, Margin(Presets.SevenDays, "2026-02-06 08:00", [.. Daily("2026-02-02 08:00", 3, 12), Lasting("2026-02-05 08:00", 11, 59)]).Left);
        Assert.Equal(0, Margin(Presets.SevenDays, "2026-02-06 08:00", Daily("2026-02-02 08:00", 4, 12)).Left);

        var beyond = Margin(Presets.SevenDays, "2026-02-06 08:00", Daily("2026-02-02 08:00", 4, 12, 1));
        Assert.Equal((48 * 60 + 4, 0), (beyond.Had, beyond.Left));
    }

    [Fact]
    public void A_minute_that_has_begun_is_used_up()
    {
        var start = At("2026-02-02 08:00");
        Assert.Equal(61, Margin(Presets.SevenDays, "2026-02-02 12:00", new Duty(start, start + Hours(1) + Duration.FromSeconds(1))).Had);
    }

    [Fact]
    public void Of_the_weeks_that_hold_the_moment_the_fullest_is_told()
    {
        var margin = Margin(Presets.SevenDays, "2026-02-09 08:00", [.. Daily("2026-02-02 08:00", 5, 8), Lasting("2026-02-13 08:00", 4)]);

        Assert.Equal(40 * 60, margin.Had);
        Assert.Equal(new(At("2026-02-02 08:00"), At("2026-02-09 08:00")), margin.When);
    }

    [Fact]
    public void The_average_counts_leave_and_the_week_does_not()
    {
        var leave = Daily("2026-02-02 08:00", 5, 8, kind: DutyKind.Absence);

        Assert.Equal(40 * 60, Margin(Presets.AverageHours, "2026-02-09 08:00", leave).Had);
        Assert.Equal(0, Margin(Presets.SevenDays, "2026-02-06 08:00", leave).Had);
    }

    [Fact]
    public void The_calendar_week_and_the_overtime_beyond_it_are_told()
    {
        var week = Daily("2026-12-28 08:00", 5, 10);

        Assert.Equal((50 * 60, 0), Margin(Presets.OrdinaryWeek, "2027-01-03 23:59", week) is var ordinary ? (ordinary.Had, ordinary.Left) : default);
        Assert.Equal(0, Margin(Presets.OrdinaryWeek, "2027-01-04 00:00", week).Had);
        Assert.Equal((10 * 60, 38 * 60), Margin(Presets.OvertimeInFourWeeks, "2027-01-03 12:00", week) is var weeks ? (weeks.Had, weeks.Left) : default);

        // Friday, on which the week passes 40 hours, is New Year's Day.
        Assert.Equal(0, Margin(Presets.OvertimeInYear, "2026-12-31 23:59", week).Had);
        Assert.Equal(10 * 60, Margin(Presets.OvertimeInYear, "2027-01-01 00:00", week).Had);
    }

    [Fact]
    public void Jour_has_a_margin_of_its_own() =>
        Assert.Equal(9 * 60, Margin(Presets.OnCallInFourWeeks, "2026-02-03 08:00", Lasting("2026-02-02 08:00", 9) with { Kind = DutyKind.OnCall }).Had);

    [Theory]
    [InlineData("2026-02-01 23:59", 0)]
    [InlineData("2026-02-02 00:00", 1)]
    [InlineData("2026-02-04 12:00", 3)]
    [InlineData("2026-02-05 12:00", 4)]
    [InlineData("2026-02-06 23:59", 4)]
    [InlineData("2026-02-07 00:00", 0)]
    public void Days_in_a_row_are_those_until_today_or_until_yesterday(string at, int days) =>
        Assert.Equal(days, Margin(Presets.DaysInARow, at, Daily("2026-02-02 08:00", 4, 8)).Had);

    [Theory]
    [InlineData("2026-02-02 00:00", 1)]
    [InlineData("2026-02-03 00:00", 2)]
    [InlineData("2026-02-04 23:59", 2)]
    [InlineData("2026-02-05 00:00", 0)]
    public void Nights_in_a_row_are_those_until_tonight_or_until_last_night(string at, int nights) =>
        Assert.Equal(nights, Margin(Presets.NightsInARow, at, Daily("2026-02-02 22:00", 2, 8)).Had);

    [Theory]
    [InlineData("2026-02-06 12:00", 5)]
    [InlineData("2026-02-08 23:59", 5)]
    [InlineData("2026-02-09 00:00", 0)]
    public void Days_away_are_told_until_the_days_off_are_over(string at, int days) =>
        Assert.Equal(days, Margin(Presets.AssignmentLength, at, Daily("2026-02-02 08:00", 5, 8)).Had);

    [Fact]
    public void Only_the_rules_of_the_mode_are_told_in_the_order_of_the_rulebook()
    {
        string[] counted = [Presets.SevenDays, Presets.AverageHours];

        Assert.Equal(
            [.. counted, Presets.OrdinaryWeek, Presets.OvertimeInFourWeeks, Presets.OvertimeInYear, Presets.ExtraOvertime, Presets.OnCallInFourWeeks, Presets.DaysInARow, Presets.NightsInARow, Presets.AssignmentLength],
            Ids(Mode.Ordinary));
        Assert.Equal([.. counted, Presets.OrdinaryWeek, Presets.DaysInARow, Presets.NightsInARow, Presets.AssignmentLength], Ids(Mode.Emergency));
        Assert.Equal([.. counted, Presets.AssignmentHours, Presets.DaysInARow, Presets.NightsInARow, Presets.AssignmentLength], Ids(Mode.CrisisAgreement));

        static IEnumerable<string> Ids(Mode mode) =>
            Margins.Of(new([], Stockholm), HourTerms.Of(Rulebook.Standard, mode), At("2026-02-02 08:00")).Select(margin => margin.Rule.Id);
    }

    [Fact]
    public void A_part_timers_extra_time_has_a_margin()
    {
        var terms = HourTerms.Standard with { ContractedWeek = Hours(30) };
        var margin = Margins.Of(new(Daily("2026-02-02 08:00", 5, 8), Stockholm), terms, At("2026-02-09 08:00")).Single(margin => margin.Rule.Id == Presets.PartTimeExtra);

        Assert.Equal((10 * 60, 190 * 60), (margin.Had, margin.Left));
    }

    [Fact]
    public void Under_the_crisis_agreement_only_the_assignment_counts_in_its_four_weeks()
    {
        var terms = HourTerms.Of(Rulebook.Standard, [], [(new(At("2026-02-04 00:00"), At("2026-03-04 00:00")), Mode.CrisisAgreement)]);
        var margin = Margins.Of(new(Daily("2026-02-02 08:00", 4, 12), Stockholm), terms, At("2026-02-06 08:00")).Single(margin => margin.Rule.Id == Presets.AssignmentHours);

        Assert.Equal((24 * 60, 168 * 60), (margin.Had, margin.Left));
    }

    [Fact]
    public void Rest_that_is_owed_is_told_with_when_it_must_have_begun()
    {
        DutySet duties = new([From("2026-02-02 08:00", "20:00"), From("2026-02-03 06:00", "14:00")], Stockholm);

        Assert.Null(Margins.RestOwed(duties, HourTerms.Standard, At("2026-02-03 05:59")));
        Assert.Equal((Hours(1), At("2026-02-10 06:00")), Margins.RestOwed(duties, HourTerms.Standard, At("2026-02-03 06:00")));
        Assert.Null(Margins.RestOwed(duties, HourTerms.Standard, At("2026-02-03 14:01")));
    }

    [Fact]
    public void The_next_shift_may_start_when_the_rest_is_over()
    {
        var from = At("2026-02-02 20:00");
        Duty[] today = [From("2026-02-02 08:00", "20:00")];

        Assert.Equal(At("2026-02-03 07:00"), Margins.NextStart(today, HourTerms.Standard, Stockholm, from, Hours(8)));
        Assert.Equal(At("2026-02-03 07:00"), Margins.NextStart(today, HourTerms.Standard, Stockholm, At("2026-02-03 06:59") + Duration.FromSeconds(1), Hours(8)));
        Assert.Null(Margins.NextStart(today, HourTerms.Standard, Stockholm, from, Hours(14)));
    }

    static Margin Margin(string ruleId, string at, params Duty[] duties) =>
        Margins.Of(new(duties, Stockholm), HourTerms.Standard, At(at)).Single(margin => margin.Rule.Id == ruleId);
}
