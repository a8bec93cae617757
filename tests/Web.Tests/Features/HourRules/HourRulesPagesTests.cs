using MutualAid.Contracts.Hours;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.HourRules;

/// <summary>The rules in force and a municipality's own numbers, as a browser without script sees them.</summary>
public sealed class HourRulesPagesTests(WebHost web)
{
    static HourRuleDto Rule(string id, string kind, int standard, int limit, int tightest, string unit = "minutes", int days = 0, bool isLeast = false, bool verified = true) => new(
        id, kind, "ATL", "Arbetstidslagen 13 §", verified, unit, standard, limit, days, "rolling", isLeast, "stop", "stop", "warn", true, tightest);

    static readonly GetHourRulesResponse Luleå = new(
        "2580", "Luleå", 2,
        new(1, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(6, 0), "four_weeks", new Dictionary<string, int> { ["atl-13-daily"] = 690 }, "HR-chefen", "Efter samverkan"),
        [new(2, new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero), null, "calendar_month", new Dictionary<string, int> { ["hse-days"] = 5 }, "HR-chefen", "Sommaren")],
        [new(0, null, null, "four_weeks", new Dictionary<string, int>(), "", "")],
        [
            Rule("atl-13-daily", "daily-rest", 660, 690, 960, isLeast: true),
            Rule("week-48", "total-hours", 2880, 2880, 60, days: 7),
            Rule("hse-days", "days-in-a-row", 6, 6, 1, "days"),
            Rule("atl-10b-avg48", "average-hours", 48 * 60 * 16, 48 * 60 * 16, 60, days: 112),
            Rule("kla-48", "assignment-hours", 192 * 60, 192 * 60, 60, days: 28, verified: false),
            Rule("double-booking", "double-booking", 0, 0, 0, "none"),
        ]);

    static readonly PreviewHourPresetResponse NothingMoves = new(0, []);

    static FakeApi Api() => new FakeApi().Answers("GET /hours/rules", Luleå).Answers("GET /hours/rules?municipality=2580", Luleå);

    [Fact]
    public async Task Every_rule_stands_there_with_number_severity_source_and_whether_it_was_checked()
    {
        await using var browser = await web.Browser(Api(), "staff@2580");

        var page = await browser.Get("/hours/rules");

        Assert.Equal("Arbetstidsregler", page.Heading);
        Assert.Contains("inte juridisk rådgivning", page.Text(".ds-alert"));
        var daily = page.Text("#atl-13-daily").Replace('\u00A0', ' ');
        Assert.Contains("Dygnsvila minst 11 h 30 min (standard 11 h) stoppar stoppar varnar", daily);
        Assert.Contains("Arbetstidslagen 13 § kontrollerad mot källa", daily);
        Assert.Contains("högst 48 h på 7 dygn", page.Text("#week-48").Replace('\u00A0', ' '));
        Assert.Contains("högst 48 h i veckan i snitt", page.Text("#atl-10b-avg48").Replace('\u00A0', ' '));
        Assert.Contains("högst 192 h på 4 veckor", page.Text("#kla-48").Replace('\u00A0', ' '));
        Assert.Contains("ur minnet", page.Text("#kla-48"));
        Assert.Equal(["Vila", "Pass och dygn", "Arbetstid över tid", "I rad", "Krislägesavtalet"], page.Document.QuerySelectorAll("th[scope=rowgroup]").Select(head => head.TextContent));
    }

    [Fact]
    public async Task The_version_in_force_and_those_to_come_are_told_with_who_and_why()
    {
        await using var browser = await web.Browser(Api(), "staff@2580");

        var text = (await browser.Get("/hours/rules")).Text("main").Replace('\u00A0', ' ');

        Assert.Contains("Version 1, gäller från 1 januari 2026. Beslutad av HR-chefen. Efter samverkan", text);
        Assert.Contains("Dygnet börjar kl. 06.00.", text);
        Assert.Contains("Version 2, gäller från 1 juni 2027", text);
        Assert.Contains("Dagar i rad: högst 5 dagar (standard 6 dagar)", text);
    }

    [Fact]
    public async Task Only_the_own_coordinator_is_led_to_change_the_numbers()
    {
        await using var coordinator = await web.Browser(Api(), "coordinator@2580");
        await using var other = await web.Browser(Api(), "coordinator@2514");
        await using var stranger = await web.Browser();

        Assert.NotNull((await coordinator.Get("/hours/rules")).Document.QuerySelector("a[href^='/hours/rules/change']"));
        Assert.Null((await other.Get("/hours/rules")).Document.QuerySelector("a[href^='/hours/rules/change']"));
        Assert.StartsWith("/sign-in", (await stranger.Get("/hours/rules")).Location!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_begins_with_what_is_decided_last()
    {
        await using var browser = await web.Browser(Api(), "coordinator@2580");

        var page = await browser.Get("/hours/rules/change");

        Assert.Equal("11", page.Find("#Limits-atl-13-daily").GetAttribute("value"));
        Assert.Equal("5", page.Find("#Limits-hse-days").GetAttribute("value"));
        Assert.Equal("48", page.Find("#Limits-atl-10b-avg48").GetAttribute("value"));
        Assert.Equal("2027-06-01", page.Find("#ValidFrom").GetAttribute("value"));
        Assert.Null(page.Document.QuerySelector("#Limits-double-booking"));
    }

    [Fact]
    public async Task It_is_shown_whose_shifts_become_unlawful_before_anything_can_be_saved()
    {
        var api = Api().Answers("POST /municipalities/2580/hour-presets/preview", new PreviewHourPresetResponse(2, [new(Guid.NewGuid(), "Moa Provsson", 2, [Hours.SampleBreach.ShortRest])]));
        await using var browser = await web.Browser(api, "coordinator@2580");
        var first = await browser.Get("/hours/rules/change");
        Assert.DoesNotContain("Spara de nya talen", first.Text("main"));

        var shown = await browser.Submit(first, "main form", ("Form.Do", "preview"), ("Form.Limits[atl-13-daily]", "11:45"), ("Form.Reason", "Vi prövar"));

        Assert.Contains("2 planerade pass skulle bli olagliga.", shown.Text("main"));
        Assert.Contains("Moa Provsson, 2 pass", shown.Text("main"));
        Assert.Contains("Spara de nya talen", shown.Text("main"));
        Assert.Equal("11:45", shown.Find("#Limits-atl-13-daily").GetAttribute("value"));
        var sent = api.Sent.Last(request => request.Request.EndsWith("/preview", StringComparison.Ordinal)).As<HourPresetFacts>();
        Assert.Equal((705, 48 * 60 * 16), (sent.Limits["atl-13-daily"], sent.Limits["atl-10b-avg48"]));
    }

    [Fact]
    public async Task What_was_previewed_is_saved_and_nothing_else()
    {
        var api = Api().Answers("POST /municipalities/2580/hour-presets/preview", NothingMoves).Answers("POST /municipalities/2580/hour-presets", Luleå);
        await using var browser = await web.Browser(api, "coordinator@2580");
        var shown = await browser.Submit(await browser.Get("/hours/rules/change"), "main form", ("Form.Do", "preview"), ("Form.DecidedBy", "HR-chefen"), ("Form.Reason", "Vi prövar"));

        var another = await browser.Submit(shown, "main form", ("Form.Do", "save"), ("Form.Limits[hse-days]", "4"));
        Assert.Contains("Du har ändrat något sedan förhandsvisningen", another.Text("main"));
        Assert.DoesNotContain(api.Sent, request => request.Request == "POST /municipalities/2580/hour-presets");

        var saved = await browser.Submit(another, "main form", ("Form.Do", "save"));
        Assert.Equal("/hours/rules?municipality=2580&done=changed", saved.Location);
        var sent = api.Sent.Single(request => request.Request == "POST /municipalities/2580/hour-presets").As<ChangeHourPresetRequest>();
        Assert.Equal((2, 4, "HR-chefen"), (sent.ExpectedVersion, sent.Preset.Limits["hse-days"], sent.Preset.DecidedBy));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept()
    {
        var api = Api().Refuses("POST /municipalities/2580/hour-presets/preview", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["Limits[hse-days]"] = ["looser-than-standard"] }));
        await using var browser = await web.Browser(api, "coordinator@2580");
        var first = await browser.Get("/hours/rules/change");

        var unread = await browser.Submit(first, "main form", ("Form.Do", "preview"), ("Form.Limits[atl-13-daily]", "elva"), ("Form.ValidFrom", "snart"));
        var refused = await browser.Submit(first, "main form", ("Form.Do", "preview"), ("Form.Limits[hse-days]", "9"));

        Assert.Contains("Skriv timmar som 11 eller 11:30.", unread.Text("#Limits-atl-13-daily-error"));
        Assert.Equal("elva", unread.Find("#Limits-atl-13-daily").GetAttribute("value"));
        Assert.Contains("Skriv ett datum", unread.Text("#ValidFrom-error"));
        Assert.Contains("lösare än standard", refused.Text("#Limits-hse-days-error"));
    }

    [Fact]
    public async Task A_colleague_who_was_faster_is_told()
    {
        var api = Api().Answers("POST /municipalities/2580/hour-presets/preview", NothingMoves).Refuses("POST /municipalities/2580/hour-presets", 409, "outdated", ("current", Luleå));
        await using var browser = await web.Browser(api, "coordinator@2580");
        var shown = await browser.Submit(await browser.Get("/hours/rules/change"), "main form", ("Form.Do", "preview"));

        var late = await browser.Submit(shown, "main form", ("Form.Do", "save"), ("Form.Reason", "Mitt skäl"));

        Assert.Contains("Någon annan har ändrat", late.Text(".ds-error-summary"));
        Assert.Equal("Mitt skäl", late.Text("#Reason"));
    }

    [Fact]
    public async Task Changing_is_for_coordinators()
    {
        await using var staff = await web.Browser(Api(), "staff@2580");

        Assert.StartsWith("/forbidden", (await staff.Get("/hours/rules/change")).Location!, StringComparison.Ordinal);
    }
}
