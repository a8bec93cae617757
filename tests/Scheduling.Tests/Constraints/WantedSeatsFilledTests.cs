namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class WantedSeatsFilledTests
{
    static readonly Shift Four = AShift(1, "2026-02-02 08:00", seats: 4) with { Minimum = 2 };

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void Each_empty_seat_beyond_the_minimum_costs_its_minutes(int people, int empty)
    {
        Person[] all = [.. Enumerable.Range(1, 4).Select(APerson)];
        var match = Assert.Single(Find<WantedSeatsFilled>(AProblem(all, [Four]), [.. all.Take(people).Select(person => On(Four, person))]));

        Assert.Equal((new Score { Wanted = empty * 480 }, new Fact.EmptySeats(empty, 4)), (match.Cost, match.Fact));
    }

    [Fact]
    public void A_full_shift_costs_nothing() =>
        Assert.Empty(Find<WantedSeatsFilled>(AProblem([APerson(1), APerson(2)], [Four with { Seats = 2 }]), On(Four, APerson(1)), On(Four, APerson(2))));

    [Fact]
    public void Where_nothing_is_said_every_seat_is_needed_and_none_only_wanted() => Assert.Empty(Find<WantedSeatsFilled>(AProblem([], [AShift(1, "2026-02-02 08:00", seats: 3)])));
}
