using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class NightWorkTests
{
    [Theory]
    [InlineData("2026-02-02 19:00", "2026-02-03 01:00", true)]
    [InlineData("2026-02-02 19:00", "2026-02-03 00:59", false)]
    [InlineData("2026-02-03 03:00", "2026-02-03 11:00", true)]
    [InlineData("2026-02-03 03:01", "2026-02-03 11:00", false)]
    [InlineData("2026-02-02 07:00", "2026-02-02 19:00", false)]
    public void Three_hours_between_ten_and_six_make_a_night_shift(string start, string end, bool isNight) =>
        Assert.Equal(isNight, NightWork.IsNightShift(At(start), At(end), Stockholm));

    [Theory]
    [InlineData("2026-03-28 19:00", "2026-03-29 07:00", 7)]
    [InlineData("2026-10-24 19:00", "2026-10-25 07:00", 9)]
    [InlineData("2026-12-31 19:00", "2027-01-01 07:00", 8)]
    public void The_night_has_the_hours_that_pass(string start, string end, int hours) =>
        Assert.Equal(Hours(hours), NightWork.NightTime(At(start), At(end), Stockholm));
}
