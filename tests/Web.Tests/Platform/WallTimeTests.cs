using MutualAid.Web.Platform;

namespace MutualAid.Web.Tests.Platform;

public sealed class WallTimeTests
{
    [Theory]
    [InlineData("2026-10-25", "01:59", 1)]
    [InlineData("2026-10-25", "02:00", 2)]
    [InlineData("2026-10-25", "02:59", 2)]
    [InlineData("2026-10-25", "03:00", 1)]
    [InlineData("2026-03-29", "01:59", 1)]
    [InlineData("2026-03-29", "02:00", 0)]
    [InlineData("2026-03-29", "02:59", 0)]
    [InlineData("2026-03-29", "03:00", 1)]
    public void A_time_on_the_wall_was_once_twice_or_never(string day, string time, int times) =>
        Assert.Equal(times, WallTime.Of(Typed.Day(day)!.Value, Typed.Time(time)!.Value).Count);

    [Fact]
    public void Of_two_the_first_is_summer_time()
    {
        var both = WallTime.Of(new(2026, 10, 25), new(2, 30));

        Assert.Equal([TimeSpan.FromHours(2), TimeSpan.FromHours(1)], both.Select(each => each.Offset));
        Assert.Equal(both[0], WallTime.Choose(both, WallTime.WhichOf(both[0]), out _));
        Assert.Equal(both[1], WallTime.Choose(both, WallTime.WhichOf(both[1]), out _));
        Assert.Null(WallTime.Choose(both, "", out var error));
        Assert.Equal("which-hour", error);
    }
}
