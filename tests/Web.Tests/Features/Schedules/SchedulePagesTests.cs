using System.Net;
using MutualAid.Contracts.Schedules;
using MutualAid.Web.Tests.Support;
using static MutualAid.Web.Tests.Features.Schedules.SampleSchedule;

namespace MutualAid.Web.Tests.Features.Schedules;

public sealed class SchedulePagesTests(WebHost web)
{
    static readonly object[] Skills = [new { Id = "it.identitet", Category = "", NameSv = "Katalogtjänst", NameEn = "Directory", Place = "partly" }];

    static readonly ScheduleChangesDto Changes = new(
        Run, Incident, "IT-angreppet", "2514", CurrentVersion: 2, Seats: 8, SeatsFilled: 6, Untouched: 41,
        [
            new(Ida, "Ida Provsson", "Luleå", [Shift("asked", 0)], [Shift("yes", 1), Shift("asked", 2), Shift("asked", 3)], 4),
        ]);

    [Fact]
    public async Task Without_a_schedule_the_page_offers_to_make_one()
    {
        var api = new FakeApi()
            .Answers($"GET /incidents/{Incident}/schedule", Published with { Version = 0, PublishedAt = null, Roster = [], Gaps = [] })
            .Answers($"POST /incidents/{Incident}/schedule-runs", RunAs("queued", filled: 0), HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule");
        Assert.Equal("Inget schema är publicerat", page.Text(".empty-title"));

        var after = await browser.Submit(page, "form.panel", ("Form.TimeLimitSeconds", "60"));
        Assert.Equal($"/schedule-runs/{Run}", after.Location);
        Assert.Equal(60, api.Sent.Single(sent => sent.Request.StartsWith("POST", StringComparison.Ordinal)).As<StartScheduleRunRequest>().TimeLimitSeconds);
    }

    [Fact]
    public async Task A_refusal_is_told_on_the_page()
    {
        var api = new FakeApi()
            .Answers($"GET /incidents/{Incident}/schedule", Published with { Version = 0, Roster = [], Gaps = [] })
            .Refuses($"POST /incidents/{Incident}/schedule-runs", 422, "nobody-offered");
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Submit(await browser.Get($"/incidents/{Incident}/schedule"), "form.panel");

        Assert.Contains("Ingen kommun har erbjudit någon ännu", page.Text(".ds-error-summary"));
    }

    [Fact]
    public async Task The_published_schedule_shows_figures_grids_gaps_and_history()
    {
        var api = new FakeApi()
            .Answers($"GET /incidents/{Incident}/schedule", Published)
            .Answers($"GET /incidents/{Incident}/schedule-versions", new[] { new ScheduleVersionDto(2, new(2030, 3, 1, 9, 0, 0, TimeSpan.Zero), "Marja Provsson", 8, 6, 1) })
            .Answers("GET /skills", Skills);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/incidents/{Incident}/schedule?done=published");

        Assert.Equal("Schema 4–5 mars", page.Heading.Replace('\u00A0', ' '));
        Assert.Contains("Schemat är publicerat", page.Text(".ds-alert"));
        Assert.Contains("75 %", page.Text(".facts").Replace('\u00A0', ' '));
        Assert.Contains("luckor, alla förklarade nedan", page.Text(".facts"));
        Assert.Contains("kompetensen Katalogtjänst, nivå 3", page.Text(".gaps"));
        Assert.Contains("Ida Provsson", page.Text("section:has(#panel-roster)"));
        Assert.Contains("Marja Provsson", page.Text("section:has(#panel-versions)"));
    }

    [Fact]
    public async Task A_run_under_way_refreshes_itself_without_script_and_can_be_stopped()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-runs/{Run}", RunAs("running"))
            .Answers($"GET /schedule-runs/{Run}/schedule", Published with { RunId = Run, Roster = [], Gaps = [] })
            .Answers($"POST /schedule-runs/{Run}/stop", RunAs("running") with { StopRequested = true })
            .Answers("GET /skills", Skills);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/schedule-runs/{Run}");
        Assert.Contains("http-equiv=\"refresh\" content=\"2\"", page.Find("head noscript").InnerHtml);
        Assert.Equal($"/schedule-runs/{Run}/events", page.Find("#run").GetAttribute("data-events"));
        Assert.NotNull(page.Find("script[type=module]").GetAttribute("src"));

        Assert.Equal($"/schedule-runs/{Run}", (await browser.Submit(page, "form:has(input[value=stop])")).Location);
        Assert.Equal($"/schedule-runs/{Run}/publish", (await browser.Submit(page, "form:has(input[value=use])")).Location);
        Assert.Equal(2, api.Sent.Count(sent => sent.Request == $"POST /schedule-runs/{Run}/stop"));
    }

