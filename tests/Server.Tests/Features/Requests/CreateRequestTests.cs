using System.Net;
using System.Net.Http.Json;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Requests;

public sealed class CreateRequestTests(Api api)
{
    const string Kalix = "2514";

    [Fact]
    public async Task A_draft_stands_as_told_with_the_next_number()
    {
        var incident = await api.GivenIncident(Kalix);
        await api.GivenDraft(incident);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var facts = SomeFacts.OfARequest(SomeFacts.OfANeed(), SomeFacts.OfANeed() with { Title = "Växel \"natt\" 🔥", SkillId = "kom.vaxel", Pattern = "day", Place = "remote", Priority = 3 });

        var answer = await Post(lead, incident, facts);
        var draft = await answer.Read<RequestDto>(HttpStatusCode.Created);

        Assert.Equal($"/requests/{draft.Id}", answer.Headers.Location?.ToString());
        Assert.Equal((2, "draft", 1), (draft.Number, draft.Status, draft.Version));
        Assert.Equal(facts.Needs, draft.Facts.Needs);
        Assert.Equal(facts with { Needs = [] }, draft.Facts with { Needs = [] });
        Assert.Empty(draft.Coverage);
        Assert.Equal(["request-created"], await api.AuditOf(draft.Id));
    }

    [Fact]
    public async Task How_many_are_needed_and_what_they_should_have_together_stand_as_told()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        NeedDto[] needs =
        [
            SomeFacts.OfANeed() with { Minimum = 0 }, SomeFacts.OfANeed() with { Minimum = 2, Guide = true }, SomeFacts.OfANeed() with { MixedLenders = true }, SomeFacts.OfANeed() with { Liaison = true },
        ];

        var draft = await (await Post(lead, incident, SomeFacts.OfARequest(needs))).Read<RequestDto>(HttpStatusCode.Created);

