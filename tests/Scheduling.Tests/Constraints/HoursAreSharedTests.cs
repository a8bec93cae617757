namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class HoursAreSharedTests
{
    [Fact]
    public void Who_is_offered_for_half_the_time_has_half_the_capacity()
    {
        Assert.Equal(4 * 2400, HoursAreShared.Capacity(APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-03-02")] }));
        Assert.Equal(2 * 2400, HoursAreShared.Capacity(APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-16")] }));
        Assert.Equal(2400, HoursAreShared.Capacity(APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-03")] }));
    }

    [Fact]
    public void An_offer_without_beginning_or_end_is_a_hundred_weeks_at_most()
    {
        Assert.Equal(100 * 2400, HoursAreShared.Capacity(APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-16"), AnOpenOffer(At("2026-02-09 00:00"), null)] }));
        Assert.Equal(100 * 2400, HoursAreShared.Capacity(APerson(1) with { Offered = [AnOpenOffer(null, null), AnOpenOffer(null, At("2026-02-09 00:00"))] }));
    }

    [Fact]
    public void Who_is_offered_to_two_incidents_has_no_more_time_for_it() =>
        Assert.Equal(3 * 2400, HoursAreShared.Capacity(APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-16"), AnOffer("2026-02-09", "2026-02-23") with { Incident = Norrkoping }] }));

    [Fact]
    public void Even_shares_cost_less_than_uneven_ones()
    {
        Person[] people = [.. Enumerable.Range(1, 2).Select(number => APerson(number) with { Offered = [AnOffer("2026-02-02", "2026-02-16")] })];
        Shift[] shifts = [AShift(1, "2026-02-02 08:00", 10), AShift(2, "2026-02-04 08:00", 10)];
        var problem = AProblem(people, shifts);

        // 20 h of a capacity of 80 h: a quarter of 1200 minutes. Twice 10 h: an eighth of 600, twice.
        Assert.Equal(300, Find<HoursAreShared>(problem, On(shifts[0], people[0]), On(shifts[1], people[0])).Sum(match => match.Cost.Wear));
        Assert.Equal(150, Find<HoursAreShared>(problem, On(shifts[0], people[0]), On(shifts[1], people[1])).Sum(match => match.Cost.Wear));
    }
}
