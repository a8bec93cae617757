using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Offers;

public sealed class ListOpenRequestsTests(Api api)
{
    const string Kalix = "2514", Lulea = "2580";

    /// <summary>Where no other test has people, so that they can be counted.</summary>
    const string Pajala = "2521";

    [Fact]
    public async Task A_sent_request_comes_with_its_needs_its_distance_and_how_many_of_ours_fit_and_are_free()
    {
        var incident = await api.GivenIncident(Kalix, "Allt är nere");
        var request = await api.GivenSentRequest(
            incident, ANeed.Of("2031-03-03", "2031-03-10", "it.identitet", seats: 4) with { Minimum = 3, Guide = true, Liaison = true }, ANeed.Of("2031-03-05", "2031-03-20", "it.backup", seats: 1, place: "remote"));
        var free = await api.GivenVolunteer(Pajala);
        var offered = await api.GivenVolunteer(Pajala);
        await api.GivenVolunteer(Pajala, new(Deactivated: true));
        await api.GivenOffer(request, Pajala, "2031-03-03", "2031-03-10", offered);

        var found = await Find(request, Pajala);

        Assert.Equal((Kalix, "Kalix", "Allt är nere", 1), (found.MunicipalityCode, found.MunicipalityName, found.IncidentTitle, found.Number));
        Assert.Equal((new DateOnly(2031, 3, 3), new DateOnly(2031, 3, 19)), (found.FromDate, found.LastDate));
        Assert.Equal(["it.identitet", "it.backup"], found.Needs.Select(need => need.SkillId));
        Assert.Equal((4, new DateOnly(2031, 3, 9), "on_site"), (found.Needs[0].Seats, found.Needs[0].LastDate, found.Needs[0].Place));
        Assert.Equal([3, 1], found.Needs.Select(need => need.Needed));
        Assert.Equal([(true, false, true), (false, false, false)], found.Needs.Select(need => (need.Guide, need.MixedLenders, need.Liaison)));
        Assert.Equal((3, 1, 1), (found.PeopleWhoFit, found.PeopleFree, found.PeopleOffered));
        Assert.Equal(found.PeopleWhoFit, found.Needs[0].PeopleWhoFit);
        Assert.InRange(found.DistanceKilometres, 120, 200);
        Assert.InRange(found.TravelMinutes, 140, 240);

        await api.GivenAway(free, "2031-03-01", "2031-04-01");
        var later = await Find(request, Pajala);
        Assert.Equal((3, 0), (later.PeopleWhoFit, later.PeopleFree));
    }

    [Fact]
    public async Task Who_lacks_the_level_or_the_place_does_not_fit()
    {
        const string borgholm = "0885";
        var request = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2031-03-03", "2031-03-10", level: 3));
        await api.GivenVolunteer(borgholm, new(Level: 2));
        await api.GivenVolunteer(borgholm, new(Level: 4, WorksOnSite: false));
        await api.GivenVolunteer(borgholm, new(SkillId: "it.backup", Level: 4));

        Assert.Equal((0, 0), ((await Find(request, borgholm)).PeopleWhoFit, (await Find(request, borgholm)).PeopleFree));
    }

    [Fact]
    public async Task Drafts_withdrawn_ended_past_and_own_requests_are_not_open()
    {
        var need = ANeed.Of("2031-03-03", "2031-03-10");
        var draft = await api.GivenDraft(await api.GivenIncident(Kalix), need);
        var withdrawn = await api.GivenSentRequest(await api.GivenIncident(Kalix), need);
        await api.Scalar<int?>("update request set withdrawn_at = now() where id = @withdrawn", new { withdrawn });
        var ended = await api.GivenSentRequest(await api.GivenIncident(Kalix, endedAt: "2026-11-21T00:00:00Z"), need);
        var past = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2021-12-16", "2022-01-16"));
        var own = await api.GivenSentRequest(await api.GivenIncident(Lulea), need);

        var open = (await All(Lulea)).Select(request => request.RequestId).ToHashSet();

        Assert.DoesNotContain(draft, open);
        Assert.DoesNotContain(withdrawn, open);
        Assert.DoesNotContain(ended, open);
        Assert.DoesNotContain(past, open);
        Assert.DoesNotContain(own, open);
    }

    [Fact]
    public async Task Only_the_municipality_s_own_coordinator_may_look()
    {
        var path = $"/municipalities/{Lulea}/open-requests";
        var stop = TestContext.Current.CancellationToken;

        await (await (await api.SignedIn("coordinator", Kalix)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedIn("crisis_lead", Lulea)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedIn("staff", Lulea)).GetAsync(path, stop)).Has(HttpStatusCode.Forbidden);
        await (await api.Anonymous().GetAsync(path, stop)).Has(HttpStatusCode.Unauthorized);
    }

    async Task<OpenRequestDto> Find(Guid request, string code) => (await All(code)).Single(open => open.RequestId == request);

    async Task<OpenRequestDto[]> All(string code) =>
        (await (await api.SignedIn("coordinator", code)).GetFromJsonAsync<OpenRequestDto[]>($"/municipalities/{code}/open-requests", TestContext.Current.CancellationToken))!;
}
