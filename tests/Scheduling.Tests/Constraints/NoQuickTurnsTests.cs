namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class NoQuickTurnsTests
{
    [Fact]
    public void Sixteen_hours_between_shifts_are_well() =>
        Assert.Empty(Find<NoQuickTurns>(APerson(1), AShift(1, "2026-02-02 08:00"), AShift(2, "2026-02-03 08:00")));

    [Fact]
    public void Each_minute_less_is_a_minute_of_wear() =>
        Assert.Equal(new() { Wear = 120 }, Assert.Single(Find<NoQuickTurns>(APerson(1), AShift(1, "2026-02-02 08:00"), AShift(2, "2026-02-03 06:00"))).Cost);

    [Fact]
    public void Shifts_that_touch_are_no_turn() =>
        Assert.Empty(Find<NoQuickTurns>(APerson(1), AShift(1, "2026-02-02 08:00", 4), AShift(2, "2026-02-02 12:00", 4)));
}
