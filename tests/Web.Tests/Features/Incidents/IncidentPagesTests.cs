using System.Net;
using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Offers;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Incidents;

public sealed class IncidentPagesTests(WebHost web)
{
    static readonly Guid Id = SampleIncident.Id;
    static readonly OwnIncidentDto Own = new(Id, "2514", "Kalix", "Allt är nere", "rebuild", SampleIncident.Incident.Facts.StartedAt, null, 1, 2);

    [Fact]
    public async Task An_empty_list_says_what_to_do()
    {
        await using var browser = await Lead(new FakeApi().Answers("GET /incidents", new ListIncidentsResponse([], [])));

        var page = await browser.Get("/incidents");

        Assert.Equal("Inga händelser", page.Text(".empty-title"));
        Assert.Equal("/incidents/new", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_has_our_incidents_and_a_button_to_declare_one()
    {
        await using var browser = await Lead(new FakeApi().Answers("GET /incidents", new ListIncidentsResponse([Own], [])));

        var page = await browser.Get("/incidents");

        Assert.Equal($"/incidents/{Id}", page.Find("tbody a").GetAttribute("href"));
        Assert.Equal("Kalix: Allt är nere sön 22 nov 07.00 Återuppbyggnad 2 1", page.Text("tbody tr").Replace('\u00A0', ' '));
        Assert.Equal("Anmäl en händelse", page.Text(".page-head .ds-button"));
    }

    [Fact]
    public async Task A_coordinator_sees_the_headlines_of_others_and_no_button()
    {
        var headline = new IncidentHeadlineDto(Id, "2514", "Kalix", "Allt är nere", "acute", SampleIncident.Incident.Facts.StartedAt);
        await using var browser = await web.Browser(new FakeApi().Answers("GET /incidents", new ListIncidentsResponse([], [headline])), "coordinator@2580");

        var page = await browser.Get("/incidents");

        Assert.Equal("Kalix Allt är nere sön 22 nov 07.00 Akut", page.Text("tbody tr").Replace('\u00A0', ' '));
        Assert.Empty(page.Document.QuerySelectorAll("a[href='/incidents/new']"));
    }

    [Fact]
    public async Task Declaring_sends_the_facts_and_goes_to_the_incident()
    {
        var api = new FakeApi().Answers("POST /municipalities/2514/incidents", SampleIncident.Incident, HttpStatusCode.Created);
        await using var browser = await Lead(api);

        var sent = await Declare(browser);

        Assert.Equal($"/incidents/{Id}?done=declared", sent.Location);
        var posted = api.Sent.Single(request => request.Request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Equal(("Allt är nere", "kl_9_37", null), (posted.As<IncidentFacts>().Title, posted.As<IncidentFacts>().LegalGround, posted.As<IncidentFacts>().ExtraordinaryAt));
        Assert.True(Guid.TryParse(posted.Headers["Idempotency-Key"], out _));
    }

    [Fact]
    public async Task What_the_api_refuses_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var api = new FakeApi().Refuses(
            "POST /municipalities/2514/incidents", 400, "invalid",
            ("errors", new Dictionary<string, string[]> { ["ContactPhone"] = ["not-a-phone-number"], ["StartedAt"] = ["in-the-future"] }));
        await using var browser = await Lead(api);

        var page = await Declare(browser);

        Assert.Equal("Fel: Skriv ett telefonnummer, till exempel 0923-650 00.", page.Text("#ContactPhone-error"));
        Assert.Equal("Fel: Tiden ligger i framtiden.", page.Text("#StartedAt-error"));
        Assert.Equal("Allt är nere", page.Find("#Title").GetAttribute("value"));
        Assert.True(page.Find("input[value=kl_9_37]").HasAttribute("checked"));
    }

    [Fact]
    public async Task An_incident_shows_what_was_asked_for_and_what_stands()
    {
        await using var browser = await Lead(SampleIncident.Playing(SampleIncident.Incident, SampleIncident.Sent, SampleIncident.Draft));

        var page = await browser.Get($"/incidents/{Id}");

        Assert.Equal("Allt är \"nere\" 🔥", page.Heading);
        Assert.Contains("98 %, 1 184 av 1 204 platser", page.Text("tbody tr").Replace('\u00A0', ' '));
        Assert.Equal([$"/requests/{SampleIncident.Sent.Id}", $"/incidents/{Id}/schedule"], page.Document.QuerySelectorAll("tbody tr:first-child a").Select(link => link.GetAttribute("href")));
        Assert.Equal([$"/incidents/{Id}/requests/new", $"/incidents/{Id}/time-reports", $"/incidents/{Id}/schedule"], page.Document.QuerySelectorAll(".page-head a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Extraordinär händelse: LEH 4 kap. 1 §. Kontrollera med kommunjurist.", page.Text("dl"));
        Assert.Equal("tel:092365000", page.Find("dl a").GetAttribute("href"));
    }

    [Fact]
    public async Task Before_the_first_request_the_next_step_is_named()
    {
        await using var browser = await Lead(SampleIncident.Playing(SampleIncident.Incident));

        Assert.Equal("Ingen hjälp begärd än", (await browser.Get($"/incidents/{Id}")).Text(".empty-title"));
    }

    [Fact]
    public async Task Who_has_offered_is_summed_up()
    {
        var offer = new IncidentOfferDto(Guid.NewGuid(), "2580", "Luleå", 1, new(2026, 11, 23), new(2026, 11, 29), 40, SampleIncident.Incident.CreatedAt, 50, [.. Enumerable.Repeat(new IncidentOfferPersonDto(Guid.NewGuid(), "A", "", true, true, []), 3)]);
        await using var browser = await Lead(SampleIncident.Playing(SampleIncident.Incident, SampleIncident.Sent).Answers($"GET /incidents/{Id}/offers", new[] { offer }));

        Assert.Contains("3 personer från 1 kommuner.", (await browser.Get($"/incidents/{Id}")).Text("main"));
    }

    [Fact]
    public async Task The_own_coordinator_reads_and_changes_nothing()
    {
        await using var browser = await web.Browser(SampleIncident.Playing(SampleIncident.Incident, SampleIncident.Sent), "coordinator@2514");

        var page = await browser.Get($"/incidents/{Id}");

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Empty(page.Document.QuerySelectorAll(".page-head a"));
        Assert.Null(page.Document.QuerySelector("main a[href$='/schedule']"));
    }

    [Fact]
    public async Task An_ended_incident_has_no_forms()
    {
        await using var browser = await Lead(SampleIncident.Playing(SampleIncident.Incident with { EndedAt = SampleIncident.Incident.CreatedAt.AddDays(20) }, SampleIncident.Sent));

        var page = await browser.Get($"/incidents/{Id}");

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("Avslutad", page.Text(".phase"));
    }

    [Fact]
    public async Task The_phase_is_changed_from_the_version_that_was_seen()
    {
        var api = SampleIncident.Playing(SampleIncident.Incident).Answers($"PUT /incidents/{Id}/phase", SampleIncident.Incident with { Phase = "rebuild" });
        await using var browser = await Lead(api);

        var sent = await browser.Submit(await browser.Get($"/incidents/{Id}"), "form:has(#To)", ("Phase.To", "rebuild"));

        Assert.Equal($"/incidents/{Id}?done=phase", sent.Location);
        Assert.Equal(new ChangePhaseRequest("rebuild", 3), api.Sent.Single(request => request.Request.StartsWith("PUT", StringComparison.Ordinal)).As<ChangePhaseRequest>());
    }

    [Fact]
    public async Task Why_it_cannot_end_is_told_with_who_is_still_at_work()
    {
        var api = SampleIncident.Playing(SampleIncident.Incident)
            .Refuses($"POST /incidents/{Id}/ending", 409, "assignments-ahead", ("shifts", 12), ("people", 5), ("nextStartsAt", "2026-11-23T06:00:00+00:00"));
        await using var browser = await Lead(api);

        var page = await browser.Submit(await browser.Get($"/incidents/{Id}"), ".confirm form");

        Assert.Contains("5 personer har 12 publicerade pass kvar, nästa mån 23 nov 07.00.", page.Text(".ds-error-summary").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task A_stale_tab_shows_both_versions_and_can_save_its_own()
    {
        var saved = SampleIncident.Incident with { Facts = SampleIncident.Incident.Facts with { Site = "Skolan" }, Version = 4 };
        var api = SampleIncident.Playing(SampleIncident.Incident).Refuses($"PUT /incidents/{Id}", 409, "outdated", ("current", saved));
        await using var browser = await Lead(api);

        var stale = await browser.Submit(await browser.Get($"/incidents/{Id}/edit"), "form.form", ("Form.Site", "Kyrkan"));

        Assert.Equal(["Plats", "Skolan", "Kyrkan"], stale.Document.QuerySelectorAll("tbody :is(th, td)").Select(cell => cell.TextContent));
        Assert.Equal("Kyrkan", stale.Find("#Site").GetAttribute("value"));

        api.Answers($"PUT /incidents/{Id}", SampleIncident.Incident);
        var again = await browser.Submit(stale, "form.form");

        Assert.Equal($"/incidents/{Id}?done=saved", again.Location);
        Assert.Equal((4, "Kyrkan"), (api.Sent.Last().As<EditIncidentRequest>().Version, api.Sent.Last().As<EditIncidentRequest>().Facts.Site));
    }

    [Fact]
    public async Task Another_municipalitys_incident_is_not_found()
    {
        await using var browser = await Lead(new());

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/incidents/{Id}")).Status);
    }

    [Theory]
    [InlineData("/incidents/new")]
    [InlineData("/incidents/0195d0a0-0000-7000-8000-000000000100/edit")]
    public async Task Only_crisis_leads_have_the_forms(string path)
    {
        await using var browser = await web.Browser(new(), "coordinator@2514");

        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get(path)).Status);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in()
    {
        await using var browser = await web.Browser(new());

        Assert.StartsWith("/sign-in", (await browser.Get("/incidents")).Location, StringComparison.Ordinal);
    }

    Task<Browser> Lead(FakeApi api) => web.Browser(api, "crisis_lead@2514");

    static async Task<Page> Declare(Browser browser) => await browser.Submit(
        await browser.Get("/incidents/new"), "form.form",
        ("Form.Title", "Allt är nere"), ("Form.Situation", "Krypterat."), ("Form.LegalGround", "kl_9_37"), ("Form.DecidedBy", "Ordföranden"), ("Form.Site", "Stadshuset"),
        ("Form.ContactName", "Ylva"), ("Form.ContactPhone", "0923"), ("Form.StartedAt", "2026-11-22"), ("Form.StartedTime", "07:00"));
}
