using System.Net;
using System.Text.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class ListIncidentsTests(Api api)
{
    // Municipalities that no other test strikes, since the list is of all incidents.
    const string Pajala = "2521";
    const string Dorotea = "2425";

    [Fact]
    public async Task A_crisis_lead_sees_the_own_ones_open_first_with_their_requests()
    {
        var ended = await api.GivenIncident(Pajala, "Förra året", startedAt: "2026-11-21T05:00:00Z", endedAt: "2026-11-21T06:00:00Z");
        var open = await api.GivenIncident(Pajala, "Nu", startedAt: "2026-11-20T05:00:00Z");
        await api.GivenDraft(open);
        await api.GivenSentRequest(open, ANeed.Of("2026-11-23", "2026-11-24"));
        using var lead = await api.SignedIn("crisis_lead", Pajala);

        var list = await (await lead.GetAsync("/incidents", TestContext.Current.CancellationToken)).Read<ListIncidentsResponse>();

        Assert.Equal([open, ended], list.Own.Select(incident => incident.Id));
        Assert.Equal((1, 1), (list.Own[0].Drafts, list.Own[0].SentRequests));
        Assert.Empty(list.Others);
    }

    [Fact]
    public async Task A_coordinator_sees_open_ones_elsewhere_as_headlines_only()
    {
        var open = await api.GivenIncident(Dorotea, "Nätet är nere");
        var ended = await api.GivenIncident(Dorotea, "Över", endedAt: "2026-11-21T06:00:00Z");
        using var coordinator = await api.SignedIn("coordinator", "2462");

        var answer = await coordinator.GetAsync("/incidents", TestContext.Current.CancellationToken);
        var list = await answer.Read<JsonElement>();

        Assert.Empty(list.GetProperty("own").EnumerateArray());
        var others = list.GetProperty("others").EnumerateArray().ToDictionary(other => other.GetProperty("id").GetGuid());
        Assert.False(others.ContainsKey(ended));
        Assert.Equal(
            ["filedByName", "id", "municipalityCode", "municipalityName", "phase", "startedAt", "title"],
            others[open].EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("staff")]
    [InlineData("operator")]
    public async Task Others_have_no_list(string role)
    {
        using var client = await api.SignedIn(role, Pajala);

        await (await client.GetAsync("/incidents", TestContext.Current.CancellationToken)).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await client.GetAsync("/incidents", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
