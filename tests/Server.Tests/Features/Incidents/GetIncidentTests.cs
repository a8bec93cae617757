using System.Net;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Incidents;

public sealed class GetIncidentTests(Api api)
{
    const string Kalix = "2514";

    [Theory]
    [InlineData("crisis_lead")]
    [InlineData("coordinator")]
    public async Task The_municipality_reads_its_own(string role)
    {
        var id = await api.GivenIncident(Kalix, "Allt är nere");
        using var client = await api.SignedIn(role, Kalix);

        var incident = await (await client.GetAsync($"/incidents/{id}", TestContext.Current.CancellationToken)).Read<IncidentDto>();

        Assert.Equal((id, "Kalix", "Allt är nere", "leh_4_1"), (incident.Id, incident.MunicipalityName, incident.Facts.Title, incident.Facts.LegalGround));
    }

    [Theory]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    [InlineData("coordinator", "2580", HttpStatusCode.NotFound)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("operator", Kalix, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_does(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenIncident(Kalix);
        using var client = await api.SignedIn(role, municipality);

        await (await client.GetAsync($"/incidents/{id}", TestContext.Current.CancellationToken)).Has(answer);
    }

    [Fact]
    public async Task One_that_does_not_exist_is_not_found()
    {
        using var lead = await api.SignedIn("crisis_lead", Kalix);

        await (await lead.GetAsync($"/incidents/{Guid.CreateVersion7()}", TestContext.Current.CancellationToken)).Has(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await client.GetAsync($"/incidents/{Guid.CreateVersion7()}", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
