using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ListTimeReportsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_own_people_at_all_incidents_with_the_flagged_first()
    {
        var home = await api.AnEmptyRegister();
        var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var (calm, tired, other) = (await api.GivenVolunteer(home), await api.GivenVolunteer(home), await api.GivenVolunteer(Lulea));
        var incident = await api.GivenIncident(Kalix);
        var long_ = await api.GivenAssignment(incident, tired, "2026-11-19T06:00:00Z", 12, "yes");
        var fine = await api.GivenAssignment(incident, calm, "2026-11-20T06:00:00Z", 12, "yes");
        var neighbours = await api.GivenAssignment(incident, other, "2026-11-20T06:00:00Z", 12, "yes");
        await (await lead.Report(long_, Worked("2026-11-19T06:00Z", "2026-11-20T00:00Z"))).Has(HttpStatusCode.OK);
        foreach (var id in (Guid[])[fine, neighbours]) await (await lead.Report(id, Worked("2026-11-20T06:00Z", "2026-11-20T18:00Z"))).Has(HttpStatusCode.OK);

        var shown = await (await List(await api.SignedInAtFixedTime("coordinator", home), home)).Read<ListTimeReportsResponse>();

        Assert.Equal([long_, fine], shown.Shifts.Select(shift => shift.AssignmentId));
        Assert.Contains(shown.Shifts[0].Report!.Breaches, breach => breach.RuleId == "ab-13-span");
        Assert.Equal(["Kalix", "Kalix"], shown.Shifts.Select(shift => shift.MunicipalityName));
    }

    [Fact]
    public async Task The_status_chooses_and_what_waits_is_counted()
    {
        var home = await api.AnEmptyRegister();
        var (lead, coordinator) = (await api.SignedInAtFixedTime("crisis_lead", Kalix), await api.SignedInAtFixedTime("coordinator", home));
        var incident = await api.GivenIncident(Kalix);
        var person = await api.GivenVolunteer(home);
        var reports = new List<TimeReportDto>();
        foreach (var day in (string[])["17", "18", "19", "20"])
        {
            var id = await api.GivenAssignment(incident, person, $"2026-11-{day}T06:00:00Z", 8, "yes");
            reports.Add((await (await lead.Report(id, Worked($"2026-11-{day}T06:00Z", $"2026-11-{day}T14:00Z"))).Read<ReportedShiftDto>()).Report!);
        }

        foreach (var report in reports[..2]) await (await lead.ApproveForHost(report.Id, 1)).Has(HttpStatusCode.OK);
        await (await coordinator.ApproveForHome(reports[0].Id, 2)).Has(HttpStatusCode.OK);
        await (await lead.Return(reports[2].Id, 1)).Has(HttpStatusCode.OK);

        Assert.Equal([reports[1].Id], await Ids("waiting"));
        Assert.Equal([reports[3].Id], await Ids("reported"));
        Assert.Equal([reports[2].Id], await Ids("returned"));
        Assert.Equal([reports[0].Id], await Ids("approved"));
        Assert.Equal([reports[3].Id, reports[2].Id, reports[1].Id], await Ids(null));
        Assert.Equal(4, (await Ids("all")).Length);
        Assert.Equal(1, (await (await List(coordinator, home)).Read<ListTimeReportsResponse>()).Waiting);
        Assert.Contains("status", (await (await List(coordinator, home, "other")).FieldErrors()).Keys);

        async Task<Guid[]> Ids(string? status) => [.. (await (await List(coordinator, home, status)).Read<ListTimeReportsResponse>()).Shifts.Select(shift => shift.Report!.Id)];
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => List(client, code));
    }

    static Task<HttpResponseMessage> List(HttpClient client, string code, string? status = null) =>
        client.GetAsync($"/time-reports?municipality={code}{(status is null ? "" : $"&status={status}")}", Cancellation);
}
