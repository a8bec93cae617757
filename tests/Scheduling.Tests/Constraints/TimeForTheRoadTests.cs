namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class TimeForTheRoadTests
{
    static readonly Person AtHome = APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 8)] };

    [Fact]
    public void The_road_and_the_rest_both_fit() =>
        Assert.Empty(Find<TimeForTheRoad>(AtHome, AShift(1, "2026-02-03 04:30", onSite: true)));

    [Fact]
    public void An_hour_less_for_the_road_is_an_hour_too_little() =>
        Assert.Equal(60, Assert.Single(Find<TimeForTheRoad>(AtHome, AShift(1, "2026-02-03 03:30", onSite: true))).Cost.UnlawfulMinutes);

    [Fact]
    public void A_remote_shift_needs_no_road() => Assert.Empty(Find<TimeForTheRoad>(AtHome, AShift(1, "2026-02-03 03:30")));
}
