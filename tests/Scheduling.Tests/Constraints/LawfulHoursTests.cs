namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class LawfulHoursTests
{
    [Fact]
    public void Shifts_that_touch_are_lawful() =>
        Assert.Empty(Find<LawfulHours>(APerson(1), AShift(1, "2026-02-02 08:00", 4), AShift(2, "2026-02-02 12:00", 4)));

    [Fact]
    public void The_hand_over_makes_two_shifts_in_a_row_overlap() =>
        Assert.Equal(60, Assert.Single(Find<LawfulHours>(APerson(1), AShift(1, "2026-02-02 08:00", 5), AShift(2, "2026-02-02 12:00", 4))).Cost.UnlawfulMinutes);

    [Fact]
    public void Home_work_and_other_incidents_count() =>
        Assert.Single(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8)] }, AShift(1, "2026-02-02 15:00")));

    [Fact]
    public void What_overlapped_before_the_schedule_is_not_its_fault()
    {
        var person = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8), HomeWork("2026-02-02 12:00", 8)] };

        Assert.Empty(Find<LawfulHours>(person, AShift(1, "2026-02-05 08:00")));
    }

    [Fact]
    public void Eleven_hours_between_shifts_is_enough() =>
        Assert.Empty(Find<LawfulHours>(APerson(1), AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 07:00")));

    [Fact]
    public void What_is_missing_is_what_it_costs()
    {
        var match = Assert.Single(Find<LawfulHours>(APerson(1), AShift(1, "2026-02-02 08:00", 12), AShift(2, "2026-02-03 06:15")));

        Assert.Equal(45, match.Cost.UnlawfulMinutes);
        Assert.Equal(Duration.FromMinutes(10 * 60 + 15), Assert.IsType<Breach.RestTooShort>(Assert.IsType<Fact.Unlawful>(match.Fact).Breach).Had);
    }

    [Fact]
    public void Home_work_in_the_morning_forbids_the_night_before() =>
        Assert.Single(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-03 08:00", 8)] }, AShift(1, "2026-02-02 15:00")));

    [Fact]
    public void The_night_when_the_clocks_go_forward_is_an_hour_shorter() =>
        Assert.Single(Find<LawfulHours>(APerson(1), AShift(1, "2026-03-28 12:00", 8), AShift(2, "2026-03-29 07:00")));

    [Fact]
    public void Thirteen_hours_from_start_to_end_is_enough() =>
        Assert.Empty(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 5)] }, AShift(1, "2026-02-02 13:00")));

    [Fact]
    public void Home_work_and_a_shift_that_touch_are_one_stretch() =>
        Assert.Equal(60, Assert.Single(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 07:00", 6)] }, AShift(1, "2026-02-02 13:00"))).Cost.UnlawfulMinutes);

    static readonly Shift[] FourTwelves = [.. Enumerable.Range(1, 4).Select(day => AShift(day, $"2026-02-0{day + 1} 07:00", 12))];

    [Fact]
    public void Forty_eight_hours_is_enough() => Assert.Empty(Find<LawfulHours>(APerson(1), FourTwelves));

    [Fact]
    public void Home_work_in_the_same_seven_days_counts() =>
        Assert.Equal(240, Assert.Single(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-07 08:00", 4)] }, FourTwelves)).Cost.UnlawfulMinutes);

    [Fact]
    public void A_week_that_home_work_alone_overfills_is_not_the_schedules_fault_elsewhere()
    {
        var person = APerson(1) with { BusyDuties = [.. Enumerable.Range(2, 5).Select(day => HomeWork($"2026-02-0{day} 07:00", 10))] };

        Assert.Empty(Find<LawfulHours>(person, AShift(1, "2026-03-02 07:00")));
        Assert.Equal(Hours(58), Assert.IsType<Breach.TooMuch>(Assert.IsType<Fact.Unlawful>(Assert.Single(Find<LawfulHours>(person, AShift(1, "2026-02-08 07:00"))).Fact).Breach).Had);
    }

    [Fact]
    public void Five_days_and_a_weekend_is_lawful() =>
        Assert.Empty(Find<LawfulHours>(APerson(1), [.. ThirtySixHoursOffDays(2, 3, 4, 5, 6, 9, 10)]));

    [Fact]
    public void Seven_days_in_a_row_leave_no_weekly_rest()
    {
        var match = Assert.Single(Find<LawfulHours>(APerson(1), [.. ThirtySixHoursOffDays(2, 3, 4, 5, 6, 7, 8)]));

        // Six days and eight hours of work where 132 hours are allowed.
        Assert.Equal(20 * 60, match.Cost.UnlawfulMinutes);
    }

    static IEnumerable<Shift> ThirtySixHoursOffDays(params int[] days) => days.Select(day => AShift(day, $"2026-02-{day:00} 08:00"));

    [Fact]
    public void Six_days_are_enough_and_a_seventh_is_too_many()
    {
        Assert.Empty(Find<LawfulHours>(APerson(1), [.. SixDaysInARowDays(6)]));
        Assert.Equal(24 * 60, Assert.Single(Find<LawfulHours>(APerson(1), [.. SixDaysInARowDays(7)])).Cost.UnlawfulMinutes);
    }

    [Fact]
    public void Days_at_home_are_days() =>
        Assert.Single(Find<LawfulHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-01 08:00", 4)] }, [.. SixDaysInARowDays(6)]));

    static IEnumerable<Shift> SixDaysInARowDays(int count) => Enumerable.Range(2, count).Select(day => AShift(day, $"2026-02-{day:00} 08:00", 4));

    static readonly Person AtHome = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8)] };

    [Fact]
    public void The_road_and_the_rest_both_fit() =>
        Assert.Empty(Find<LawfulHours>(AtHome, AShift(1, "2026-02-03 04:30", onSite: true)));

    [Fact]
    public void An_hour_less_for_the_road_is_an_hour_too_little() =>
        Assert.Equal(60, Assert.Single(Find<LawfulHours>(AtHome, AShift(1, "2026-02-03 03:30", onSite: true))).Cost.UnlawfulMinutes);

    [Fact]
    public void A_remote_shift_needs_no_road() => Assert.Empty(Find<LawfulHours>(AtHome, AShift(1, "2026-02-03 03:30")));
}
