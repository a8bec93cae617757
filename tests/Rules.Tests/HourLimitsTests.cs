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
    public void The_longest_time_to_a_weekly_rest_is_what_the_week_leaves() => Assert.Equal(Hours(132), HourLimits.Preset.LongestWithoutWeeklyRest);
}
