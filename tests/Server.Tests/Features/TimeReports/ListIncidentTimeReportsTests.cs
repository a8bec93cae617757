using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ListIncidentTimeReportsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_started_shifts_reported_or_not_and_nothing_that_is_no_longer_somebodys()
    {
        var report = await api.GivenReport("host_approved");
        var missing = await api.GivenAssignment(report.Incident, report.Person, "2026-11-21T20:00:00Z", 8, "yes");
        await api.GivenAssignment(report.Incident, report.Person, "2026-11-23T06:00:00Z", 8, "yes");
        await api.GivenAssignment(report.Incident, report.Person, "2026-11-18T06:00:00Z", 8, "no");

        var shown = await (await List(report.Lead, report.Incident)).Read<ListIncidentTimeReportsResponse>();

        Assert.Equal("IT-angreppet", shown.IncidentTitle);
        Assert.Equal([(missing, null), (report.Assignment, "host_approved")], shown.Shifts.Select(shift => (shift.AssignmentId, shift.Report?.State)));
    }

    [Fact]
    public async Task Tells_nothing_of_other_incidents_or_of_home()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);
        var elsewhere = await api.GivenAssignment(await api.GivenIncident(Norrkoping), person, "2026-11-21T10:00:00Z", 12, "yes");
        var id = await api.GivenAssignment(incident, person, "2026-11-20T12:00:00Z", 8, "yes");
        await (await staff.Report(id, Worked("2026-11-20T12:00Z", "2026-11-21T02:00Z"))).Has(HttpStatusCode.OK);

        var shift = Assert.Single((await (await List(await api.SignedInAtFixedTime("crisis_lead", Kalix), incident)).Read<ListIncidentTimeReportsResponse>()).Shifts);

        Assert.NotEmpty(shift.Report!.Breaches);
        Assert.All(shift.Report.Breaches.SelectMany(breach => breach.Duties), duty => Assert.Equal(Time("2026-11-20T12:00Z"), duty.StartsAt));
        Assert.Null(shift.Report.Rest);
        Assert.NotEqual(elsewhere, shift.AssignmentId);
    }

    [Fact]
    public async Task Is_for_the_lead_of_the_incident()
    {
        var report = await api.GivenReport();

        await (await List(report.Staff, report.Incident)).Has(HttpStatusCode.Forbidden);
        await (await List(report.Coordinator, report.Incident)).Has(HttpStatusCode.Forbidden);
        await (await List(await api.SignedInAtFixedTime("crisis_lead", Norrkoping), report.Incident)).Has(HttpStatusCode.NotFound);
        await (await List(report.Lead, Guid.NewGuid())).Has(HttpStatusCode.NotFound);
        await (await List(api.Anonymous(), report.Incident)).Has(HttpStatusCode.Unauthorized);
    }

    static Task<HttpResponseMessage> List(HttpClient client, Guid incident) => client.GetAsync($"/incidents/{incident}/time-reports", Cancellation);
}
