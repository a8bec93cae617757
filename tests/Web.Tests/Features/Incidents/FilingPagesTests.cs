using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Incidents;

public sealed class FilingPagesTests(WebHost web)
{
    static readonly Guid Id = Guid.Parse("0190a000-0000-7000-8000-000000000003");
    static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_stricken_takes_over_with_one_press()
    {
        await using var browser = await web.Browser(Api("2580", "2514", "Kalix"), "crisis_lead@2580");

        var page = await browser.Get($"/incidents/{Id}");

        Assert.Contains("Upprättad av Kalix åt Luleå", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Equal($"/incidents/{Id}?done=taken", (await browser.Submit(page, ".ds-alert form")).Location);
    }

    [Fact]
    public async Task The_filer_leads_and_takes_nothing_over_and_a_reader_does_neither()
    {
        await using var filer = await web.Browser(Api("2514", "2580", "Luleå"), "crisis_lead@2580");
        await using var reader = await web.Browser(Api("2580", "2514", "Kalix"), "auditor@2580");

        var led = await filer.Get($"/incidents/{Id}");
        Assert.Null(led.Document.QuerySelector(".ds-alert form"));
        Assert.NotNull(led.Document.QuerySelector($"a[href='/incidents/{Id}/requests/new']"));
        var read = await reader.Get($"/incidents/{Id}");
        Assert.Contains("Upprättad av Kalix", read.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Null(read.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_and_what_was_typed_stays()
    {
        var api = new FakeApi();
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var refused = await browser.Submit(await browser.Get("/incidents/file"), "form.form", ("Filing.Reason", "All inloggning är nere."));

        Assert.Contains("Välj kommun", refused.Text(".ds-error-summary, [role=alert], .error-summary"), StringComparison.Ordinal);
        Assert.Equal("All inloggning är nere.", refused.Find("textarea[name='Filing.Reason']").TextContent.Trim());
        Assert.DoesNotContain(api.Sent, sent => sent.Request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_filed_by_ones_own_municipality_for_the_chosen_one()
    {
        var api = new FakeApi().Answers("POST /municipalities/2514/filed-incidents", Incident("2580", "2514", "Kalix"));
        await using var browser = await web.Browser(api, "crisis_lead@2514");

        var filed = await browser.Submit(
            await browser.Get("/incidents/file"), "form.form",
            ("Filing.StrickenCode", "2580"), ("Filing.Reason", "Allt är nere."), ("Filing.ConfirmedWith", "Anna Ek"), ("Form.Title", "Angreppet"), ("Form.Situation", "Allt står."),
            ("Form.LegalGround", "other"), ("Form.DecidedBy", "Direktören"), ("Form.Site", "Rådhuset"), ("Form.ContactName", "Bo"), ("Form.ContactPhone", "070-174 06 05"));

        Assert.Equal($"/incidents/{Id}?done=filed", filed.Location);
        Assert.Equal(("2580", "Allt är nere.", "Anna Ek"), api.Sent.Single(sent => sent.Request.StartsWith("POST", StringComparison.Ordinal)).As<FileIncidentRequest>() is var sent ? (sent.StrickenCode, sent.Reason, sent.ConfirmedWith) : default);
    }

    static FakeApi Api(string stricken, string filer, string filerName) => new FakeApi()
        .Answers($"GET /incidents/{Id}", Incident(stricken, filer, filerName))
        .Answers($"GET /incidents/{Id}/requests", Array.Empty<RequestSummaryDto>())
        .Answers($"POST /incidents/{Id}/takeover", Incident(stricken, filer, filerName));

    static IncidentDto Incident(string stricken, string filer, string filerName) => new(
        Id, stricken, stricken == "2580" ? "Luleå" : "Kalix", new("Angreppet", "Allt står.", "other", null, "Direktören", At, "Bo", "070-174 06 05", "Rådhuset"),
        "acute", null, At, 1, new(filer, filerName, "All inloggning är nere.", "Anna Ek", At, null));
}
