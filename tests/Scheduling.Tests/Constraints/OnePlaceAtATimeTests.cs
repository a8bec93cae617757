namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class OnePlaceAtATimeTests
{
    [Fact]
    public void Shifts_that_touch_are_lawful() =>
        Assert.Empty(Find<OnePlaceAtATime>(APerson(1), AShift(1, "2026-02-02 08:00", 4), AShift(2, "2026-02-02 12:00", 4)));

    [Fact]
    public void The_hand_over_makes_two_shifts_in_a_row_overlap() =>
        Assert.Equal(60, Assert.Single(Find<OnePlaceAtATime>(APerson(1), AShift(1, "2026-02-02 08:00", 5), AShift(2, "2026-02-02 12:00", 4))).Cost.UnlawfulMinutes);

    [Fact]
    public void Home_work_and_other_incidents_count() =>
        Assert.Single(Find<OnePlaceAtATime>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8)] }, AShift(1, "2026-02-02 15:00")));

    [Fact]
    public void What_overlapped_before_the_schedule_is_not_its_fault()
    {
        var person = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8), HomeWork("2026-02-02 12:00", 8)] };

        Assert.Empty(Find<OnePlaceAtATime>(person, AShift(1, "2026-02-05 08:00")));
    }
}
