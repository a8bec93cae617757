using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.CrisisSessions;

public sealed class GetCrisisSessionTests(Api api)
{
    const string Boden = "2582";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_in_the_session_is_told_and_nothing_that_the_person_did_elsewhere()
    {
        var account = await api.GivenAccount(Boden, "crisis_lead");
        using var ordinary = await api.SignedInAtFixedTime(account);
        await Declare(ordinary, "Före");
        using var crisis = await api.SignedInPastProvider(account, Boden);
        await Declare(crisis, "Under");
        var id = await api.Scalar<Guid>("select id from auth.crisis_session where account_id = @account", new { account });
        using var colleague = await api.SignedIn("crisis_lead", Boden);

        var shown = await Get(colleague, id).Read<GetCrisisSessionResponse>();

        Assert.Equal([("incident-declared", "Under")], shown.Deeds.Select(deed => (deed.Action, deed.Title ?? "")));
        using var platform = await api.SignedIn("operator", "0180");
        Assert.Null(Assert.Single((await Get(platform, id).Read<GetCrisisSessionResponse>()).Deeds).Title);
    }

    [Fact]
    public async Task In_another_municipality_it_does_not_exist()
    {
        var id = await api.GivenCrisisSession(await api.GivenAccount(Boden, "crisis_lead"), Boden);
        using var neighbour = await api.SignedIn("crisis_lead", "2581");

        await (await Get(neighbour, id).Answer).Has(HttpStatusCode.NotFound);
    }

    static async Task Declare(HttpClient client, string title) => await (await client.PostAsJsonAsync(
        $"/municipalities/{Boden}/incidents", SomeFacts.OfAnIncident() with { Title = title }, Cancellation)).Read<IncidentDto>(HttpStatusCode.Created);

    static Asked Get(HttpClient client, Guid id) => new(client.GetAsync($"/crisis-sessions/{id}", Cancellation));

    sealed record Asked(Task<HttpResponseMessage> Answer)
    {
        public async Task<T> Read<T>() => await (await Answer).Read<T>();
    }
}