        Assert.Equal(needs, draft.Facts.Needs);
    }

    [Fact]
    public async Task Who_says_nothing_of_them_needs_every_seat_and_asks_for_nothing()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var body = JsonContent.Create(new
        {
            title = "Första veckan", answerBy = (string?)null, reportTo = "",
            needs = new[] { new { title = "AD", skillId = "it.identitet", level = 3, seats = 2, fromDate = "2026-11-23", toDate = "2026-11-30", pattern = "day", firstShiftAt = "07:00:00", handoverMinutes = 0, place = "on_site", priority = 1 } },
        });

        var draft = await (await lead.PostAsync($"/incidents/{incident}/requests", body, TestContext.Current.CancellationToken)).Read<RequestDto>(HttpStatusCode.Created);

        Assert.Equal(new NeedDto("AD", "it.identitet", 3, 2, new(2026, 11, 23), new(2026, 11, 30), "day", new(7, 0), 0, "on_site", 1), Assert.Single(draft.Facts.Needs));
    }

    [Fact]
    public async Task A_draft_may_be_empty()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, incident, SomeFacts.OfARequest())).Has(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Every_fault_is_named_by_its_line_and_field()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var need = SomeFacts.OfANeed();

        var errors = await (await Post(lead, incident, new(
            "", FixedTime.Now, new('x', 501),
            [
                need,
                need with { ToDate = need.FromDate },
                need with { FromDate = new(2026, 11, 21) },
                need with { ToDate = need.FromDate.AddDays(367) },
                need with { Seats = 10_000 },
                need with { Seats = 0, SkillId = "it.trolleri", Level = 5, Title = " " },
                need with { Pattern = "one_twenty_four", Place = "moon", Priority = 4 },
                need with { HandoverMinutes = 61 },
                need with { HandoverMinutes = 61, Pattern = "three_eight" },
                need with { HandoverMinutes = -1 },
                need with { FirstShiftAt = new(7, 0, 30) },
                need with { FromDate = new(2062, 11, 23), ToDate = new(2062, 11, 24) },
                need with { Minimum = 3 },
                need with { Minimum = -1 },
            ]))).FieldErrors();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Title"] = "required",
                ["ReportTo"] = "at-most-500",
                ["AnswerBy"] = "in-the-past",
                ["Needs[1].ToDate"] = "ends-before-start",
                ["Needs[2].FromDate"] = "in-the-past",
                ["Needs[3].ToDate"] = "at-most-366-days",
                ["Needs[4].Seats"] = "at-most-500",
                ["Needs[5].Title"] = "required",
                ["Needs[5].SkillId"] = "unknown",
                ["Needs[5].Level"] = "unknown",
                ["Needs[5].Seats"] = "at-least-1",
                ["Needs[6].Place"] = "unknown",
                ["Needs[6].Priority"] = "unknown",
                ["Needs[6].Pattern"] = "unknown",
                ["Needs[7].HandoverMinutes"] = "shift-over-13-hours",
                ["Needs[8].HandoverMinutes"] = "at-most-60",
                ["Needs[9].HandoverMinutes"] = "at-least-0",
                ["Needs[10].FirstShiftAt"] = "not-a-whole-minute",
                ["Needs[11].FromDate"] = "more-than-a-year-ahead",
                ["Needs[12].Minimum"] = "more-than-seats",
                ["Needs[13].Minimum"] = "at-least-0",
            },
            errors.ToDictionary(error => error.Key, error => Assert.Single(error.Value)));
    }

    [Fact]
    public async Task No_more_than_two_thousand_seats_and_sixty_lines()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var full = SomeFacts.OfANeed() with { Seats = 500 };

        await (await Post(lead, incident, SomeFacts.OfARequest(full, full, full, full))).Has(HttpStatusCode.Created);
        var seats = await (await Post(lead, incident, SomeFacts.OfARequest(full, full, full, full, SomeFacts.OfANeed()))).FieldErrors();
        var lines = await (await Post(lead, incident, SomeFacts.OfARequest([.. Enumerable.Repeat(SomeFacts.OfANeed() with { Seats = 1 }, 61)]))).FieldErrors();

        Assert.Equal("at-most-2000-seats", Assert.Single(seats["Needs"]));
        Assert.Equal("at-most-60", Assert.Single(lines["Needs"]));
    }

    [Fact]
    public async Task Nulls_and_missing_fields_are_a_bad_request()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, incident, SomeFacts.OfARequest(null!))).Has(HttpStatusCode.BadRequest);
        await (await Post(lead, incident, SomeFacts.OfARequest() with { ReportTo = null! })).Has(HttpStatusCode.BadRequest);
        await (await lead.PostAsJsonAsync($"/incidents/{incident}/requests", new { title = "Bara en titel" }, TestContext.Current.CancellationToken)).Has(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Drafts_made_at_once_get_numbers_of_their_own()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await (await Post(lead, incident, SomeFacts.OfARequest())).Read<RequestDto>(HttpStatusCode.Created)));

        Assert.Equal(Enumerable.Range(1, 8), drafts.Select(draft => draft.Number).Order());
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_draft()
    {
        var incident = await api.GivenIncident(Kalix);
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        lead.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var first = await (await Post(lead, incident, SomeFacts.OfARequest())).Read<RequestDto>(HttpStatusCode.Created);
        var second = await (await Post(lead, incident, SomeFacts.OfARequest())).Read<RequestDto>(HttpStatusCode.Created);

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task An_ended_incident_asks_for_nothing_more()
    {
        var incident = await api.GivenIncident(Kalix, endedAt: "2026-11-21T05:00:00Z");
        using var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);

        await (await Post(lead, incident, SomeFacts.OfARequest())).Problem(HttpStatusCode.Conflict, "incident-ended");
    }

    [Theory]
    [InlineData("coordinator", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("staff", Kalix, HttpStatusCode.Forbidden)]
    [InlineData("crisis_lead", "0581", HttpStatusCode.NotFound)]
    public async Task Only_the_own_crisis_lead_asks(string role, string municipality, HttpStatusCode answer)
    {
        var incident = await api.GivenIncident(Kalix);
        using var client = await api.SignedIn(role, municipality);

        await (await Post(client, incident, SomeFacts.OfARequest())).Has(answer);
    }

    [Fact]
    public async Task A_stranger_is_told_to_sign_in()
    {
        using var client = api.AnonymousForm();

        await (await Post(client, Guid.CreateVersion7(), SomeFacts.OfARequest())).Problem(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    static Task<HttpResponseMessage> Post(HttpClient client, Guid incident, RequestFacts facts) =>
        client.PostAsJsonAsync($"/incidents/{incident}/requests", facts, TestContext.Current.CancellationToken);
}
