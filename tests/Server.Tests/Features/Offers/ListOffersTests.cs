using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class ListOffersTests(Api api)
{
    const string Kalix = "2514", Alvsbyn = "2560";

    [Fact]
    public async Task Standing_offers_come_before_withdrawn_ones_with_people_and_coming_shifts_counted()
    {
        var incident = await api.GivenIncident(Kalix, "Allt är nere");
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-03", "2031-03-20"));
        var (one, other) = (await api.GivenVolunteer(Alvsbyn), await api.GivenVolunteer(Alvsbyn));
        var standing = await api.GivenOffer(request, Alvsbyn, "2031-03-03", "2031-03-10", one, other);
        var withdrawn = await api.GivenOffer(request, Alvsbyn, "2031-03-12", "2031-03-14");
        await api.Scalar<int?>("update offer set withdrawn_at = now() where id = @withdrawn", new { withdrawn });
        await api.GivenAssignment(incident, one, "2031-03-04T06:00:00Z", 12, "yes");
        await api.GivenAssignment(incident, one, "2031-03-06T06:00:00Z", 12, "no");
        await api.GivenAssignment(incident, other, "2031-03-10T06:00:00Z", 12);

        var offers = await (await (await api.SignedIn("coordinator", Alvsbyn)).GetAsync($"/municipalities/{Alvsbyn}/offers", TestContext.Current.CancellationToken)).Read<OfferSummaryDto[]>();

        Assert.Equal([standing, withdrawn], offers.Select(offer => offer.OfferId));
        Assert.Equal(
            ("Kalix", "Allt är nere", new DateOnly(2031, 3, 9), 40, 2, 1),
            (offers[0].BorrowerName, offers[0].IncidentTitle, offers[0].LastDate, offers[0].CeilingHoursPerWeek, offers[0].People, offers[0].ComingShifts));
        Assert.NotNull(offers[1].WithdrawnAt);
    }

    [Fact]
    public async Task Only_the_own_coordinator_may_look()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = $"/municipalities/{Alvsbyn}/offers";

        await (await (await api.SignedIn("coordinator", Kalix)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedIn("crisis_lead", Alvsbyn)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync(path, stop)).Has(HttpStatusCode.Unauthorized);
    }
}
