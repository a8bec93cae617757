using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;
using static MutualAid.Rules.Tests.Support.Shifts;

namespace MutualAid.Rules.Tests;

/// <summary>Worked examples from guidance for responders (NWCG) and on fatigue (HSE HSG256, Garde and Kecklund 2020): warnings, not law.</summary>
public sealed class GoldenCasesGuidanceTests
{
    [Fact, Source("NWCG work/rest guideline: two hours of work or travel to one of rest in each 24")]
    public void Four_hours_on_the_road_and_twelve_of_work_are_all_a_day_has_room_for()
    {
        Duty[] day = [From("2026-02-02 04:00", "08:00", kind: DutyKind.Travel), From("2026-02-02 08:00", "20:00")];

        Assert.Empty(Only(Presets.WorkToRest, day));

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.WorkToRest, [.. day, From("2026-02-02 20:00", "21:00", kind: DutyKind.Travel)])));
        Assert.Equal((Hours(17), Hours(16), Severity.Warn), (breach.Had, breach.Allowed, breach.Severity));
    }

    [Fact, Source("NWCG's clarification: the start of the 24 hours stays the same")]
    public void A_crew_that_begins_its_24_hours_anew_with_every_shift_hides_two_hours()
    {
        Duty[] crew = [From("2026-02-02 06:00", "22:00"), From("2026-02-03 04:00", "12:00")];

        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Only(Presets.WorkToRest, crew, dayBreak: new(6, 0))));
        Assert.Equal((Hours(18), At("2026-02-02 06:00")), (breach.Had, breach.When.Start));
    }

    [Fact, Source("NWCG length of assignment: 14 days, travel not counted, then two days off")]
    public void A_fortnight_between_two_days_of_travel_is_lawful_and_a_new_one_begins_after_two_days_off()
    {
        Duty[] fortnight =
        [
            From("2026-02-01 08:00", "18:00", kind: DutyKind.Travel), .. Daily("2026-02-02", 14, "08:00", 8), From("2026-02-16 08:00", "18:00", kind: DutyKind.Travel),
        ];

        Assert.Empty(Only(Presets.AssignmentLength, fortnight));
        Assert.Equal(new(2026, 2, 18), Assert.Single(Recovery.After(new(fortnight, Stockholm), HourTerms.Standard)).Until);
        Assert.Empty(Only(Presets.AssignmentLength, [.. fortnight, .. Daily("2026-02-18", 14, "08:00", 8)]));

        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Only(Presets.AssignmentLength, [.. fortnight, From("2026-02-17 08:00", "16:00")])));
        Assert.Equal((16, new LocalDate(2026, 2, 17)), (breach.Had, breach.LastDay));
    }

    [Fact, Source("HSE good practice: at most twelve hours, overtime included")]
    public void An_hour_of_overtime_after_twelve_by_day_is_warned_of()
    {
        var day = From("2026-02-02 07:00", "19:00");

        Assert.Empty(Only(Presets.ShiftLength, day));

        var breach = Assert.IsType<Breach.TooLong>(Assert.Single(Only(Presets.ShiftLength, day, From("2026-02-02 19:00", "20:00", kind: DutyKind.Overtime))));
        Assert.Equal((Hours(13), Severity.Warn), (breach.Had, breach.Severity));
    }

    [Fact, Source("HSE good practice: eight hours where the shift is a night")]
    public void Twelve_hours_are_well_by_day_and_four_too_many_by_night()
    {
        Assert.Empty(Only(Presets.NightShiftLength, From("2026-02-02 07:00", "19:00")));
        Assert.Equal(Hours(4), Assert.Single(Only(Presets.NightShiftLength, From("2026-02-02 19:00", "2026-02-03 07:00"))).Excess);
    }

    [Fact, Source("HSE good practice and Garde/Kecklund 2020: at most three nights in a row")]
    public void A_fourth_night_is_one_too_many_also_when_it_begins_after_midnight()
    {
        Duty[] nights = Daily("2026-02-02", 3, "22:00", 8);

        Assert.Empty(Only(Presets.NightsInARow, nights));
        Assert.Empty(Only(Presets.NightsInARow, [.. nights, From("2026-02-06 22:00", "2026-02-07 06:00")]));

        var breach = Assert.IsType<Breach.TooMany>(Assert.Single(Only(Presets.NightsInARow, [.. nights, From("2026-02-06 00:30", "08:00")])));
        Assert.Equal((4, new LocalDate(2026, 2, 5)), (breach.Had, breach.LastDay));
    }

    [Fact, Source("HSE good practice: two full nights of sleep when going from nights to days")]
    public void After_nights_that_end_on_Thursday_morning_Peter_is_ready_for_days_on_Saturday_and_not_on_Friday()
    {
        Duty[] nights = Daily("2026-02-02", 3, "22:00", 9);

        Assert.Empty(Only(Presets.NightsOfSleep, [.. nights, From("2026-02-07 08:00", "16:00")]));

        var breach = Assert.IsType<Breach.TooFewNightsOfSleep>(Assert.Single(Only(Presets.NightsOfSleep, [.. nights, From("2026-02-06 08:00", "16:00")])));
        Assert.Equal((1, 2), (breach.Had, breach.Required));
    }

    [Fact, Source("Garde/Kecklund 2020: shifts of at most nine hours")]
    public void A_shift_of_nine_hours_is_well_and_one_of_ten_is_noted()
    {
        Assert.Empty(Only(Presets.ShiftOfNine, From("2026-02-02 08:00", "17:00")));

        var breach = Assert.Single(Only(Presets.ShiftOfNine, From("2026-02-02 08:00", "18:00")));
        Assert.Equal((Hours(1), Severity.Note), (breach.Excess, breach.Severity));
    }

    [Fact, Source("Garde/Kecklund 2020 and KI on quick returns: at least eleven hours between shifts")]
    public void From_22_to_7_is_a_quick_return_of_nine_hours()
    {
        var breach = Assert.IsType<Breach.RestTooShort>(Assert.Single(Only(Presets.DailyRest, From("2026-02-02 14:00", "22:00"), From("2026-02-03 07:00", "15:00"))));

        Assert.Equal((Hours(9), Hours(2)), (breach.Had, breach.Excess));
        Assert.Contains("Garde/Kecklund", breach.Rule.Article, StringComparison.Ordinal);
    }

    [Fact, Source("HSE good practice: five to seven days in a row; six here")]
    public void Monday_to_Saturday_is_as_far_as_anybody_goes_without_a_day_off()
    {
        Assert.Empty(Only(Presets.DaysInARow, Daily("2026-02-02", 6, "08:00", 6)));
        Assert.Equal(7, Assert.IsType<Breach.TooMany>(Assert.Single(Only(Presets.DaysInARow, Daily("2026-02-02", 7, "08:00", 6)))).Had);
    }
}
