using static MutualAid.Rules.Tests.Support.Ask;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class WeeklyRestTests
{
    [Fact]
    public void An_ordinary_week_with_a_weekend_is_lawful() =>
        Assert.Empty(Check([.. Days("2026-02-02", 5), .. Days("2026-02-09", 5)]));

    [Fact]
    public void Work_may_go_on_for_132_hours_before_the_rest_begins() =>
        Assert.Empty(Check(From("2026-02-02 08:00", "16:00"), From("2026-02-03 16:00", "23:00"), From("2026-02-05 08:00", "16:00"), From("2026-02-06 12:00", "20:00"), From("2026-02-07 12:00", "20:00")));

    [Fact]
    public void A_minute_longer_is_a_breach_that_says_when_the_rest_had_to_begin()
    {
        Duty[] duties = [From("2026-02-02 08:00", "16:00"), From("2026-02-03 16:00", "23:00"), From("2026-02-05 08:00", "16:00"), From("2026-02-06 12:00", "20:00"), From("2026-02-07 12:00", "20:01")];

        var breach = Assert.IsType<Breach.WeeklyRestMissing>(Assert.Single(Check(duties)));

        Assert.Equal(Hours(132, 1), breach.When.Duration);
        Assert.Equal(At("2026-02-07 20:00"), breach.LatestRestStart);
        Assert.Equal(Hours(33), breach.LongestRest);
        Assert.Equal(Hours(0, 1), breach.Excess);
    }

    [Fact]
    public void A_rest_of_36_hours_starts_the_count_again_and_one_of_35_59_does_not()
    {
        Assert.Empty(Check([.. Days("2026-02-02", 4), From("2026-02-07 04:00", "12:00"), From("2026-02-08 08:00", "16:00"), From("2026-02-09 08:00", "16:00")]));
        Assert.Single(Check([.. Days("2026-02-02", 4), From("2026-02-07 03:59", "12:00"), From("2026-02-08 08:00", "16:00"), From("2026-02-09 08:00", "16:00")]));
    }

    [Theory]
    [InlineData("2026-03-27 20:00", "2026-03-29 08:00", false)]
    [InlineData("2026-10-23 20:00", "2026-10-25 07:00", true)]
    public void The_rest_is_measured_in_hours_that_pass(string from, string to, bool isRest)
    {
        // Work on the four days before and the two after is too long unless the rest between counts.
        Duty[] before = [.. Enumerable.Range(0, 4).Select(day => new Duty(At(from) - Hours(24 * day + 8), At(from) - Hours(24 * day)))];
        Duty[] after = [.. Enumerable.Range(0, 2).Select(day => new Duty(At(to) + Hours(24 * day), At(to) + Hours(24 * day + 8)))];

        Assert.Equal(isRest, Check([.. before, .. after]).Length == 0);
    }

    [Theory]
    [InlineData("16:00", "2026-02-08 08:00", "2026-02-08 07:59")]
    [InlineData("22:00", "2026-02-08 19:00", "2026-02-08 18:59")]
    public void It_does_not_overlap_the_daily_rest_which_the_last_24_hours_must_have_held(string thursdayUntil, string enough, string tooEarly)
    {
        // Friday ends at 20:00. Work late on Thursday and the night to Friday is no daily rest: then 11 + 36 hours are needed.
        Duty[] week = [.. Days("2026-02-02", 3), From("2026-02-05 12:00", thursdayUntil), From("2026-02-06 08:00", "20:00")];

        Assert.Empty(Check([.. week, new Duty(At(enough), At("2026-02-09 16:00"))]));
        Assert.Equal(new(At("2026-02-02 08:00"), At("2026-02-09 16:00")), Assert.Single(Check([.. week, new Duty(At(tooEarly), At("2026-02-09 16:00"))])).When);
    }

    [Theory]
    [InlineData(20, "2026-02-08 08:00", "2026-02-08 07:59")]
    [InlineData(6, "2026-02-08 19:00", "2026-02-08 18:59")]
    public void Where_the_day_is_fixed_the_day_that_is_under_way_must_have_held_the_daily_rest(int dayBreak, string enough, string tooEarly)
    {
        // From Thursday 20:00 to Friday 20:00 there was the night; from Friday 06:00 there was only work.
        Duty[] week = [.. Days("2026-02-02", 4), From("2026-02-06 08:00", "20:00")];

        Assert.Empty(Only(Presets.WeeklyRest, [.. week, new Duty(At(enough), At("2026-02-09 16:00"))], dayBreak: new(dayBreak, 0)));
        Assert.Single(Only(Presets.WeeklyRest, [.. week, new Duty(At(tooEarly), At("2026-02-09 16:00"))], dayBreak: new(dayBreak, 0)));
    }

    [Fact]
    public void Stand_by_at_home_is_no_weekly_rest_and_leave_is()
    {
        Duty[] week = [.. Days("2026-02-02", 5), .. Days("2026-02-09", 1)];
        var saturday = From("2026-02-07 12:00", "2026-02-08 12:00", kind: DutyKind.StandBy);

        Assert.Empty(Check(week));
        Assert.Single(Check([.. week, saturday]));
        Assert.Empty(Check([.. week, saturday with { Kind = DutyKind.Absence }]));
    }

    [Fact]
    public void A_known_break_is_no_rest() =>
        Assert.Single(Check(From("2026-02-02 08:00", "2026-02-07 20:01").WithBreaks(("2026-02-03 08:00", "2026-02-05 08:00"))));

    [Fact]
    public void The_53rd_week_and_new_year_are_days_like_any_other()
    {
        Duty[] week = [From("2026-12-28 08:00", "16:00"), From("2026-12-29 16:00", "23:00"), From("2026-12-31 08:00", "16:00"), From("2027-01-01 12:00", "20:00")];

        Assert.Empty(Check([.. week, From("2027-01-02 12:00", "20:00")]));
        Assert.Single(Check([.. week, From("2027-01-02 12:00", "20:01")]));
    }

    [Fact]
    public void It_stops_in_every_mode_and_may_be_overridden()
    {
        Assert.Equal([Severity.Stop, Severity.Stop, Severity.Stop], InEachMode(Presets.WeeklyRest, Daily("2026-02-02 08:00", 7, 8)));
        Assert.True(Rulebook.Standard[Presets.WeeklyRest].MayBeOverridden);
    }

    static IEnumerable<Duty> Days(string first, int count) =>
        Enumerable.Range(0, count).Select(day => new Duty(At($"{first} 08:00") + Hours(24 * day), At($"{first} 16:00") + Hours(24 * day)));

    static Breach[] Check(params Duty[] duties) => Only(Presets.WeeklyRest, duties);
}
