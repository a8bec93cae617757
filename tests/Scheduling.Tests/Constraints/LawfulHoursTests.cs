namespace MutualAid.Scheduling.Tests.Constraints;

/// <summary>That every rule reaches the engine, with home work counted and old breaches forgiven; the rules themselves have tests of their own.</summary>
public sealed class LawfulHoursTests
{
    [Fact]
    public void Shifts_with_a_daily_rest_between_are_lawful() =>
        Assert.Empty(Find<LawfulHours>(APerson(1), AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 07:00")));

    [Fact]
    public void What_is_missing_is_what_it_costs()
    {
        var match = Assert.Single(Find<LawfulHours>(APerson(1), AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 06:15")));

        Assert.Equal(45, match.Cost.UnlawfulMinutes);
        Assert.Equal(Duration.FromMinutes(10 * 60 + 15), Assert.IsType<Breach.RestTooShort>(Assert.IsType<Fact.Unlawful>(match.Fact).Breach).Had);
    }

    [Fact]
    public void Home_work_counts() =>
        Assert.Equal(["atl-13-daily"], Broken(APerson(1) with { BusyDuties = [HomeWork("2026-02-03 08:00", 8)] }, AShift(1, "2026-02-02 15:00")));

    [Fact]
    public void The_hand_over_makes_two_shifts_in_a_row_overlap() =>
        Assert.Equal(["double-booking"], Broken(APerson(1), AShift(1, "2026-02-02 08:00", 5), AShift(2, "2026-02-02 12:00", 4)));

    [Fact]
    public void Home_work_and_a_shift_that_touch_are_one_stretch()
    {
        Assert.Empty(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 5)] }, AShift(1, "2026-02-02 13:00")));
        Assert.Equal(["ab-13-span"], Broken(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 07:00", 6)] }, AShift(1, "2026-02-02 13:00")));
    }

    [Fact]
    public void The_week_holds_home_work_too()
    {
        Shift[] fourTwelves = [.. Enumerable.Range(1, 4).Select(day => AShift(day, $"2026-02-0{day + 1} 07:00", 12))];

        Assert.Empty(Find<LawfulHours>(APerson(1), fourTwelves));
        Assert.Equal(["week-48"], Broken(APerson(1) with { BusyDuties = [HomeWork("2026-02-07 08:00", 4)] }, fourTwelves));
    }

    [Fact]
    public void Seven_days_in_a_row_are_too_many_and_leave_no_weekly_rest() =>
        Assert.Equal(["atl-14-weekly", "hse-days"], Broken(APerson(1), [.. Enumerable.Range(2, 7).Select(day => AShift(day, $"2026-02-{day:00} 08:00", 4))]));

    [Fact]
    public void The_road_and_the_rest_both_take_their_time()
    {
        var atHome = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8)] };

        Assert.Empty(Find<LawfulHours>(atHome, AShift(1, "2026-02-03 04:30", onSite: true)));
        Assert.Equal(["travel-time"], Broken(atHome, AShift(1, "2026-02-03 03:30", onSite: true)));
        Assert.Empty(Find<LawfulHours>(atHome, AShift(1, "2026-02-03 03:30")));
    }

    [Fact]
    public void The_night_when_the_clocks_go_forward_is_an_hour_shorter() =>
        Assert.Equal(["atl-13-daily"], Broken(APerson(1), AShift(1, "2026-03-28 12:00", 8), AShift(2, "2026-03-29 07:00")));

    [Fact]
    public void A_year_of_overtime_is_remembered()
    {
        // Four twelves make eight hours of overtime a week: after twenty-five such weeks there is none left for the year.
        Duty[] year = [.. from week in Enumerable.Range(0, 25) from day in Enumerable.Range(0, 4) let start = At("2026-01-05 07:00") + Hours(24 * (7 * week + day)) select new Duty(start, start + Hours(12))];

        Assert.Empty(Broken(APerson(1) with { BusyDuties = year }, AShift(1, "2026-07-06 07:00", 12)));
        Assert.Equal(["atl-8-ot-year"], Broken(
            APerson(1) with { BusyDuties = year }, [.. Enumerable.Range(6, 4).Select(day => AShift(day, $"2026-07-{day:00} 07:00", 12))]));
    }

    [Fact]
    public void The_terms_of_the_person_are_the_ones_that_hold()
    {
        var tired = APerson(1) with { Terms = HourTerms.Of(Rulebook.Standard.Tightened(new Dictionary<string, int> { [Presets.DailyRest] = 12 * 60 })) };

        Assert.Equal(["atl-13-daily"], Broken(tired, AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 07:00")));
    }

    [Fact]
    public void What_was_broken_before_the_schedule_is_not_its_fault()
    {
        var overlapping = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8), HomeWork("2026-02-02 12:00", 8)] };
        var overworked = APerson(1) with { BusyDuties = [.. Enumerable.Range(2, 5).Select(day => HomeWork($"2026-02-0{day} 07:00", 10))] };

        Assert.Empty(Find<LawfulHours>(overlapping, AShift(1, "2026-02-05 08:00")));
        Assert.Empty(Find<LawfulHours>(overworked, AShift(1, "2026-03-02 07:00")));
        Assert.Contains("week-48", Broken(overworked, AShift(1, "2026-02-08 07:00")));
    }

    static IEnumerable<string> Broken(Person person, params Shift[] shifts) =>
        Find<LawfulHours>(person, shifts).Select(match => Assert.IsType<Fact.Unlawful>(match.Fact).Breach.RuleId).Order(StringComparer.Ordinal);
}
