namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class EverySeatFilledTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_empty_seat_costs_its_minutes_at_the_priority_of_the_shift(int priority)
    {
        var shift = AShift(1, "2026-02-02 08:00", seats: 3, priority: priority);
        var match = Assert.Single(Find<EverySeatFilled>(AProblem([APerson(1)], [shift]), On(shift, APerson(1))));

        Assert.Equal(Score.Uncovered(priority, 960), match.Cost);
        Assert.Equal(new Fact.EmptySeats(2, 3), match.Fact);
    }

    [Fact]
    public void A_full_shift_costs_nothing() => Assert.Empty(Find<EverySeatFilled>(APerson(1), AShift(1, "2026-02-02 08:00")));
}
