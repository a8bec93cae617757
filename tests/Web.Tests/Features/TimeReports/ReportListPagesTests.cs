using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.TimeReports;

/// <summary>The host's list of an incident, and the home municipality's of its own people.</summary>
public sealed class ReportListPagesTests(WebHost web)
{
    static readonly string Incident = $"/incidents/{GivenReports.Incident}/time-reports";

    static readonly ReportedShiftDto AsPlanned = GivenReports.With(GivenReports.Report, own: false);
    static readonly ReportedShiftDto Long = GivenReports.With(GivenReports.Long, own: false) with { AssignmentId = Guid.CreateVersion7(), PersonName = "Bo Provsson" };
    static readonly ReportedShiftDto Missing = GivenReports.Shift with { AssignmentId = Guid.CreateVersion7(), PersonName = "Siv Provsson", IsOwn = false };

    [Fact]
    public async Task The_host_sees_what_is_to_approve_what_is_missing_and_what_broke_a_rule()
    {
        await using var browser = await Lead(OfIncident(AsPlanned, Long, Missing));

        var page = await browser.Get(Incident);

        Assert.Equal(["2", "1", "1"], page.Document.QuerySelectorAll(".facts dd").Select(fact => fact.TextContent));
        Assert.Equal(3, page.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 regelbrott", page.Text("table"));
        Assert.Equal("Godkänn alla som stämmer med planen (1)", page.Text(".bulk button"));
        Assert.Single((await browser.Get($"{Incident}?show=missing")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_host_approves_one_in_its_seen_version_or_all_that_agree_with_the_plan()
    {
        var api = OfIncident(AsPlanned, Long)
            .Answers($"POST /time-reports/{GivenReports.Report.Id}/host-approval", AsPlanned)
            .Answers($"POST {Incident}/host-approvals", new ApproveAllAsPlannedResponse(1));
        await using var browser = await Lead(api);
        var page = await browser.Get(Incident);

        Assert.Equal($"{Incident}?done=approved&show=all", (await browser.Submit(page, "tbody form")).Location);
        Assert.Equal($"{Incident}?done=all&count=1", (await browser.Submit(page, ".bulk form")).Location);
        Assert.Equal(new ApproveTimeReportRequest(1), api.Sent.Single(request => request.Request.EndsWith("/host-approval", StringComparison.Ordinal)).As<ApproveTimeReportRequest>());
        Assert.Contains("stämmer med planen: 1.", (await browser.Get($"{Incident}?done=all&count=1")).Text(".ds-alert"));
    }

    [Fact]
    public async Task A_refused_approval_says_whose_and_why()
    {
        await using var browser = await Lead(OfIncident(AsPlanned).Refuses($"POST /time-reports/{GivenReports.Report.Id}/host-approval", 409, "outdated"));

        var refused = await browser.Submit(await browser.Get(Incident), "tbody form");

        Assert.Contains("Ida Provsson", refused.Text(".ds-error-summary"));
        Assert.Contains("kom emellan", refused.Text(".ds-error-summary"));
    }

    [Fact]
    public async Task Own_hours_have_no_button()
    {
        await using var browser = await Lead(OfIncident(AsPlanned with { IsOwn = true }));

        Assert.Empty((await browser.Get(Incident)).Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_employer_sees_sentences_and_rest_and_approves_after_the_host()
    {
        var approved = Long with { Report = GivenReports.Long with { State = "host_approved", Version = 2 } };
        var api = OfHome(1, approved, AsPlanned).Answers($"POST /time-reports/{GivenReports.Long.Id}/home-approval", approved);
        await using var browser = await Coordinator(api);
        var page = await browser.Get("/time-reports");
        var text = page.Text("table").Replace('\u00A0', ' ');

        Assert.Contains("Dygnsvilan mellan fre 20 nov 23.00", text);
        Assert.Contains("3 h vila att ta igen: vila till sön 22 nov 13.00", text);
        Assert.Contains("Väntar på er (1)", page.Text(".list-filter"));
        Assert.Equal("/time-reports?done=approved&status=open", (await browser.Submit(page, "tbody td > .actions > form")).Location);
        Assert.Equal(new ApproveTimeReportRequest(2), api.Sent.Single(request => request.Request.EndsWith("/home-approval", StringComparison.Ordinal)).As<ApproveTimeReportRequest>());
    }

    [Fact]
    public async Task The_employer_sends_back_with_why()
    {
        var api = OfHome(0, AsPlanned).Answers($"POST /time-reports/{GivenReports.Report.Id}/return", AsPlanned);
        await using var browser = await Coordinator(api);
        var page = await browser.Get("/time-reports");

        var silent = await browser.Submit(page, ".confirm form");
        var sent = await browser.Submit(page, ".confirm form", ($"Form.Reasons[{GivenReports.Report.Id}]", "Fel dag"));

        Assert.Contains("Skriv varför", silent.Text(".ds-error-summary"));
        Assert.Equal("/time-reports?done=returned&status=open", sent.Location);
        Assert.Equal(new ReturnTimeReportRequest(1, "Fel dag"), api.Sent.Single(request => request.Request.EndsWith("/return", StringComparison.Ordinal)).As<ReturnTimeReportRequest>());
    }

    [Fact]
    public async Task The_file_for_payroll_is_of_the_period_that_is_asked_for()
    {
        var api = OfHome(0).Answers("GET /time-reports.csv?municipality=2580&from=2026-11-01&to=2026-11-30", () => new(HttpStatusCode.OK) { Content = new StringContent("Namn;", System.Text.Encoding.UTF8, "text/csv") });
        await using var browser = await Coordinator(api);

        Assert.Equal("text/csv; charset=utf-8", (await browser.Get("/time-reports/export?from=2026-11-01&last=2026-11-30")).Headers["Content-Type"]);
        var back = (await browser.Get("/time-reports/export?from=2026-11-30&last=i+dag")).Location!;
        Assert.StartsWith("/time-reports?export=wrong&from=2026-11-30&last=i%20dag", back);
        Assert.Contains("Välj en period", (await browser.Get(back.Split('#')[0])).Text(".export"));
    }

    [Fact]
    public async Task Empty_lists_say_what_happens_next_and_a_dead_API_is_told()
    {
        await using var lead = await Lead(OfIncident());
        await using var coordinator = await Coordinator(OfHome(0));
        await using var down = await Coordinator(new FakeApi { IsDown = true });

        Assert.Equal("Inga pass har börjat än", (await lead.Get(Incident)).Text(".empty-title"));
        Assert.Equal("Inget att ta ställning till", (await coordinator.Get("/time-reports")).Text(".empty-title"));
        Assert.Contains("Tjänsten svarar inte just nu", (await down.Get("/time-reports")).Text(".ds-alert"));
    }

    [Fact]
    public async Task Each_list_is_for_its_own_role()
    {
        await using var staff = await web.Browser(OfIncident(AsPlanned), "staff@2580");
        await using var stranger = await web.Browser(OfIncident(AsPlanned));

        foreach (var path in (string[])[Incident, "/time-reports"])
        {
            Assert.NotEqual("Tidrapporter", (await staff.Get(path)).Document.QuerySelector("h1")?.TextContent);
            Assert.StartsWith("/sign-in", (await stranger.Get(path)).Location);
        }
    }

    static FakeApi OfIncident(params ReportedShiftDto[] shifts) => new FakeApi().Answers($"GET {Incident}", new ListIncidentTimeReportsResponse("Allt är nere", shifts));

    static FakeApi OfHome(int waiting, params ReportedShiftDto[] shifts) => new FakeApi().Answers("GET /time-reports?municipality=2580", new ListTimeReportsResponse(waiting, shifts, HasMore: false));

    Task<Browser> Lead(FakeApi api) => web.Browser(api, "crisis_lead@2514");

    Task<Browser> Coordinator(FakeApi api) => web.Browser(api, "coordinator@2580");
}
