using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;
using static MutualAid.Rules.Tests.Support.Shifts;

namespace MutualAid.Rules.Tests;

/// <summary>Worked examples from the municipal agreement (AB § 13, since 1 October 2023) and the crisis agreement (KLA, of 1 July 2021).</summary>
public sealed class GoldenCasesAgreementsTests
{
    [Fact, Source("AB § 13: at most 13 hours from the start of a shift to its end, breaks included")]
    public void Mona_may_stay_from_7_to_20_and_a_lunch_makes_her_shift_no_shorter()
    {
        Assert.Empty(Only(Presets.ShiftSpan, From("2026-02-02 07:00", "20:00")));

        var withLunch = From("2026-02-02 07:00", "20:30").Reported(("2026-02-02 12:00", 60));
        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Only(Presets.ShiftSpan, withLunch)));
        Assert.Equal((Hours(13, 30), At("2026-02-02 20:00")), (breach.Had, breach.LatestEnd));
    }

    [Fact, Source("AB § 13, ka.se 29 September 2023: split shifts too")]
    public void A_split_shift_from_7_to_11_and_from_16_to_21_is_one_of_fourteen_hours()
    {
        Duty[] split = [From("2026-02-02 07:00", "11:00"), From("2026-02-02 16:00", "21:00")];

        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Only(Presets.ShiftSpan, split, dayBreak: new(6, 0))));
        Assert.Equal((Hours(14), Hours(1)), (breach.Had, breach.Excess));
    }

    [Fact, Source("AB § 13 and SKR's broadcast on daily rest: the employer fixes when the 24 hours begin (dygnsbryt)")]
    public void With_a_day_that_begins_at_22_a_late_shift_and_a_short_early_one_each_have_eleven_hours_in_their_own_day()
    {
        Duty[] duties = [From("2026-02-02 13:00", "22:00"), From("2026-02-03 07:00", "11:00")];

        Assert.Empty(Only(Presets.DailyRest, duties, dayBreak: new(22, 0)));

        Assert.Equal(Hours(9), Assert.IsType<Breach.RestTooShort>(Assert.Single(Only(Presets.DailyRest, duties))).Had);

        var longer = Assert.IsType<Breach.DayWithoutRest>(Assert.Single(Only(Presets.DailyRest, [duties[0], From("2026-02-03 07:00", "12:00")], dayBreak: new(22, 0))));
        Assert.Equal((Hours(10), At("2026-02-02 22:00")), (longer.Had, longer.When.Start));
    }

    [Fact, Source("AB § 13 mom 5: a planned exception of work and jour for 20 hours")]
    public void Twelve_hours_of_work_and_eight_of_jour_are_the_longest_that_a_decision_can_allow()
    {
        Duty[] night = [From("2026-02-02 08:00", "20:00"), From("2026-02-02 20:00", "2026-02-03 04:00", kind: DutyKind.OnCall)];

        Assert.True(Assert.Single(Only(Presets.ShiftSpan, night)).Rule.MayBeOverridden);
        Assert.Empty(Only(Presets.LongestSpan, night));

        var breach = Assert.Single(Only(Presets.LongestSpan, [.. night, From("2026-02-03 04:00", "04:01")]));
        Assert.Equal((Hours(0, 1), false), (breach.Excess, breach.Rule.MayBeOverridden));
    }

    [Fact, Source("AB § 13 mom 5: then a rest as long as the whole working time, never under eleven hours")]
    public void After_twenty_hours_until_4_in_the_morning_Olle_may_come_back_at_midnight()
    {
        Duty[] night = [From("2026-02-02 08:00", "20:00"), From("2026-02-02 20:00", "2026-02-03 04:00", kind: DutyKind.OnCall)];

        Assert.Empty(Only(Presets.RestAfterLongShift, [.. night, From("2026-02-04 00:00", "08:00")]));

        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Only(Presets.RestAfterLongShift, [.. night, From("2026-02-03 23:00", "2026-02-04 07:00")])));
        Assert.Equal((Hours(19), Hours(20), At("2026-02-04 00:00")), (breach.Had, breach.Required, breach.EarliestStart));
        Assert.Empty(Only(Presets.RestAfterLongShift, From("2026-02-02 08:00", "21:00"), From("2026-02-03 08:00", "16:00")));
    }

    [Fact, Source("SKR's answers on daily rest: weekly rest may begin right after a shift when its 24 hours have had their daily rest")]
    public void Ingrid_who_slept_before_her_Friday_may_begin_her_weekly_rest_at_16_and_work_on_Sunday_at_4()
    {
        Duty[] week = Daily("2026-02-02", 5, "08:00", 8);

        Assert.Empty(Only(Presets.WeeklyRest, [.. week, .. Daily("2026-02-08", 5, "04:00", 8)]));
        Assert.Single(Only(Presets.WeeklyRest, [.. week, From("2026-02-08 03:59", "12:00"), .. Daily("2026-02-09", 4, "04:00", 8)]));
    }

    [Fact, Source("SKR's answers on daily rest: daily and weekly rest do not overlap")]
    public void Where_the_day_begins_at_20_the_daily_rest_after_a_Friday_night_comes_first_and_36_hours_after_it()
    {
        Duty[] nights = Daily("2026-02-02", 5, "21:00", 10);
        Duty[] sunday = [.. nights, From("2026-02-08 20:00", "2026-02-09 06:00")];
        Duty[] monday = [.. nights, From("2026-02-09 06:00", "14:00")];

        var breach = Assert.IsType<Breach.WeeklyRestMissing>(Assert.Single(Only(Presets.WeeklyRest, sunday, dayBreak: new(20, 0))));
        Assert.Equal(Hours(37 - 11), breach.LongestRest);
        Assert.Empty(Only(Presets.WeeklyRest, monday, dayBreak: new(20, 0)));
    }

    [Fact, Source("KLA: a crisis decision, activation by SKR and Sobona, a local agreement, and then an assignment of the person")]
    public void Sara_who_is_assigned_may_work_sixty_hours_and_Tove_beside_her_who_is_not_may_not()
    {
        Duty[] week = Daily("2026-02-02", 6, "08:00", 10);

        Assert.Equal(Severity.Warn, Assert.Single(Only(Presets.SevenDays, week, Assigned("2026-02-01", "2026-03-01"))).Severity);
        Assert.Equal(Severity.Stop, Assert.Single(Only(Presets.SevenDays, week, HourTerms.Standard)).Severity);
        Assert.Equal(Severity.Stop, Assert.Single(Only(Presets.SevenDays, week, Assigned("2026-02-09", "2026-03-09"))).Severity);
    }

    [Fact, Source("KLA bilaga 2 § 1: 48 hours a week on average over four weeks, varying between them")]
    public void Weeks_of_60_36_60_and_36_hours_are_192_and_one_hour_more_is_not_allowed()
    {
        var assigned = Assigned("2026-02-02", "2026-03-02");
        Duty[] weeks =
        [
            .. Daily("2026-02-02", 6, "08:00", 10), .. Daily("2026-02-09", 4, "08:00", 9), .. Daily("2026-02-16", 6, "08:00", 10), .. Daily("2026-02-23", 4, "08:00", 9),
        ];

        Assert.Empty(Only(Presets.AssignmentHours, weeks, assigned));
        Assert.Empty(Only(Presets.OvertimeInFourWeeks, weeks, assigned));
        Assert.Equal(Hours(1), Assert.Single(Only(Presets.AssignmentHours, [.. weeks, From("2026-02-28 08:00", "09:00")], assigned)).Excess);
        Assert.Empty(Only(Presets.AssignmentHours, [.. weeks, From("2026-02-28 08:00", "09:00")], HourTerms.Standard));
    }

    [Fact, Source("KLA of 1 July 2021: at most eight weeks")]
    public void An_assignment_from_2_February_reaches_to_Sunday_29_March_and_Monday_is_its_ninth_week()
    {
        var assigned = Assigned("2026-02-02", "2026-04-27");

        Assert.Empty(Only(Presets.CrisisWeeks, [From("2026-02-02 08:00", "16:00"), From("2026-03-29 08:00", "16:00")], assigned));

        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Only(Presets.CrisisWeeks, [From("2026-02-02 08:00", "16:00"), From("2026-03-30 08:00", "16:00")], assigned)));
        Assert.Equal((9, 8, true), (breach.Had, breach.Allowed, breach.Rule.MayBeOverridden));
    }

    [Fact, Source("KLA bilaga 2 § 1: 36 hours after the last shift (24 before July 2021)")]
    public void Assignment_over_on_Friday_at_20_and_work_at_home_may_begin_on_Sunday_at_8()
    {
        var assigned = Assigned("2026-02-02", "2026-02-28");
        var last = From("2026-02-27 08:00", "20:00");

        Assert.Empty(Only(Presets.EndRest, [last, From("2026-03-01 08:00", "16:00", employer: Employer.Home)], assigned));

        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Only(Presets.EndRest, [last, From("2026-03-01 07:00", "15:00", employer: Employer.Home)], assigned)));
        Assert.Equal((Hours(35), Hours(36)), (breach.Had, breach.Required));
    }

    [Fact, Source("SKR's answers on KLA: sick leave ends the assignment, and a new one begins a new period of counting")]
    public void Anders_falls_ill_after_120_hours_and_his_new_assignment_counts_from_nothing()
    {
        Duty[] before = Daily("2026-02-02", 10, "08:00", 12);
        Duty[] after = Daily("2026-02-18", 8, "08:00", 12);
        var anew = HourTerms.Of(Rulebook.Standard, [], [Decision("2026-02-02", "2026-02-12"), Decision("2026-02-18", "2026-03-18")]);

        Assert.Empty(Only(Presets.AssignmentHours, [.. before, .. after], anew));

        var breach = Assert.Single(Only(Presets.AssignmentHours, [.. before, .. after], Assigned("2026-02-02", "2026-03-18")));
        Assert.Equal(Hours(120 + 96 - 192), breach.Excess);
    }

    [Fact, Source("KLA: the caps on overtime of HÖK and arbetstidslagen do not apply to who is assigned")]
    public void Hours_beyond_forty_under_the_crisis_agreement_use_up_no_overtime()
    {
        Duty[] weeks = Weekly("2026-02-02", 4, 6, "08:00", 9);

        Assert.Single(Only(Presets.OvertimeInFourWeeks, weeks));
        Assert.Empty(Only(Presets.OvertimeInFourWeeks, weeks, Assigned("2026-02-02", "2026-03-02")));
        Assert.All(Overtime.Of(new(weeks, Stockholm), Assigned("2026-02-02", "2026-03-02")), overtime => Assert.Equal(Hours(0), overtime));
    }

    static HourTerms Assigned(string from, string to) => HourTerms.Of(Rulebook.Standard, [], [Decision(from, to)]);

    static (Interval, Mode) Decision(string from, string to) => (new(At($"{from} 00:00"), At($"{to} 00:00")), Mode.CrisisAgreement);
}
