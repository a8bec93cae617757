using System.Net;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.HourModes;

/// <summary>Decisions on other orders than the ordinary one, as a browser without script sees them.</summary>
public sealed class HourModesPagesTests(WebHost web)
{
    static readonly Guid Id = Guid.NewGuid();
    static readonly Guid Ada = Guid.NewGuid();
    static readonly Guid Bo = Guid.NewGuid();

    static readonly HourModeDto Emergency = new(
        Id, "2580", "Luleå", Guid.NewGuid(), "Allt är nere", "Kalix", "emergency", "Kommundirektören", new(2031, 1, 7, 8, 0, 0, TimeSpan.Zero), "Alla servrar är krypterade",
        new(2031, 1, 7, 9, 0, 0, TimeSpan.Zero), new(2031, 1, 14, 9, 0, 0, TimeSpan.Zero), null, null, null, "Ida Provsson", new(2031, 1, 7, 9, 30, 0, TimeSpan.Zero), null, 3,
        [new(Ada, "Ada Provsson", "Nättekniker", null, 630), new(Bo, "Bo Provsson", "", new(2031, 1, 8, 11, 0, 0, TimeSpan.Zero), 0)]);

    static readonly GetHourModeChoicesResponse Choices = new([new(Ada, "Ada Provsson", "Nättekniker"), new(Bo, "Bo Provsson", "")], [new(Guid.NewGuid(), "Allt är nere", "Kalix")]);

    static FakeApi Api() => new FakeApi().Answers($"GET /hour-modes/{Id}", Emergency).Answers("GET /municipalities/2580/hour-mode-choices", Choices);

    static (string, string)[] Decision(string mode, params (string, string)[] more) =>
    [
        ("Form.Mode", mode), ("Form.DecidedBy", "Kommundirektören"), ("Form.DecidedAt", "2026-11-20"), ("Form.DecidedTime", "08:00"), ("Form.Ground", "Alla servrar är krypterade"),
        ("Form.From", "2026-11-20"), ("Form.FromTime", "09:00"), ("Form.To", "2026-11-27"), ("Form.ToTime", "09:00"), .. more,
    ];

    [Fact]
    public async Task Without_decisions_the_page_says_that_the_ordinary_hours_hold_and_proposes_none()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /hour-modes", Array.Empty<HourModeSummaryDto>()), "coordinator@2580");

        var page = await browser.Get("/hours/modes");

