using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class EditRequestTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task Needs_are_added_changed_removed_and_kept_in_order()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"), ANeed.Of("2026-11-24", "2026-11-30"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        NeedDto[] needs = [SomeFacts.OfANeed() with { Title = "C" }, SomeFacts.OfANeed() with { Title = "A" }, SomeFacts.OfANeed() with { Title = "B" }];

        var edited = await (await Put(lead, id, SomeFacts.OfARequest(needs) with { AnswerBy = null }, 1)).Read<RequestDto>();

        Assert.Equal((2, "draft"), (edited.Version, edited.Status));
        Assert.Equal(needs, edited.Facts.Needs);
        Assert.Null(edited.Facts.AnswerBy);
        Assert.Equal(["request-edited"], await api.AuditOf(id));
    }

    [Fact]
    public async Task A_stale_tab_gets_the_newer_state_and_changes_nothing()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        await (await Put(lead, id, SomeFacts.OfARequest(SomeFacts.OfANeed()) with { Title = "Nyare" }, 1)).Has(HttpStatusCode.OK);

        var problem = await (await Put(lead, id, SomeFacts.OfARequest(), 1)).Problem(HttpStatusCode.Conflict, "outdated");

        var current = problem.GetProperty("current").Deserialize<RequestDto>(JsonSerializerOptions.Web)!;
        Assert.Equal(("Nyare", 2, 1), (current.Facts.Title, current.Version, current.Facts.Needs.Length));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_wins_whole()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n =>
            Put(lead, id, SomeFacts.OfARequest([.. Enumerable.Repeat(SomeFacts.OfANeed(), n)]) with { Title = $"{n}" }, 1)));

        var winner = await Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK).Read<RequestDto>();
        var now = await (await lead.GetAsync($"/requests/{id}", TestContext.Current.CancellationToken)).Read<RequestDto>();
        Assert.Equal((winner.Facts.Title, 2), (now.Facts.Title, now.Version));
        Assert.Equal(now.Facts.Title, $"{now.Facts.Needs.Length}");
    }

    [Fact]
    public async Task What_is_sent_is_read_only()
    {
        var id = await api.GivenSentRequest(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-24"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Put(lead, id, SomeFacts.OfARequest(), 2)).Problem(HttpStatusCode.Conflict, "request-sent");
    }

    [Fact]
    public async Task Faults_are_named_and_the_draft_is_as_it_was()
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix), ANeed.Of("2026-11-23", "2026-11-30"));
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var errors = await (await Put(lead, id, SomeFacts.OfARequest(SomeFacts.OfANeed() with { Seats = 501 }), 1)).FieldErrors();
        var now = await (await lead.GetAsync($"/requests/{id}", TestContext.Current.CancellationToken)).Read<RequestDto>();

        Assert.Equal(["Needs[0].Seats"], errors.Keys);
        Assert.Equal((1, 2), (now.Version, Assert.Single(now.Facts.Needs).Seats));
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_edits(string role, string municipality, HttpStatusCode answer)
    {
        var id = await api.GivenDraft(await api.GivenIncident(Kalix));
        using var client = await api.SignedIn(role, municipality);

        await (await Put(client, id, SomeFacts.OfARequest(), 1)).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Put(client, Guid.CreateVersion7(), SomeFacts.OfARequest(), 1)).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Put(HttpClient client, Guid id, RequestFacts facts, int version) =>
        client.PutAsJsonAsync($"/requests/{id}", new EditRequestRequest(facts, version), TestContext.Current.CancellationToken);
}
