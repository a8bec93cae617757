using System.Net;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class GetRequestSizeTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task A_draft_is_sized_as_if_it_were_sent_now()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-22", "2026-11-24"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var size = await (await Get(lead, id)).Read<RequestSizeResponse>();

        Assert.Equal((3, 6, 1), (size.Shifts, size.Seats, size.ShiftsBegun));
    }

    [Fact]
    public async Task What_was_sent_keeps_its_size()
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-20", "2026-11-22"));
        using var coordinator = await api.SignedInAtFixedTime("coordinator", Kalix);

        var size = await (await Get(coordinator, id)).Read<RequestSizeResponse>();

        Assert.Equal((3, 1), (size.Shifts, size.ShiftsBegun));
    }

    [Theory]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    [InlineData("coordinator", "2580", HttpStatusCode.NotFound)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_sees_it(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var client = await api.SignedIn(role, municipality);

        await (await Get(client, id)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await Get(client, Guid.CreateVersion7())).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Get(HttpClient client, Guid id) => client.GetAsync($"/requests/{id}/size", TestContext.Current.CancellationToken);
}
