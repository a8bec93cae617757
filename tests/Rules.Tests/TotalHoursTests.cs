using MutualAid.Rules.Tests.Support;
using NodaTime;
using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class TotalHoursTests
{
    [Fact]
    public void Forty_eight_hours_in_seven_days_is_enough() => Assert.Empty(Check(Days("2026-02-02 07:00", 4, 12)));

    [Fact]
    public void A_minute_more_is_a_breach_that_says_how_much_and_when()
    {
        var breach = Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. Days("2026-02-02 07:00", 4, 12), Lasting("2026-02-07 07:00", 0, 1)])));

        Assert.Equal(Hours(48, 1), breach.Had);
        Assert.Equal(Hours(48), breach.Allowed);
        Assert.Equal(Hours(0, 1), breach.Excess);
        Assert.Equal(5, breach.Duties.Count);
    }

    [Fact]
    public void The_window_may_start_anywhere_and_cut_a_duty()
    {
        // 07:00 on Monday to 07:00 on Monday holds 48 h; so does any window that loses at its start what it wins at its end.
        Duty[] duties = [.. Days("2026-02-02 07:00", 4, 12), .. Days("2026-02-09 07:00", 4, 12)];

        Assert.Empty(Check(duties));
        Assert.Equal(Hours(48, 1), Assert.IsType<Breach.TooMuch>(Assert.Single(Check([.. duties[..4], Lasting("2026-02-09 06:59", 12)]))).Had);
    }

    [Fact]
    public void Two_weeks_over_the_cap_that_hang_together_are_one_breach_and_two_that_do_not_are_two()
    {
        Assert.Single(Check(Days("2026-02-02 07:00", 10, 12)));
        Assert.Equal(2, Check([.. Days("2026-02-02 07:00", 5, 10), .. Days("2026-03-02 07:00", 5, 10)]).Length);
    }

    [Fact]
    public void An_hour_with_two_duties_is_one_hour() =>
        Assert.Empty(Check([.. Days("2026-02-02 07:00", 4, 12), .. Days("2026-02-02 08:00", 4, 8)]));

    [Fact]
    public void Home_work_and_aid_are_added_together() =>
        Assert.Equal(Hours(52), Assert.IsType<Breach.TooMuch>(Assert.Single(Check(
            [.. Enumerable.Range(2, 5).Select(day => From($"2026-02-0{day} 08:00", "16:00", employer: Employer.Home)), Lasting("2026-02-07 07:00", 12)]))).Had);

    [Fact]
    public void A_week_is_168_hours_when_the_calendar_has_167()
    {
        // Monday 00:00 to Monday 01:00 on the wall, over the night when the clocks go forward.
        Duty[] duties = [Lasting("2026-03-23 00:00", 12), Lasting("2026-03-25 00:00", 12), Lasting("2026-03-27 00:00", 12), Lasting("2026-03-28 12:00", 11)];

        Assert.Empty(Check([.. duties, Lasting("2026-03-30 00:00", 1)]));
        Assert.Single(Check([.. duties, Lasting("2026-03-30 00:00", 1), Lasting("2026-03-29 12:00", 0, 1)]));
    }

    [Fact]
    public void A_week_over_new_year_is_a_week_like_any_other() =>
        Assert.Single(Check([.. Days("2026-12-29 07:00", 4, 12), Lasting("2027-01-03 07:00", 1)]));

    [Fact]
    public void The_fullest_week_around_a_moment_says_what_is_left()
    {
        var load = TotalHours.Fullest(new(Days("2026-02-02 07:00", 3, 12), Stockholm), At("2026-02-04 12:00"), HourRules.Week);

        Assert.Equal(Hours(36), load.Had);
        Assert.Equal(Hours(12), load.Left(Hours(48)));
        Assert.Equal(Hours(0), load.Left(Hours(30)));
    }

    [Theory]
    [InlineData("2026-02-02 07:00", 40)]
    [InlineData("2026-02-06 20:00", 46)]
    [InlineData("2026-02-10 09:00", 45)]
    public void The_fullest_week_holds_the_moment_that_is_asked_about(string moment, int hours) =>
        Assert.Equal(Hours(hours), TotalHours.Fullest(new([.. Days("2026-02-02 08:00", 5, 8), Lasting("2026-02-09 08:00", 8), Lasting("2026-02-09 17:00", 6)], Stockholm), At(moment), HourRules.Week).Had);

    [Fact]
    public void Work_more_than_a_week_away_does_not_count() =>
        Assert.Equal(Hours(0), TotalHours.Fullest(new(Days("2026-02-02 07:00", 3, 12), Stockholm), At("2026-02-20 12:00"), HourRules.Week).Had);

    [Fact]
    public void A_week_cannot_hold_more_than_a_week() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TotalHours.Fullest(new([], Stockholm), new Interval(At("2026-02-02 00:00"), At("2026-02-09 00:01")), HourRules.Week));

    [Fact]
    public void A_known_break_stand_by_and_leave_do_not_count()
    {
        var full = Days("2026-02-02 07:00", 4, 12);

        Assert.Empty(Check([.. full, From("2026-02-07 07:00", "08:00").WithBreaks(("2026-02-07 07:00", "2026-02-07 08:00"))]));
        Assert.Empty(Check([.. full, From("2026-02-07 07:00", "15:00", kind: DutyKind.StandBy)]));
        Assert.Empty(Check([.. full, From("2026-02-07 07:00", "15:00", kind: DutyKind.Absence)]));
    }

    [Fact]
    public void The_window_of_a_breach_is_the_fullest() =>
        Assert.Equal(new(At("2026-02-02 07:00"), At("2026-02-09 07:00")), Assert.Single(Check(Days("2026-02-02 07:00", 5, 10))).When);

    [Fact]
    public void It_stops_may_be_overridden_and_only_warns_under_the_crisis_agreement()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Warn], InEachMode(Presets.SevenDays, Days("2026-02-02 07:00", 5, 10)));
        Assert.True(Rulebook.Standard[Presets.SevenDays].MayBeOverridden);
    }

    [Fact]
    public void Newly_past_a_ceiling_are_chains_of_weeks_that_begin_with_work_and_hold_more_than_before_each_by_its_fullest()
    {
        var (grown, old) = (0, 0);

        RandomDuties.Check(400, RandomDuties.Weeks, duties =>
        {
            Duty[] before = [.. duties.Where((_, index) => index % 3 != 0)], after = [.. duties.Where((_, index) => index % 4 != 1)];
            var (ceiling, found) = (Hours(24), TotalHours.NewlyPastCeiling(after, before, Hours(24)));
            var (aid, known) = (Aid(after), Aid(before));
            var weeks = aid.Where(minute => !aid.Contains(minute - Minute)).Order().Where(start => In(aid, start) is var had && had > ceiling && had > In(known, start)).ToArray();

            Assert.Equal(weeks.Where((start, index) => index == 0 || start - weeks[index - 1] >= HourRules.Week).Count(), found.Count);
            Assert.All(found, past => Assert.Equal(past.Had, In(aid, past.Window.Start)));
            Assert.All(weeks, start => Assert.Contains(found, past => past.Had >= In(aid, start)));
            grown += found.Count;
            old += TotalHours.PastCeiling(after, ceiling).Count - found.Count;
        });

        Assert.True(grown > 20 && old > 20, $"Both happen: {grown} grew, {old} did not.");

        static Duration In(HashSet<Instant> minutes, Instant start) => Minute * minutes.Count(minute => minute >= start && minute < start + HourRules.Week);

        static HashSet<Instant> Aid(Duty[] duties) =>
            [.. duties.Where(duty => duty.Employer == Employer.Host).SelectMany(duty => Enumerable.Range(0, (int)duty.Length.TotalMinutes).Select(minute => duty.Start + Minute * minute))];
    }

    static readonly Duration Minute = Duration.FromMinutes(1);

    static Duty[] Days(string first, int count, int hours) =>
        [.. Enumerable.Range(0, count).Select(day => new Duty(At(first) + Hours(24 * day), At(first) + Hours(24 * day + hours)))];

    static Breach[] Check(params Duty[] duties) => Only(Presets.SevenDays, duties);
}
