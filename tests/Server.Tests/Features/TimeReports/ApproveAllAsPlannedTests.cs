using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ApproveAllAsPlannedTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approves_what_says_what_the_plan_said_and_nothing_else()
    {
        var first = await api.GivenReport();
        var same = await api.GivenReport(incident: first.Incident);
        AReport[] others =
        [
            await api.GivenReport(incident: first.Incident, report: Worked("2026-11-20T06:00Z", "2026-11-20T18:01Z")),
            await api.GivenReport(incident: first.Incident, report: Worked("2026-11-20T06:00Z", "2026-11-20T18:00Z", kind: "overtime")),
            await api.GivenReport(incident: first.Incident, report: NotWorked()),
            await api.GivenReport("returned", incident: first.Incident),
            await api.GivenReport(),
        ];

        var answers = await Task.WhenAll(All(first.Lead, first.Incident), All(first.Lead, first.Incident));

        Assert.Equal([0, 2], (await Task.WhenAll(answers.Select(answer => answer.Read<ApproveAllAsPlannedResponse>()))).Select(answer => answer.Approved).Order());
        foreach (var report in (AReport[])[first, same]) Assert.Equal(["hours-reported", "hours-approved-by-host"], await api.AuditOf(report.Told.Id));
        foreach (var report in others) Assert.NotEqual("host_approved", (await report.Staff.Shown(report.Assignment)).Report!.State);
    }

    [Fact]
    public async Task The_callers_own_hours_wait_for_another()
    {
        var own = await api.GivenReport();
        await api.GivenRole(own.Account, "crisis_lead", Kalix);

        Assert.Equal(0, (await (await All(await api.SignedInAtFixedTime(own.Account), own.Incident)).Read<ApproveAllAsPlannedResponse>()).Approved);
    }

    [Fact]
    public async Task Only_the_lead_of_the_incident_approves()
    {
        var report = await api.GivenReport();

        await (await All(report.Staff, report.Incident)).Has(HttpStatusCode.Forbidden);
        await (await All(report.Coordinator, report.Incident)).Has(HttpStatusCode.Forbidden);
        await (await All(await api.SignedInAtFixedTime("crisis_lead", Norrkoping), report.Incident)).Has(HttpStatusCode.NotFound);
        await (await All(report.Lead, Guid.NewGuid())).Has(HttpStatusCode.NotFound);
        await (await All(api.AnonymousForm(), report.Incident)).Has(HttpStatusCode.Unauthorized);
    }

    static Task<HttpResponseMessage> All(HttpClient client, Guid incident) => client.PostAsync($"/incidents/{incident}/time-reports/host-approvals", null, Cancellation);
}