        Assert.Equal("Inga beslut", page.Text(".empty-title"));
        Assert.Contains("Den ordinarie arbetstiden gäller för alla.", page.Text(".empty"));
    }

    [Fact]
    public async Task The_list_says_which_hold_now_and_where_the_union_is_still_to_be_told()
    {
        var mode = new HourModeSummaryDto(Id, "2580", "Luleå", "emergency", "Kommundirektören", "Servrar", Emergency.From, Emergency.To, 2, "now", null);
        await using var browser = await web.Browser(new FakeApi().Answers("GET /hour-modes", new[] { mode }), "crisis_lead@2580");

        var page = await browser.Get("/hours/modes");

        Assert.Equal(["Gäller nu", "Facket inte underrättat"], page.Document.QuerySelectorAll(".ds-tag").Select(tag => tag.TextContent));
        Assert.Contains("tis 7 jan 10.00 till tis 14 jan 10.00", page.Text("tbody").Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task Neither_an_order_nor_anybody_is_chosen_beforehand()
    {
        await using var browser = await web.Browser(Api(), "coordinator@2580");

        var page = await browser.Get("/hours/modes/new");

        Assert.Empty(page.Document.QuerySelectorAll("main input[checked]"));
        Assert.Contains("Ada Provsson, Nättekniker", page.Text("main"));
    }

    [Fact]
    public async Task A_decision_is_sent_for_the_chosen_people_and_times_in_Sweden()
    {
        var api = Api().Answers("POST /hour-modes", Emergency, HttpStatusCode.Created);
        await using var browser = await web.Browser(api, "coordinator@2580");

        var saved = await browser.Submit(await browser.Get("/hours/modes/new"), "main form", Decision("emergency", ("Form.PersonIds", $"{Ada}")));

        Assert.Equal($"/hours/modes/{Id}?done=decided", saved.Location);
        var sent = api.Sent.Single(request => request.Request == "POST /hour-modes").As<DecideHourModeRequest>();
        Assert.Equal([Ada], sent.PersonIds);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero), sent.From);
    }

    [Fact]
    public async Task The_crisis_agreement_asks_for_its_three_gates_beside_their_fields()
    {
        await using var browser = await web.Browser(Api(), "coordinator@2580");

        var refused = await browser.Submit(await browser.Get("/hours/modes/new"), "main form", Decision("crisis_agreement", ("Form.CrisisDecision", "Kommundirektören 20 november")));

        Assert.Contains("Fyll i", refused.Text("#ActivationDecision-error"));
        Assert.Contains("Fyll i", refused.Text("#LocalAgreement-error"));
        Assert.Contains("Välj minst en person", refused.Text(".ds-error-summary"));
        Assert.Equal("Kommundirektören 20 november", refused.Find("#CrisisDecision").GetAttribute("value"));
    }

    [Fact]
    public async Task What_the_api_finds_wrong_is_told_in_words()
    {
        var api = Api().Refuses("POST /hour-modes", 400, "invalid", ("errors", new Dictionary<string, string[]> { ["To"] = ["over-the-longest"], ["PersonIds"] = ["already-decided"] }));
        await using var browser = await web.Browser(api, "coordinator@2580");

        var refused = await browser.Submit(await browser.Get("/hours/modes/new"), "main form", Decision("emergency", ("Form.PersonIds", $"{Ada}")));

        Assert.Contains("högst åtta veckor", refused.Text("#To-error"));
        Assert.Contains("redan ett sådant beslut", refused.Text(".ds-error-summary"));
    }

    [Fact]
    public async Task A_decision_can_be_ended_for_one_for_all_and_the_union_noted_as_told()
    {
        var api = Api().Answers($"POST /hour-modes/{Id}/ending", Emergency).Answers($"POST /hour-modes/{Id}/union-notice", Emergency);
        await using var browser = await web.Browser(api, "coordinator@2580");
        var page = await browser.Get($"/hours/modes/{Id}");
        Assert.Contains("10 h 30 min", page.Text("tbody").Replace('\u00A0', ' '));

        var one = await browser.Submit(page, "tbody form");
        var all = await browser.Submit(page, ".stack > div > .confirm form");
        var told = await browser.Submit(page, ".union form");

        Assert.Equal(($"/hours/modes/{Id}?done=ended", $"/hours/modes/{Id}?done=ended", $"/hours/modes/{Id}?done=told"), (one.Location, all.Location, told.Location));
        Assert.Equal([Ada, null], api.Sent.Where(request => request.Request.EndsWith("/ending", StringComparison.Ordinal)).Select(request => request.As<EndHourModeRequest>().PersonId));
        Assert.Equal(3, api.Sent.Single(request => request.Request.EndsWith("/union-notice", StringComparison.Ordinal)).As<TellUnionRequest>().Version);
    }

    [Fact]
    public async Task The_notice_to_the_union_is_a_Swedish_document_with_paragraph_event_people_and_hours()
    {
        await using var browser = await web.Browser(Api(), "crisis_lead@2580");

        var notice = (await browser.Get($"/hours/modes/{Id}/notice")).Text("article").Replace('\u00A0', ' ');

        Assert.Contains("Luleå kommun", notice);
        Assert.Contains("9 § arbetstidslagen (1982:673)", notice);
        Assert.Contains("Alla servrar är krypterade", notice);
        Assert.Contains("7 januari 2031 kl. 10.00", notice);
        Assert.Contains("Ada Provsson Nättekniker hela tiden 10 h 30 min", notice);
        Assert.Contains("till 8 januari 2031 kl. 12.00", notice);
    }

    [Fact]
    public async Task The_crisis_agreement_has_no_such_notice_and_what_is_not_there_is_not_found()
    {
        var api = new FakeApi().Answers($"GET /hour-modes/{Id}", Emergency with { Mode = "crisis_agreement" });
        await using var browser = await web.Browser(api, "coordinator@2580");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/hours/modes/{Id}/notice")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/hours/modes/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task The_pages_are_for_those_who_may_decide()
    {
        await using var staff = await web.Browser(Api(), "staff@2580");
        await using var stranger = await web.Browser();

        foreach (var path in (string[])["/hours/modes", "/hours/modes/new", $"/hours/modes/{Id}", $"/hours/modes/{Id}/notice"])
        {
            Assert.StartsWith("/forbidden", (await staff.Get(path)).Location!, StringComparison.Ordinal);
            Assert.StartsWith("/sign-in", (await stranger.Get(path)).Location!, StringComparison.Ordinal);
        }
    }
}
