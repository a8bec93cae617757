namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class MinimumSeatsFilledTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Each_empty_seat_costs_its_minutes_at_the_priority_of_the_shift(int priority)
    {
        var shift = AShift(1, "2026-02-02 08:00", seats: 3, priority: priority);
        var match = Assert.Single(Find<MinimumSeatsFilled>(AProblem([APerson(1)], [shift]), On(shift, APerson(1))));

        Assert.Equal(Score.Uncovered(priority, 960), match.Cost);
        Assert.Equal(new Fact.EmptySeats(2, 3), match.Fact);
    }

    [Fact]
    public void Only_those_up_to_the_minimum_do()
    {
        var match = Assert.Single(Find<MinimumSeatsFilled>(AProblem([APerson(1)], [Four]), On(Four, APerson(1))));

        Assert.Equal((Score.Uncovered(1, 480), new Fact.EmptySeats(1, 2)), (match.Cost, match.Fact));
    }

    [Fact]
    public void A_shift_with_as_many_as_it_cannot_do_without_costs_nothing() =>
        Assert.Empty(Find<MinimumSeatsFilled>(AProblem([APerson(1), APerson(2)], [Four]), On(Four, APerson(1)), On(Four, APerson(2))));

    [Fact]
    public void No_more_can_be_needed_than_there_are_seats() => Assert.Equal((3, 4), ((Four with { Seats = 3, Minimum = 9 }).Minimum, (Four with { Minimum = 9 }).Minimum));

    static readonly Shift Four = AShift(1, "2026-02-02 08:00", seats: 4) with { Minimum = 2 };
}
