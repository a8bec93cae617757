using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class GetOfferTests(Api api)
{
    const string Kalix = "2514", Pitea = "2581";

    [Fact]
    public async Task Shows_each_person_with_the_skills_that_were_asked_for_and_how_far_they_are_booked()
    {
        var incident = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(incident, ANeed.Of("2031-03-03", "2031-03-20"));
        var booked = await api.GivenVolunteer(Pitea, new("Anna Bokad"));
        await api.Scalar<int?>("insert into person_skill (person_id, skill_id, level) values (@booked, 'it.natverk', 2)", new { booked });
        var back = await api.GivenVolunteer(Pitea, new("Bo Hemma"));
        var offer = await api.GivenOffer(request, Pitea, "2031-03-03", "2031-03-10", booked, back);
        await api.Scalar<int?>("update offer_person set withdrawn_at = now() where person_id = @back", new { back });
        await api.GivenAssignment(incident, booked, "2031-03-04T06:00:00Z", 12, "yes");
        await api.GivenAssignment(incident, booked, "2031-03-06T06:00:00Z", 12);

        var found = await (await (await api.SignedIn("coordinator", Pitea)).GetAsync($"/offers/{offer}", TestContext.Current.CancellationToken)).Read<GetOfferResponse>();

        Assert.Equal(("Ada Provsson", "Ylva Provsson", 1, 2), (found.OfferedBy, found.ContactName, found.Offer.People, found.Offer.ComingShifts));
        Assert.Equal(["Anna Bokad", "Bo Hemma"], found.People.Select(person => person.Name));
        Assert.Equal((1, 1, new DateTimeOffset(2031, 3, 4, 6, 0, 0, TimeSpan.Zero)), (found.People[0].Asked, found.People[0].Yes, found.People[0].FirstShiftAt));
        Assert.Equal("it.identitet", found.People[0].Skills.Single().SkillId);
        Assert.NotNull(found.People[1].WithdrawnAt);
    }

    [Fact]
    public async Task Nobody_but_the_lender_s_coordinator_finds_it()
    {
        var stop = TestContext.Current.CancellationToken;
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-03-20"));
        var offer = await api.GivenOffer(request, Pitea, "2031-03-03", "2031-03-10", await api.GivenVolunteer(Pitea));

        await (await (await api.SignedIn("coordinator", Kalix)).GetAsync($"/offers/{offer}", stop)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedIn("crisis_lead", Pitea)).GetAsync($"/offers/{offer}", stop)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedIn("staff", Pitea)).GetAsync($"/offers/{offer}", stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync($"/offers/{offer}", stop)).Has(HttpStatusCode.Unauthorized);
        await (await (await api.SignedIn("coordinator", Pitea)).GetAsync($"/offers/{Guid.NewGuid()}", stop)).Has(HttpStatusCode.NotFound);
    }
}
