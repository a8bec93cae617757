using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;
using static MutualAid.Rules.Tests.Support.Shifts;

namespace MutualAid.Rules.Tests;

/// <summary>Worked examples from arbetstidslagen (1982:673, through SFS 2022:450), each about one person.</summary>
public sealed class GoldenCasesLawTests
{
    [Fact, Source("Arbetstidslagen 5 §: 40 hours a week")]
    public void Maria_works_her_week_at_home_and_a_Saturday_in_Kalix_and_six_of_her_46_hours_are_overtime()
    {
        Duty[] week = Daily("2026-02-02", 5, "08:00", 8, Employer.Home);

        Assert.Empty(Only(Presets.OrdinaryWeek, week));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.OrdinaryWeek, [.. week, From("2026-02-07 10:00", "16:00")])));
        Assert.Equal((Hours(46), Hours(6), Severity.Note), (breach.Had, breach.Excess, breach.Severity));
    }

    [Fact, Source("Arbetstidslagen 6 §: jour 48 hours in four weeks")]
    public void Johan_has_jour_in_the_server_hall_four_Mondays_of_twelve_hours_and_half_an_hour_more_is_too_much()
    {
        Duty[] mondays = Daily("2026-02-02", 4, "18:00", 12, kind: DutyKind.OnCall, every: 7);

        Assert.Empty(Only(Presets.OnCallInFourWeeks, mondays));
        Assert.Empty(Only(Presets.OnCallInFourWeeks, [.. mondays, .. Daily("2026-03-02", 1, "18:00", 12, kind: DutyKind.OnCall)]));

        var breach = Assert.Single(Only(Presets.OnCallInFourWeeks, [.. mondays, Lasting("2026-02-25 18:00", 0, 30) with { Kind = DutyKind.OnCall }]));
        Assert.Equal(Hours(0, 30), breach.Excess);
    }

    [Fact, Source("Arbetstidslagen 6 §: or 50 hours in a calendar month")]
    public void Where_the_month_is_chosen_Johan_may_have_fifty_hours_of_jour_in_February_though_four_weeks_hold_more_than_48()
    {
        var month = HourTerms.Of(Rulebook.Standard.CappedBy(WindowKind.CalendarMonth));
        Duty[] february = [.. Daily("2026-02-02", 4, "18:00", 12, kind: DutyKind.OnCall, every: 7), Lasting("2026-02-26 18:00", 2) with { Kind = DutyKind.OnCall }];

        Assert.Empty(Only(Presets.OnCallInMonth, february, month));
        Assert.Empty(Only(Presets.OnCallInFourWeeks, february, month));
        Assert.Single(Only(Presets.OnCallInFourWeeks, february));
        Assert.Single(Only(Presets.OnCallInMonth, [.. february, Lasting("2026-02-28 18:00", 0, 1) with { Kind = DutyKind.OnCall }], month));
    }

    [Fact, Source("Arbetstidslagen 8 §: general overtime 48 hours in four weeks")]
    public void Ahmed_gives_four_Saturdays_of_twelve_hours_after_full_weeks_and_not_one_of_thirteen()
    {
        Duty[] weeks = Weekly("2026-02-02", 4, 5, "08:00", 8, Employer.Home);
        Duty[] saturdays = Daily("2026-02-07", 3, "08:00", 12, every: 7);

        Assert.Empty(Only(Presets.OvertimeInFourWeeks, [.. weeks, .. saturdays, From("2026-02-28 08:00", "20:00")]));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.OvertimeInFourWeeks, [.. weeks, .. saturdays, From("2026-02-28 08:00", "21:00")])));
        Assert.Equal((Hours(49), Hours(48)), (breach.Had, breach.Allowed));
    }

    [Fact, Source("Arbetstidslagen 8 §: four weeks or a calendar month, one of them")]
    public void Overtime_on_both_sides_of_a_month_end_is_49_hours_in_four_weeks_and_less_than_fifty_in_each_month()
    {
        Duty[] elin = [.. Daily("2026-01-26", 5, "17:00", 5, kind: DutyKind.Overtime), .. Daily("2026-02-02", 4, "16:00", 6, kind: DutyKind.Overtime)];

        Assert.Equal(Hours(1), Assert.Single(Only(Presets.OvertimeInFourWeeks, elin)).Excess);
        Assert.Empty(Only(Presets.OvertimeInMonth, elin, HourTerms.Of(Rulebook.Standard.CappedBy(WindowKind.CalendarMonth))));
    }

    [Fact, Source("Arbetstidslagen 8 § and 8 a §: 200 hours in a calendar year, 150 more with special reasons")]
    public void Fifty_Saturdays_of_four_hours_are_the_year_and_the_next_needs_special_reasons_until_New_Year()
    {
        Duty[] saturdays = Daily("2026-01-03", 50, "08:00", 4, kind: DutyKind.Overtime, every: 7);
        Duty[] oneMore = [.. saturdays, From("2026-12-19 08:00", "12:00", kind: DutyKind.Overtime)];

        Assert.Empty(Only(Presets.OvertimeInYear, saturdays));
        Assert.Empty(Only(Presets.OvertimeInYear, [.. saturdays, From("2027-01-02 08:00", "12:00", kind: DutyKind.Overtime)]));

        var breach = Assert.Single(Only(Presets.OvertimeInYear, oneMore));
        Assert.Equal((Hours(4), true), (breach.Excess, breach.Rule.MayBeOverridden));
        Assert.Empty(Only(Presets.ExtraOvertime, oneMore));
    }

    [Fact, Source("Arbetstidslagen 8 a §: general and extra overtime together")]
    public void With_special_reasons_350_hours_are_the_end_and_nobody_may_pass_it()
    {
        Duty[] saturdays = Daily("2026-01-03", 50, "08:00", 7, kind: DutyKind.Overtime, every: 7);

        Assert.Empty(Only(Presets.ExtraOvertime, saturdays));

        var breach = Assert.Single(Only(Presets.ExtraOvertime, [.. saturdays, Lasting("2026-12-19 08:00", 0, 1) with { Kind = DutyKind.Overtime }]));
        Assert.False(breach.Rule.MayBeOverridden);
        Assert.Equal(Hours(1), Assert.Single(Only(Presets.OvertimeInFourWeeks, Daily("2026-02-02", 7, "08:00", 7, kind: DutyKind.Overtime))).Excess);
    }

    [Fact, Source("Arbetstidslagen 9 §: emergency overtime has no number of its own, and 10 b § counts it")]
    public void Sixty_hours_of_emergency_overtime_break_no_cap_and_still_count_in_the_average()
    {
        Duty[] weeks = Weekly("2026-02-02", 16, 6, "08:00", 8, Employer.Home);
        var lastSunday = From("2026-05-24 08:00", "09:00", kind: DutyKind.EmergencyOvertime);

        Assert.Empty(Only(Presets.OvertimeInFourWeeks, Daily("2026-02-02", 6, "08:00", 10, kind: DutyKind.EmergencyOvertime)));
        Assert.Empty(Only(Presets.OvertimeInFourWeeks, Daily("2026-02-02", 10, "08:00", 10), mode: Mode.Emergency));
        Assert.Empty(Only(Presets.AverageHours, weeks));
        Assert.Equal(Hours(1), Assert.Single(Only(Presets.AverageHours, [.. weeks, lastSunday])).Excess);
    }

    [Fact, Source("Arbetstidslagen 10 § and 10 a §: extra time of part-timers, 200 hours and 150 more")]
    public void Eva_with_thirty_hours_by_contract_has_ten_extra_hours_in_each_full_week_and_no_overtime()
    {
        var part = HourTerms.Standard with { ContractedWeek = Hours(30) };
        Duty[] twenty = Weekly("2026-01-05", 20, 5, "08:00", 8);
        Duty[] twentyOne = Weekly("2026-01-05", 21, 5, "08:00", 8);

        Assert.Empty(Only(Presets.PartTimeExtra, twenty, part));
        Assert.Equal(Hours(10), Assert.Single(Only(Presets.PartTimeExtra, twentyOne, part)).Excess);
        Assert.Empty(Only(Presets.PartTimeExtraInAll, twentyOne, part));
        Assert.Equal(Hours(10), Assert.Single(Only(Presets.PartTimeExtraInAll, Weekly("2026-01-05", 36, 5, "08:00", 8), part)).Excess);
        Assert.Empty(Only(Presets.OvertimeInYear, twentyOne, part));
    }

    [Fact, Source("Arbetstidslagen 10 b §: 48 hours in seven days on average over at most four months")]
    public void Four_weeks_of_sixty_hours_are_evened_out_by_twelve_of_44()
    {
        Duty[] heavy = Weekly("2026-02-02", 4, 6, "08:00", 10);
        Duty[] calm = [.. Weekly("2026-03-02", 12, 4, "08:00", 9), .. Daily("2026-03-06", 12, "08:00", 8, every: 7)];

        Assert.Empty(Only(Presets.AverageHours, [.. heavy, .. calm]));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.AverageHours, [.. heavy, .. calm, From("2026-05-23 08:00", "09:00")])));
        Assert.Equal((Hours(16 * 48 + 1), Hours(16 * 48)), (breach.Had, breach.Allowed));
    }

    [Fact, Source("Arbetstidslagen 10 b §: leave and sickness count as worked, stand-by at home does not")]
    public void A_week_in_bed_lowers_no_average_and_a_week_by_the_telephone_at_home_raises_none()
    {
        Duty[] fifteenWeeks = Weekly("2026-02-02", 15, 6, "08:00", 8);
        Duty[] Last(DutyKind kind, int hours) => Weekly("2026-05-18", 1, 6, "08:00", hours, kind: kind);

        Assert.Equal(Hours(6), Assert.Single(Only(Presets.AverageHours, [.. fifteenWeeks, .. Last(DutyKind.Absence, 9)])).Excess);
        Assert.Empty(Only(Presets.AverageHours, [.. fifteenWeeks, .. Last(DutyKind.StandBy, 12)]));
        Assert.Single(Only(Presets.AverageHours, [.. fifteenWeeks, .. Last(DutyKind.OnCall, 9)]));
    }

    [Fact, Source("Arbetstidslagen as renumbered by SFS 2011:740: 10 a § became 10 b §, 8 a and 10 a §§ are new")]
    public void The_paragraphs_are_those_after_the_renumbering_of_2011()
    {
        Assert.StartsWith("Arbetstidslagen 10 b §", Rulebook.Standard[Presets.AverageHours].Article, StringComparison.Ordinal);
        Assert.StartsWith("Arbetstidslagen 10 a §", Rulebook.Standard[Presets.PartTimeExtraInAll].Article, StringComparison.Ordinal);
        Assert.StartsWith("Arbetstidslagen 8 a §", Rulebook.Standard[Presets.ExtraOvertime].Article, StringComparison.Ordinal);
    }

    [Fact, Source("Arbetstidslagen 13 §: eleven hours of rest in every 24")]
    public void Lisa_who_goes_home_at_22_may_come_at_9_and_not_a_minute_before()
    {
        var evening = From("2026-02-02 14:00", "22:00");

        Assert.Empty(Only(Presets.DailyRest, evening, From("2026-02-03 09:00", "17:00")));

        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Only(Presets.DailyRest, evening, From("2026-02-03 08:59", "17:00"))));
        Assert.Equal((Hours(10, 59), Hours(11), At("2026-02-03 09:00")), (breach.Had, breach.Required, breach.EarliestStart));
    }

    [Fact, Source("Arbetstidslagen 13 §: a deviation for what nobody could foresee gives equal compensatory rest")]
    public void Erik_called_back_after_eight_hours_is_owed_three_until_a_rest_of_fourteen_begins()
    {
        var duties = new DutySet([From("2026-02-02 14:00", "22:00"), From("2026-02-03 06:00", "14:00"), From("2026-02-04 04:00", "12:00")], Stockholm);

        Assert.Equal(Hours(0), CompensatoryRest.Owed(duties, HourTerms.Standard, At("2026-02-03 05:00")));
        Assert.Equal(Hours(3), CompensatoryRest.Owed(duties, HourTerms.Standard, At("2026-02-03 12:00")));
        Assert.Equal(Hours(0), CompensatoryRest.Owed(duties, HourTerms.Standard, At("2026-02-03 15:00")));
        Assert.Empty(Only(Presets.CompensatoryRest, [.. duties.All]));
    }

    [Fact, Source("Arbetstidslagen 13 §: equal compensatory rest; within seven days in this product")]
    public void Erik_whose_next_rests_are_all_of_thirteen_hours_has_not_had_his_three_back_after_a_week()
    {
        Duty[] duties = [From("2026-02-02 14:00", "22:00"), .. Daily("2026-02-03", 9, "06:00", 11)];

        var breach = Assert.IsType<Breach.RestStillOwed>(Assert.Single(Only(Presets.CompensatoryRest, duties), each => each.Duties.Count == 2));
        Assert.Equal((Hours(3), At("2026-02-10 06:00")), (breach.Owed, breach.At));
    }

    [Fact, Source("Arbetstidslagen 13 §: the rest should hold 00-05, and work that must be done at night may be")]
    public void A_night_in_the_server_hall_is_told_and_not_forbidden()
    {
        var breach = Assert.IsType<Breach.NightWorked>(Assert.Single(Only(Presets.NightRest, From("2026-02-02 22:00", "2026-02-03 06:00"))));

        Assert.Equal((Hours(5), Severity.Note), (breach.Had, breach.Severity));
        Assert.Empty(Only(Presets.NightRest, From("2026-02-02 16:00", "2026-02-03 00:00"), From("2026-02-05 05:00", "13:00")));
    }

    [Fact, Source("Arbetstidslagen 13 a § first paragraph: eight hours in 24 on average, 24 hours deducted for each week begun, sickness counts as worked")]
    public void Night_worker_Sofia_has_six_nights_of_eight_hours_a_week_and_an_hour_more_is_too_much_also_when_one_night_was_sick_leave()
    {
        Duty[] nights = Weekly("2026-02-02", 16, 6, "22:00", 8);
        Duty[] oneSick = [nights[0] with { Kind = DutyKind.Absence }, .. nights[1..]];
        var extra = From("2026-05-24 18:00", "19:00");

        Assert.Empty(Only(Presets.NightWorkerHours, nights));
        Assert.Equal(Hours(1), Assert.Single(Only(Presets.NightWorkerHours, [.. nights, extra])).Excess);
        Assert.Equal(Hours(1), Assert.Single(Only(Presets.NightWorkerHours, [.. oneSick, extra])).Excess);
    }

    [Fact, Source("Arbetstidslagen 13 a § second paragraph: eight hours in 24 where nights are a great strain")]
    public void A_night_from_22_to_6_is_within_eight_hours_and_one_to_7_is_warned_of()
    {
        Assert.Empty(Only(Presets.NightShiftLength, From("2026-02-02 22:00", "2026-02-03 06:00")));

        var breach = Assert.Single(Only(Presets.NightShiftLength, From("2026-02-02 22:00", "2026-02-03 07:00")));
        Assert.Equal((Hours(1), Severity.Warn), (breach.Excess, breach.Severity));
    }

    [Fact, Source("Arbetstidslagen 13 a § third paragraph: three hours of the shift at night make a night worker's shift")]
    public void An_evening_until_1_is_a_night_shift_and_one_until_0059_is_not()
    {
        Assert.True(NightWork.IsNightShift(From("2026-02-02 15:00", "2026-02-03 01:00"), Stockholm));
        Assert.False(NightWork.IsNightShift(From("2026-02-02 15:00", "2026-02-03 00:59"), Stockholm));
    }

    [Fact, Source("Arbetstidslagen 14 §: 36 hours in seven days, and stand-by does not count as rest")]
    public void Karin_on_stand_by_at_home_from_Saturday_noon_to_Sunday_noon_has_had_no_weekly_rest()
    {
        Duty[] twoWeeks = Weekly("2026-02-02", 2, 5, "08:00", 8, Employer.Home);

        Assert.Empty(Only(Presets.WeeklyRest, twoWeeks));

        var breach = Assert.IsType<Breach.WeeklyRestMissing>(Assert.Single(
            Only(Presets.WeeklyRest, [.. twoWeeks, From("2026-02-07 12:00", "2026-02-08 12:00", kind: DutyKind.StandBy)])));
        Assert.Equal((Hours(20), Hours(36)), (breach.LongestRest, breach.Required));
    }

    [Fact, Source("Arbetstidslagen 15 §: at most five hours without a break")]
    public void Nils_who_reports_lunch_at_13_worked_five_hours_and_at_1315_too_long()
    {
        Duty Day(string lunch) => From("2026-02-02 08:00", "16:30").Reported((lunch, 30));

        Assert.Empty(Only(Presets.Break, Day("2026-02-02 13:00")));
        Assert.Equal(Hours(0, 15), Assert.Single(Only(Presets.Break, Day("2026-02-02 13:15"))).Excess);
        Assert.Empty(Only(Presets.Break, From("2026-02-02 08:00", "16:30")));
    }
}
