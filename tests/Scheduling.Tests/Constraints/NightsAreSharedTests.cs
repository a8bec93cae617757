namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class NightsAreSharedTests
{
    [Fact]
    public void Two_nights_on_one_person_cost_twice_as_much_as_one_each_on_two()
    {
        Shift[] nights = [AShift(1, "2026-02-02 22:00"), AShift(2, "2026-02-05 22:00")];
        var problem = AProblem([APerson(1), APerson(2)], nights);

        Assert.Equal(60, Find<NightsAreShared>(problem, On(nights[0], APerson(1)), On(nights[1], APerson(1))).Sum(match => match.Cost.Wear));
        Assert.Equal(30, Find<NightsAreShared>(problem, On(nights[0], APerson(1)), On(nights[1], APerson(2))).Sum(match => match.Cost.Wear));
    }

    [Fact]
    public void Days_cost_nothing() => Assert.Empty(Find<NightsAreShared>(APerson(1), AShift(1, "2026-02-02 08:00")));
}
