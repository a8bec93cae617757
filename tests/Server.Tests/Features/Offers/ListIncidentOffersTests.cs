using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class ListIncidentOffersTests(Api api)
{
    const string Kalix = "2514", Lulea = "2580", Norrkoping = "0581";

    [Fact]
    public async Task The_crisis_lead_sees_who_is_offered_here_from_where_when_and_with_what()
    {
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-03", "2031-03-20"));
        var elsewhere = await api.GivenSentRequest(await api.GivenIncident(Norrkoping), ANeed.Of("2031-03-03", "2031-03-20"));
        var here = await api.GivenVolunteer(Lulea, new("Anna Hit"));
        await api.Scalar<int?>("insert into person_skill (person_id, skill_id, level) values (@here, 'it.natverk', 2)", new { here });
        var back = await api.GivenVolunteer(Lulea, new("Bo Åter"));
        var there = await api.GivenVolunteer(Lulea, new("Cia Dit"));
        var offer = await api.GivenOffer(request, Lulea, "2031-03-03", "2031-03-10", here, back);
        await api.Scalar<int?>("update offer_person set withdrawn_at = now() where person_id = @back", new { back });
        var withdrawn = await api.GivenOffer(request, Lulea, "2031-03-15", "2031-03-17");
        await api.Scalar<int?>("update offer set withdrawn_at = now() where id = @withdrawn", new { withdrawn });
        await api.GivenOffer(elsewhere, Lulea, "2031-03-03", "2031-03-10", there);

        var seen = (await (await (await api.SignedIn("crisis_lead", Kalix)).GetAsync($"/incidents/{incident}/offers", TestContext.Current.CancellationToken)).Read<IncidentOfferDto[]>()).Single();

        Assert.Equal((offer, "Luleå", 1, new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 9), 40), (seen.OfferId, seen.LenderName, seen.RequestNumber, seen.FromDate, seen.LastDate, seen.CeilingHoursPerWeek));
        Assert.Equal("Anna Hit", seen.People.Single().Name);
        Assert.Equal(("it.identitet", 3), (seen.People[0].Skills.Single().SkillId, seen.People[0].Skills[0].Level));
    }

    [Fact]
    public async Task Other_municipalities_find_nothing()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = $"/incidents/{await api.GivenIncident(Kalix)}/offers";

        await (await (await api.SignedIn("crisis_lead", Norrkoping)).GetAsync(path, stop)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("coordinator", Kalix)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedIn("staff", Kalix)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync(path, stop)).Has(HttpStatusCode.Unauthorized);
        await (await (await api.SignedIn("crisis_lead", Kalix)).GetAsync($"/incidents/{Guid.NewGuid()}/offers", stop)).Has(HttpStatusCode.NotFound);
    }
}
