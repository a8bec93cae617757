namespace MutualAid.Scheduling.Tests.Constraints;

public sealed class WithinTheOfferTests
{
    static readonly Person Offered = APerson(1) with { Offered = [AnOffer("2026-02-02", "2026-02-03"), AnOffer("2026-02-09", "2026-02-10")] };

    [Fact]
    public void A_shift_may_fill_an_offer_to_its_edges() =>
        Assert.Empty(Find<WithinTheOffer>(Offered, AShift(1, "2026-02-02 00:00", 8), AShift(2, "2026-02-02 16:00", 8), AShift(3, "2026-02-09 08:00")));

    [Fact]
    public void An_offer_to_one_incident_is_none_to_another()
    {
        var other = InNorrkoping(AShift(1, "2026-02-02 08:00"));
        var both = Offered with { Offered = [.. Offered.Offered, AnOffer("2026-02-02", "2026-02-03") with { Incident = Norrkoping }] };

        Assert.Equal(new Fact.Unfit(new Obstacle.NotOffered()), Assert.Single(Find<WithinTheOffer>(Offered, other)).Fact);
        Assert.Empty(Find<WithinTheOffer>(both, other, AShift(2, "2026-02-09 08:00")));
        Assert.Single(Find<WithinTheOffer>(both, InNorrkoping(AShift(2, "2026-02-09 08:00"))));
    }

    [Fact]
    public void A_shift_that_ends_after_the_offer_is_outside_it() =>
        Assert.Equal(new Fact.Unfit(new Obstacle.NotOffered()), Assert.Single(Find<WithinTheOffer>(Offered, AShift(1, "2026-02-02 16:00", 9))).Fact);
}
