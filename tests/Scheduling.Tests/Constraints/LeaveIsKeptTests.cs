namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class LeaveIsKeptTests
{
    static readonly Person Away = APerson(1) with { Leave = [Whole("2026-02-03", "2026-02-05")] };

    [Fact]
    public void Shifts_may_touch_a_leave() =>
        Assert.Empty(Find<LeaveIsKept>(Away, AShift(1, "2026-02-02 16:00", 8), AShift(2, "2026-02-05 00:00")));

    [Fact]
    public void A_shift_into_a_leave_is_found() =>
        Assert.Equal(480, Assert.Single(Find<LeaveIsKept>(Away, AShift(1, "2026-02-02 17:00", 8))).Cost.UnlawfulMinutes);
}
