using System.Net;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class GetRequestTests(Api api)
{
    const string Kalix = "2514";

    [Theory]
    [InlineData("crisis_lead")]
    [InlineData("coordinator")]
    public async Task The_municipality_reads_its_own_with_how_far_it_is_staffed(string role)
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-25"), ANeed.Of("2026-11-23", "2026-11-25", "kom.vaxel", pattern: "day", seats: 1));
        await api.GivenOnShift(await api.GivenHelper(id), (await api.ShiftsOf(id))[0]);
        using var client = await api.SignedIn(role, Kalix);

        var request = await (await client.GetAsync($"/requests/{id}", TestContext.Current.CancellationToken)).Read<RequestDto>();

        Assert.Equal(("sent", "Kalix", false), (request.Status, request.MunicipalityName, request.IncidentEnded));
        Assert.Equal([new NeedCoverageDto(4, 8, 1), new NeedCoverageDto(2, 2, 0)], request.Coverage);
    }

    [Theory]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    [InlineData("coordinator", "2580", HttpStatusCode.NotFound)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_does(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var client = await api.SignedIn(role, municipality);

        await (await client.GetAsync($"/requests/{id}", TestContext.Current.CancellationToken)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await client.GetAsync($"/requests/{Guid.CreateVersion7()}", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
