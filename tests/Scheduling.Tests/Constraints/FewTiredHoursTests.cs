namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class FewTiredHoursTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 22:00"), Tuesday = AShift(2, "2026-02-03 22:00"), Thursday = AShift(3, "2026-02-05 22:00");

    [Fact]
    public void Days_cost_nothing() =>
        Assert.Empty(Find<FewTiredHours>(APerson(1), AShift(1, "2026-02-02 07:00"), AShift(2, "2026-02-03 07:00")));

    /// <summary>From one until six, after a day awake.</summary>
    [Fact]
    public void An_hour_of_a_night_at_risk_costs_six_minutes() => Assert.Equal(new() { Wear = 30 }, Assert.Single(Find<FewTiredHours>(APerson(1), Monday)).Cost);

    [Fact]
    public void A_night_after_a_night_costs_less_than_one_by_itself()
    {
        Assert.Equal([30, 21], Find<FewTiredHours>(APerson(1), Monday, Tuesday).Select(match => match.Cost.Wear));
        Assert.Equal([30, 30], Find<FewTiredHours>(APerson(1), Monday, Thursday).Select(match => match.Cost.Wear));
    }

    [Theory]
    [InlineData("22:00", 8)]
    [InlineData("23:00", 8)]
    [InlineData("18:00", 12)]
    [InlineData("19:00", 12)]
    [InlineData("20:00", 12)]
    public void It_is_better_still_that_two_people_have_a_night_each(string clock, int hours)
    {
        Shift[] nights = [AShift(1, $"2026-02-02 {clock}", hours), AShift(2, $"2026-02-03 {clock}", hours)];
        var problem = AProblem([APerson(1), APerson(2)], nights);

        Assert.InRange(Wear(On(nights[1], APerson(2))), 0, Wear(On(nights[1], APerson(1))) - 1);

        long Wear(Assignment second) => Find<NightsAreShared>(problem, On(nights[0], APerson(1)), second).Concat(Find<FewTiredHours>(problem, On(nights[0], APerson(1)), second)).Sum(match => match.Cost.Wear);
    }

    /// <summary>An hour less and an hour more of work, at the worst time of the night.</summary>
    [Theory]
    [InlineData("2026-03-28 22:00", 7, 24)]
    [InlineData("2026-10-24 22:00", 9, 36)]
    public void A_night_when_the_clocks_change_has_the_hours_that_pass(string start, int hours, int wear) =>
        Assert.Equal(wear, Assert.Single(Find<FewTiredHours>(APerson(1), AShift(1, start, hours))).Cost.Wear);

    [Fact]
    public void It_says_that_hours_are_tired_ones_and_not_how_tired_anybody_is()
    {
        var match = Assert.Single(Find<FewTiredHours>(APerson(1) with { BusyDuties = [HomeWork("2026-02-02 08:00", 12)] }, Monday));

        Assert.Equal((new Fact.TiredHours(), 30), (match.Fact, match.Cost.Wear));
    }
}