    [Fact]
    public async Task A_finished_run_needs_no_script_and_leads_to_publishing()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-runs/{Run}", RunAs("finished"))
            .Answers($"GET /schedule-runs/{Run}/schedule", Published with { RunId = Run })
            .Answers("GET /skills", Skills);
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/schedule-runs/{Run}");

        Assert.Null(page.Document.QuerySelector("script, noscript"));
        Assert.True(page.Find("div:has(> form input[value=stop])").HasAttribute("hidden"));
        Assert.Equal("Publicera till 58 personer", page.Text("form:has(input[value=use]) button"));
    }

    [Fact]
    public async Task Publishing_shows_what_changes_for_whom_and_sends_the_version_that_was_seen()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-runs/{Run}", RunAs("finished"))
            .Answers($"GET /schedule-runs/{Run}/changes", Changes)
            .Answers($"POST /schedule-runs/{Run}/publication", new PublishScheduleResponse(Guid.NewGuid(), 3, 1, 3, 40));
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Get($"/schedule-runs/{Run}/publish");
        Assert.Contains("41 berörs inte", Swap(page.Text(".facts > div:nth-child(3)")));
        Assert.Contains("3 pass", page.Text("td details summary"));
        Assert.Contains("hade tackat ja", page.Text("td details"));

        var after = await browser.Submit(page, "form.publish");
        Assert.Equal($"/incidents/{Incident}/schedule?done=published", after.Location);
        Assert.Equal(2, api.Sent.Single(sent => sent.Request.StartsWith("POST", StringComparison.Ordinal)).As<PublishScheduleRequest>().ExpectedCurrentVersion);
    }

    [Fact]
    public async Task A_second_click_on_publish_is_answered_like_the_first()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-runs/{Run}", RunAs("finished"))
            .Answers($"GET /schedule-runs/{Run}/changes", Changes)
            .Answers($"POST /schedule-runs/{Run}/publication", new PublishScheduleResponse(Guid.NewGuid(), 3, 1, 3, 40));
        await using var browser = await web.Browser(api, "crisis_lead@2514");
        var page = await browser.Get($"/schedule-runs/{Run}/publish");
        await browser.Submit(page, "form.publish");

        api.Answers($"GET /schedule-runs/{Run}", RunAs("finished", version: 3)).Answers($"GET /schedule-runs/{Run}/changes", Changes with { CurrentVersion = 3, Changes = [] });
        var second = await browser.Submit(page, "form.publish");

        Assert.Equal($"/incidents/{Incident}/schedule?done=published", second.Location);
    }

    [Fact]
    public async Task What_moved_in_the_meantime_is_told_with_the_persons_name()
    {
        var api = new FakeApi()
            .Answers($"GET /schedule-runs/{Run}", RunAs("finished"))
            .Answers($"GET /schedule-runs/{Run}/changes", Changes)
            .Refuses($"POST /schedule-runs/{Run}/publication", 422, "unlawful", ("currentVersion", 2), ("hindrances", new[] { new { personId = Ida, shiftId = Guid.NewGuid(), code = "atl-13-daily" } }));
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var page = await browser.Submit(await browser.Get($"/schedule-runs/{Run}/publish"), "form.publish");

        Assert.Contains("arbetstidsreglerna skulle brytas", page.Text(".ds-alert"));
        Assert.Contains("Ida Provsson, Luleå: skulle bryta mot en regel om arbetstid: Dygnsvila", page.Text(".ds-alert"));
        Assert.Contains("Gör ett nytt förslag", page.Text(".ds-alert"));
    }

    [Fact]
    public async Task The_pages_are_for_crisis_leads()
    {
        await using var coordinator = await web.Browser(null, "coordinator@2514");
        await using var stranger = await web.Browser();

        foreach (var path in (string[])[$"/incidents/{Incident}/schedule", $"/schedule-runs/{Run}", $"/schedule-runs/{Run}/publish", $"/schedule-runs/{Run}/events"])
        {
            Assert.NotEqual(HttpStatusCode.OK, (await coordinator.Get(path)).Status);
            Assert.StartsWith("/sign-in", (await stranger.Get(path)).Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_does_not_exist_is_a_page_that_says_so()
    {
        await using var browser = await web.Browser(new(), "crisis_lead@2514");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/incidents/{Incident}/schedule")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/schedule-runs/{Run}")).Status);
    }

    static ChangedShiftDto Shift(string answer, int day) => new(
        Guid.NewGuid(), "AD och konton", "day", new DateTimeOffset(2030, 3, 4, 6, 0, 0, TimeSpan.Zero).AddDays(day), new DateTimeOffset(2030, 3, 4, 18, 0, 0, TimeSpan.Zero).AddDays(day), answer);

    /// <summary>A figure stands after its text in the markup and before it on the screen.</summary>
    static string Swap(string text) => text.Split(' ') is [.. var words, var figure] ? $"{figure} {string.Join(' ', words)}" : text;
}
