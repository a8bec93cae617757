using System.Net;
using MutualAid.Contracts.CrisisSessions;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.CrisisSessions;

public sealed class CrisisSessionPagesTests(WebHost web)
{
    static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    static readonly CrisisSessionDto Open = new(
        Id, "Anna Lantto", "2580", "Luleå", "vouched", "Boden", new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero), new(2026, 11, 24, 16, 0, 0, TimeSpan.Zero), true, null, null, null, null, null, false, true, true);

    [Fact]
    public async Task A_crisis_session_says_on_every_page_what_it_is_and_an_ordinary_one_does_not()
    {
        await using var crisis = await web.BrowserInCrisis(grants: "crisis_lead@2580");
        await using var ordinary = await web.Browser(grants: "crisis_lead@2580");

        foreach (var path in (string[])["/accessibility", "/incidents", "/my/security", "/no-such-page"])
            Assert.Matches("Krisinloggning. Gäller till .* har fått veta", (await crisis.Get(path)).Text(".crisis-banner"));
        Assert.Null((await ordinary.Get("/accessibility")).Document.QuerySelector(".crisis-banner"));
    }

    [Fact]
    public async Task Roles_that_do_not_hold_are_gone_from_the_menu_and_their_pages_say_no()
    {
        await using var crisis = await web.BrowserInCrisis(grants: ["crisis_lead@2580", "coordinator@2580", "administrator@2580", "crisis_lead@2514"]);

        Assert.Equal(["Händelser", "Krisinloggningar"], (await crisis.Get("/accessibility")).Document.QuerySelectorAll("nav a").Select(link => link.TextContent));
        Assert.Contains("/forbidden", (await crisis.Get("/people")).Location, StringComparison.Ordinal);
        Assert.Contains("/forbidden", (await crisis.Get("/crisis-phones")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ways_to_sign_in_are_not_changed_in_one()
    {
        await using var crisis = await web.BrowserInCrisis(grants: "crisis_lead@2580");

        Assert.Null((await crisis.Get("/my/security/codes")).Document.QuerySelector("main form"));
        Assert.Null((await crisis.Get("/my/security/app")).Document.QuerySelector("main form"));
        Assert.Null((await crisis.Get("/my/security/phone")).Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task What_is_going_on_stands_on_the_first_page_and_only_there()
    {
        var api = new FakeApi()
            .Answers("GET /crisis-notices", new CrisisNoticesResponse(
                [Open], 1, [new(Id, "Luleå", "Bo Ek", "Kalix", Open.OpenedAt)], 2, [new(Id, "Luleå", "Boden", Open.OpenedAt, true)]))
            .Answers("GET /incidents", new { Own = Array.Empty<object>(), Others = Array.Empty<object>() });
        await using var browser = await web.Browser(api, "crisis_lead@2580");

        var page = await browser.Get("/incidents");

        var told = page.Text("main");
        Assert.Contains("Anna Lantto i Luleå kom in utan kommunens inloggning (insläppt av kollega i annan kommun)", told, StringComparison.Ordinal);
        Assert.Contains("Boden har anmält en händelse åt Luleå", told, StringComparison.Ordinal);
        Assert.Contains("Bo Ek i Luleå släpps in av en krisledare i Kalix", told, StringComparison.Ordinal);
        Assert.Contains("Väntar: 2", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Lantto", (await browser.Get("/accessibility")).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff@2580")]
    [InlineData("coordinator@2580")]
    public async Task Others_are_told_nothing(string grant)
    {
        var api = new FakeApi();
        await using var browser = await web.Browser(api, grant);
        await browser.Get("/");
        await browser.Get("/people");

        Assert.DoesNotContain(api.Sent, sent => sent.Request == "GET /crisis-notices");
        Assert.Contains("/forbidden", (await browser.Get("/crisis-sessions")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_ends_a_session_in_the_list()
    {
        var api = new FakeApi().Answers("GET /crisis-sessions", new[] { Open }).Answers($"POST /crisis-sessions/{Id}/ending", Open with { IsOpen = false });
        await using var browser = await web.Browser(api, "crisis_lead@2580");
        var list = await browser.Get("/crisis-sessions");
        Assert.Contains("Inte granskad", list.Text("table"), StringComparison.Ordinal);

        Assert.Equal("/crisis-sessions?done=ended", (await browser.Submit(list, "td form")).Location);
        Assert.Contains(api.Sent, sent => sent.Request == $"POST /crisis-sessions/{Id}/ending");
    }

    [Fact]
    public async Task An_empty_list_says_what_would_stand_there()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /crisis-sessions", Array.Empty<CrisisSessionDto>()), "auditor@2580");

        Assert.Contains("Inga krisinloggningar", (await browser.Get("/crisis-sessions")).Text(".empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_that_is_refused_comes_back_with_what_was_typed()
    {
        var api = new FakeApi()
            .Answers($"GET /crisis-sessions/{Id}", new GetCrisisSessionResponse(Open, [new(Open.OpenedAt, "request-sent", "Första veckan"), new(Open.OpenedAt, "never-heard-of", null)]))
            .Refuses($"POST /crisis-sessions/{Id}/review", 409, "reviewed");
        await using var browser = await web.Browser(api, "crisis_lead@2580");
        var page = await browser.Get($"/crisis-sessions/{Id}");
        Assert.Contains("Skickade en begäran: Första veckan", page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("never-heard-of", page.Text("table"), StringComparison.Ordinal);

        var refused = await browser.Submit(page, "form.form", ("Form.Note", "Rätt person."));

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal("Rätt person.", refused.Find("textarea").TextContent.Trim());
        Assert.Contains("redan granskat", refused.Text("form.form"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_is_for_somebody_else_to_review()
    {
        var api = new FakeApi().Answers($"GET /crisis-sessions/{Id}", new GetCrisisSessionResponse(Open with { IsOwn = true, MayReview = false }, []));
        await using var browser = await web.Browser(api, "crisis_lead@2580");

        var page = await browser.Get($"/crisis-sessions/{Id}");

        Assert.Null(page.Document.QuerySelector("textarea"));
        Assert.Contains("Någon annan granskar den.", page.Text("main"), StringComparison.Ordinal);
    }
}
