using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class HourLimitsTests
{
    [Fact]
    public void Tightened_limits_are_the_stricter_of_each()
    {
        var own = HourLimits.Preset with { WeeklyHours = Hours(40), DailyRest = Hours(10), DaysInARow = 5 };

        Assert.Equal(HourLimits.Preset with { WeeklyHours = Hours(40), DaysInARow = 5 }, HourLimits.Preset.Tightened(own));
    }

    [Fact]
    public void Each_limit_is_found_by_its_reference_rule() =>
        Assert.Equal(
            [("ab-13-span", 13d), ("atl-10b-avg48", 48), ("atl-13-daily", 11), ("atl-14-weekly", 36), ("hse-days", 6)],
            HourLimits.Preset.ByRule.Select(rule => (rule.Key, rule.Value)).OrderBy(rule => rule.Key, StringComparer.Ordinal));

    [Fact]
    public void The_longest_time_to_a_weekly_rest_is_what_the_week_leaves() => Assert.Equal(Hours(132), HourLimits.Preset.LongestWithoutWeeklyRest);
}
