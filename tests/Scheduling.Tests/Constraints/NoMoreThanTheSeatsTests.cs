namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class NoMoreThanTheSeatsTests
{
    static readonly Shift TwoSeats = AShift(1, "2026-02-02 08:00", seats: 2);
    static readonly Problem Three = AProblem([APerson(1), APerson(2), APerson(3)], [TwoSeats]);

    [Fact]
    public void As_many_people_as_seats_is_enough() =>
        Assert.Empty(Find<NoMoreThanTheSeats>(Three, On(TwoSeats, APerson(1)), On(TwoSeats, APerson(2))));

    [Fact]
    public void One_more_is_too_many()
    {
        var match = Assert.Single(Find<NoMoreThanTheSeats>(Three, All(Three)));

        Assert.Equal(new Fact.TooManyPeople(3, 2), match.Fact);
        Assert.Equal(480, match.Cost.UnlawfulMinutes);
    }

    [Fact]
    public void Unless_they_were_settled_beforehand() => Assert.Empty(Find<NoMoreThanTheSeats>(Three with { Fixed = All(Three) }, All(Three)));
}
