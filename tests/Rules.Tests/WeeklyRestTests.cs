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

    [Fact]
    public void A_rest_that_holds_the_daily_rest_as_well_is_as_much_weekly_rest_as_that_leaves()
    {
        // A split day without eleven hours of rest in the 24 before: of the 38 hours that follow, 27 are weekly rest.
        Duty[] duties =
        [
            .. Days("2026-02-02", 3), From("2026-02-05 00:00", "06:00"), From("2026-02-05 08:00", "16:00"), From("2026-02-05 18:00", "22:00"),
            From("2026-02-07 12:00", "16:00"), From("2026-02-08 08:00", "16:00"),
        ];

        Assert.Equal(Hours(27), Assert.IsType<Breach.WeeklyRestMissing>(Assert.Single(Check(duties))).LongestRest);
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

    static IEnumerable<Duty> Days(string first, int count) =>
        Enumerable.Range(0, count).Select(day => new Duty(At($"{first} 08:00") + Hours(24 * day), At($"{first} 16:00") + Hours(24 * day)));

    static Breach[] Check(params Duty[] duties) => Only(Presets.WeeklyRest, duties);
}
