using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class EndIncidentTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task It_ends_and_those_who_were_offered_are_free_again()
    {
        var id = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(id, ANeed.Of("2026-11-23", "2026-11-30"));
        await api.GivenHelper(request);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var ended = await (await Post(lead, id, 1)).Read<IncidentDto>();

        Assert.Equal((FixedTime.Now, 2), (ended.EndedAt, ended.Version));
        Assert.Equal(0, await api.HelpersHeldBy(request));
        Assert.Equal(["incident-ended"], await api.AuditOf(id));
    }

    [Fact]
    public async Task Not_while_somebody_stands_on_a_coming_shift()
    {
        var id = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(id, ANeed.Of("2026-11-23", "2026-11-30"));
        var helper = await api.GivenHelper(request);
        var shift = (await api.ShiftsOf(request))[2];
        await api.GivenOnShift(helper, shift);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var problem = await (await Post(lead, id, 1)).Problem(HttpStatusCode.Conflict, "assignments-ahead");

        Assert.Equal((1, 1), (problem.GetProperty("shifts").GetInt32(), problem.GetProperty("people").GetInt32()));
        Assert.Equal(shift.StartsAt.ToDateTimeOffset(), problem.GetProperty("nextStartsAt").GetDateTimeOffset());
        Assert.Equal(1, await api.HelpersHeldBy(request));
    }

    [Fact]
    public async Task Work_that_is_done_does_not_hinder()
    {
        var id = await api.GivenIncident(Kalix);
        var request = await api.GivenSentRequest(id, ANeed.Of("2026-11-20", "2026-11-30"));
        await api.GivenOnShift(await api.GivenHelper(request), (await api.ShiftsOf(request))[0]);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 1)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_ends_once()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Post(lead, id, 1)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var later in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await later.Problem(HttpStatusCode.Conflict, "incident-ended");
        Assert.Equal(["incident-ended"], await api.AuditOf(id));
    }

    [Fact]
    public async Task A_stale_tab_is_told()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id, 3)).Problem(HttpStatusCode.Conflict, "outdated");
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_ends_it(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenIncident(Kalix);
        using var client = await api.SignedIn(role, municipality);

        await (await Post(client, id, 1)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Guid.CreateVersion7(), 1)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Post(HttpClient client, Guid id, int version) =>
        client.PostAsJsonAsync($"/incidents/{id}/ending", new EndIncidentRequest(version), TestContext.Current.CancellationToken);
}
