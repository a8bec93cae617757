using System.Net;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class CopyRequestTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task A_copy_is_a_new_draft_with_the_same_needs_and_dates_from_today()
    {
        var id = await api.GivenSentRequest(
            await api.GivenIncident(Kalix),
            ANeed.Of("2026-11-25", "2026-12-02"), ANeed.Of("2026-11-18", "2026-11-30"), ANeed.Of("2026-11-10", "2026-11-17"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answer = await Post(lead, id);
        var copy = await answer.Read<RequestDto>(HttpStatusCode.Created);

        Assert.Equal($"/requests/{copy.Id}", answer.Headers.Location?.ToString());
        Assert.Equal((2, "draft", 1, "Första veckan"), (copy.Number, copy.Status, copy.Version, copy.Facts.Title));
        Assert.Equal(
            [
                (new(2026, 11, 25), new(2026, 12, 2)),
                (new(2026, 11, 22), new(2026, 11, 30)),
                (new(2026, 11, 22), new(2026, 11, 29)),
            ],
            copy.Facts.Needs.Select(need => (need.FromDate, need.ToDate)));
        Assert.Equal(["request-created"], await api.AuditOf(copy.Id));
    }

    [Fact]
    public async Task A_form_sent_twice_copies_once()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        lead.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var both = await Task.WhenAll(Post(lead, id), Post(lead, id));

        Assert.Single(new[] { await both[0].Read<RequestDto>(HttpStatusCode.Created), await both[1].Read<RequestDto>(HttpStatusCode.Created) }.Select(copy => copy.Id).Distinct());
    }

    [Fact]
    public async Task Not_when_the_incident_has_ended()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix, endedAt: "2026-11-21T05:00:00Z"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, id)).Problem(HttpStatusCode.Conflict, "incident-ended");
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_copies(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var client = await api.SignedIn(role, municipality);

        await (await Post(client, id)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Guid.CreateVersion7())).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Post(HttpClient client, Guid id) => client.PostAsync($"/requests/{id}/copies", null, TestContext.Current.CancellationToken);
}
