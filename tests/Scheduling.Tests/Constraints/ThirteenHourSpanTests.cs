namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class ThirteenHourSpanTests
{
    [Fact]
    public void Thirteen_hours_from_start_to_end_is_enough() =>
        Assert.Empty(Find<ThirteenHourSpan>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 5)] }, AShift(1, "2026-02-02 13:00")));

    [Fact]
    public void Home_work_and_a_shift_that_touch_are_one_stretch() =>
        Assert.Equal(60, Assert.Single(Find<ThirteenHourSpan>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 07:00", 6)] }, AShift(1, "2026-02-02 13:00"))).Cost.UnlawfulMinutes);
}
