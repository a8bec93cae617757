namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class PublishedShiftsStandTests
{
    static readonly Shift Monday = AShift(1, "2026-02-02 08:00"), Wednesday = AShift(2, "2026-02-04 08:00"), Gone = AShift(3, "2026-02-06 08:00");
    static readonly Problem Published = AProblem([APerson(1), APerson(2)], [Monday, Wednesday]) with { Previous = [On(Monday, APerson(1)), On(Gone, APerson(1))] };

    [Fact]
    public void Whoever_keeps_their_shifts_is_not_disturbed_by_a_shift_that_is_no_longer_there() =>
        Assert.Empty(Find<PublishedShiftsStand>(Published, On(Monday, APerson(1))));

    [Fact]
    public void Whoever_had_none_is_not_disturbed() =>
        Assert.Empty(Find<PublishedShiftsStand>(Published, On(Monday, APerson(1)), On(Wednesday, APerson(2))));

    [Fact]
    public void A_shift_more_or_less_disturbs_a_person_once()
    {
        Assert.Equal(new Fact.Changed(1, 0), Assert.Single(Find<PublishedShiftsStand>(Published, On(Monday, APerson(1)), On(Wednesday, APerson(1)))).Fact);

        var swapped = Assert.Single(Find<PublishedShiftsStand>(Published, On(Wednesday, APerson(1))));
        Assert.Equal(new Fact.Changed(1, 1), swapped.Fact);
        Assert.Equal(new() { Disturbed = 1 }, swapped.Cost);
    }
}
