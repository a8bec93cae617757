using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class EditIncidentTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task New_facts_replace_the_old_and_the_version_goes_up()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var edited = await (await Put(lead, id, SomeFacts.OfAnIncident() with { Site = "Stadshuset" }, 1)).Read<IncidentDto>();

        Assert.Equal(("Stadshuset", 2), (edited.Facts.Site, edited.Version));
        Assert.Equal(["incident-edited"], await api.AuditOf(id));
    }

    [Fact]
    public async Task A_stale_tab_gets_the_newer_state_and_changes_nothing()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        await (await Put(lead, id, SomeFacts.OfAnIncident() with { Site = "Stadshuset" }, 1)).Has(HttpStatusCode.OK);

        var problem = await (await Put(lead, id, SomeFacts.OfAnIncident() with { Site = "Skolan" }, 1)).Problem(HttpStatusCode.Conflict, "outdated");

        var current = problem.GetProperty("current").Deserialize<IncidentDto>(JsonSerializerOptions.Web)!;
        Assert.Equal(("Stadshuset", 2), (current.Facts.Site, current.Version));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_wins_and_the_other_is_told()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Put(lead, id, SomeFacts.OfAnIncident() with { Site = $"Plats {n}" }, 1)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var loser in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await loser.Problem(HttpStatusCode.Conflict, "outdated");
    }

    [Fact]
    public async Task An_ended_incident_is_read_only()
    {
        var id = await api.GivenIncident(Kalix, endedAt: "2026-11-21T05:00:00Z");
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Put(lead, id, SomeFacts.OfAnIncident(), 1)).Problem(HttpStatusCode.Conflict, "incident-ended");
    }

    [Fact]
    public async Task Faults_are_named_by_their_field()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        Assert.Equal(["Title"], (await (await Put(lead, id, SomeFacts.OfAnIncident() with { Title = "" }, 1)).FieldErrors()).Keys);
    }

    [Fact]
    public async Task A_coordinator_of_the_municipality_may_not_write()
    {
        var id = await api.GivenIncident(Kalix);
        using var coordinator = await api.SignedIn("coordinator", Kalix);

        await (await Put(coordinator, id, SomeFacts.OfAnIncident(), 1)).Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task One_who_coordinates_here_and_leads_elsewhere_is_told_that_it_is_not_theirs()
    {
        var id = await api.GivenIncident(Kalix);
        var account = await api.GivenAccount(Kalix, "coordinator");
        await api.GivenRole(account, "crisis_lead", "0581");
        using var client = await api.SignedIn(account);

        await (await Put(client, id, SomeFacts.OfAnIncident(), 1)).Problem(HttpStatusCode.Forbidden, "not-yours");
    }

    [Fact]
    public async Task A_crisis_lead_of_another_municipality_finds_nothing()
    {
        var id = await api.GivenIncident(Kalix);
        using var other = await api.SignedIn("crisis_lead", "0581");

        await (await Put(other, id, SomeFacts.OfAnIncident(), 1)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Put(client, Guid.CreateVersion7(), SomeFacts.OfAnIncident(), 1)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Put(HttpClient client, Guid id, IncidentFacts facts, int version) =>
        client.PutAsJsonAsync($"/incidents/{id}", new EditIncidentRequest(facts, version), TestContext.Current.CancellationToken);
}
