using System.Net;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class GetTimeReportTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shift_without_a_report_tells_the_plan()
    {
        var (staff, person, _) = await api.GivenStaff();
        var incident = await api.GivenIncident(Kalix);
        var past = await api.GivenAssignment(incident, person, "2026-11-20T06:00:00Z", 8, "yes");
        var coming = await api.GivenAssignment(incident, person, "2026-11-23T06:00:00Z", 8, "yes");

        var shown = await staff.Shown(past);

        Assert.Equal((Time("2026-11-20T06:00Z"), Time("2026-11-20T14:00Z"), "Kalix", "AD och konton", true), (shown.PlannedStart, shown.PlannedEnd, shown.MunicipalityName, shown.Need, shown.IsOwn));
        Assert.Null(shown.Report);
        Assert.Null(shown.WhyNot);
        Assert.Equal("shift-not-started", (await staff.Shown(coming)).WhyNot);
    }

    [Fact]
    public async Task What_was_sent_back_says_why_and_by_whom()
    {
        var returned = await api.GivenReport("returned");

        var report = (await returned.Staff.Shown(returned.Assignment)).Report!;

        Assert.Equal(("returned", "host", "Fel datum"), (report.State, report.ReturnedBy, report.ReturnedWhy));
    }

    [Fact]
    public async Task My_shifts_say_how_far_the_report_has_come()
    {
        var approved = await api.GivenReport("host_approved");

        var mine = await (await approved.Staff.GetAsync("/my/shifts", Cancellation)).Read<Contracts.MyShifts.GetMyShiftsResponse>();

        Assert.Equal("host_approved", Assert.Single(mine.Past).ReportState);
    }

    [Fact]
    public async Task Only_the_person_and_the_lead_of_the_incident_read_it()
    {
        var report = await api.GivenReport();
        var (stranger, _, _) = await api.GivenStaff();

        Assert.False((await report.Lead.Shown(report.Assignment)).IsOwn);
        await Is(HttpStatusCode.NotFound, stranger);
        await Is(HttpStatusCode.NotFound, await api.SignedInAtFixedTime("crisis_lead", Norrkoping));
        await Is(HttpStatusCode.Forbidden, await api.SignedInAtFixedTime("coordinator", Lulea));
        await Is(HttpStatusCode.Unauthorized, api.Anonymous());

        async Task Is(HttpStatusCode expected, HttpClient client) => await (await client.GetAsync($"/assignments/{report.Assignment}/time-report", Cancellation)).Has(expected);
    }
}
