using NodaTime;
using static MutualAid.Rules.Tests.Support.Clock;

namespace MutualAid.Rules.Tests;

public sealed class ClockShiftTests
{
    [Theory]
    [InlineData("2026-02-03 07:00", "2026-02-03 15:00", 14, 16)]
    [InlineData("2026-02-03 22:10", "2026-02-04 06:15", 44, 17)]
    [InlineData("2026-02-03 00:00", "2026-02-03 00:01", 0, 1)]
    [InlineData("2026-02-03 23:59", "2026-03-03 12:00", 47, 48)]
    public void Half_hours_that_have_begun_count(string start, string end, int startsAt, int length) =>
        Assert.Equal(new(LocalDays.Of(At(start), Stockholm), startsAt, length), Of(start, end));

    /// <summary>Eleven hours in spring and thirteen in autumn, from seven in the evening by the wall.</summary>
    [Theory]
    [InlineData("2026-03-28 19:00", "2026-03-29 07:00", 22)]
    [InlineData("2026-10-24 19:00", "2026-10-25 07:00", 26)]
    public void Where_the_clocks_change_it_has_the_hours_that_pass(string start, string end, int length) => Assert.Equal((38, length), (Of(start, end).Start, Of(start, end).Length));

    [Theory]
    [InlineData("2026-02-04 07:00", 16)]
    [InlineData("2026-02-03 23:00", 0)]
    [InlineData("2026-02-03 20:00", 0)]
    [InlineData("2026-02-04 23:00", 48)]
    public void Rest_is_from_the_end_of_the_shift_before_and_none_where_they_meet(string start, int rest) =>
        Assert.Equal(rest, ClockShift.Of(At(start), At(start) + Hours(8), Stockholm).RestAfter(Of("2026-02-03 15:00", "2026-02-03 23:00")));

    static ClockShift Of(string start, string end) => ClockShift.Of(At(start), At(end), Stockholm);
}
