using System.Net;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class ListRequestsTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task An_incidents_requests_come_in_order_with_seats_and_how_many_are_filled()
    {
        var incident = await api.GivenIncident(Kalix);
        var sent = await api.GivenSentRequest(incident, ANeed.Of("2026-11-23", "2026-11-25"), ANeed.Of("2026-11-24", "2026-11-27", pattern: "day", seats: 1));
        await api.GivenOnShift(await api.GivenHelper(sent), (await api.ShiftsOf(sent))[0]);
        var draft = await api.GivenDraft(incident);
        using var coordinator = await api.SignedIn("coordinator", Kalix);

        var list = await (await coordinator.GetAsync($"/incidents/{incident}/requests", TestContext.Current.CancellationToken)).Read<RequestSummaryDto[]>();

        Assert.Equal([(sent, 1, "sent"), (draft, 2, "draft")], list.Select(request => (request.Id, request.Number, request.Status)));
        Assert.Equal((2, 11, 1), (list[0].Needs, list[0].Seats, list[0].SeatsFilled));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 27)), (list[0].FromDate, list[0].ToDate));
        Assert.Equal((0, null, 0), (list[1].Needs, list[1].FromDate, list[1].Seats));
    }

    [Theory]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    [InlineData("coordinator", "2580", HttpStatusCode.NotFound)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    public async Task Nobody_else_lists_them(string role, string municipality, HttpStatusCode answer)
    {
        var incident = await api.GivenIncident(Kalix);
        using var client = await api.SignedIn(role, municipality);

        await (await client.GetAsync($"/incidents/{incident}/requests", TestContext.Current.CancellationToken)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.Anonymous();

        await (await client.GetAsync($"/incidents/{Guid.CreateVersion7()}/requests", TestContext.Current.CancellationToken)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }
}
