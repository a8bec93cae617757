using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class ChangePhaseTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task The_phase_changes_and_history_says_from_what_to_what()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedIn("crisis_lead", Kalix);

        var changed = await (await Put(lead, id, "rebuild", 1)).Read<IncidentDto>();

        Assert.Equal(("rebuild", 2), (changed.Phase, changed.Version));
        Assert.Equal(["incident-phase-changed"], await api.AuditOf(id));
    }

    [Fact]
    public async Task A_stale_tab_is_told()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedIn("crisis_lead", Kalix);

        await (await Put(lead, id, "rebuild", 7)).Problem(HttpStatusCode.Conflict, "outdated");
    }

    [Fact]
    public async Task A_phase_nobody_knows_is_a_field_error()
    {
        var id = await api.GivenIncident(Kalix);
        using var lead = await api.SignedIn("crisis_lead", Kalix);

        Assert.Equal("unknown", Assert.Single((await (await Put(lead, id, "panic", 1)).FieldErrors())["Phase"]));
    }

    [Fact]
    public async Task An_ended_incident_keeps_its_phase()
    {
        var id = await api.GivenIncident(Kalix, endedAt: "2026-11-21T05:00:00Z");
        using var lead = await api.SignedIn("crisis_lead", Kalix);

        await (await Put(lead, id, "rebuild", 1)).Problem(HttpStatusCode.Conflict, "incident-ended");
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_changes_it(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenIncident(Kalix);
        using var client = await api.SignedIn(role, municipality);

        await (await Put(client, id, "rebuild", 1)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Put(client, Guid.CreateVersion7(), "rebuild", 1)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Put(HttpClient client, Guid id, string phase, int version) =>
        client.PutAsJsonAsync($"/incidents/{id}/phase", new ChangePhaseRequest(phase, version), TestContext.Current.CancellationToken);
}
