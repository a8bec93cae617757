using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ApproveForHostTests(Api api)
{
    [Fact]
    public async Task The_lead_of_the_incident_approves_and_it_is_written_to_the_history()
    {
        var report = await api.GivenReport();

        var approved = (await (await report.Lead.ApproveForHost(report.Told.Id, 1)).Read<ReportedShiftDto>()).Report!;

        Assert.Equal(("host_approved", 2), (approved.State, approved.Version));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'hours-approved-by-host' and subject_id = @Id and municipality_code = '2514'", new { report.Told.Id }));
    }

    [Fact]
    public async Task Two_approvals_at_once_are_one()
    {
        for (var round = 0; round < 5; round++)
        {
            var report = await api.GivenReport();
            var answers = await Task.WhenAll(report.Lead.ApproveForHost(report.Told.Id, 1), report.Lead.ApproveForHost(report.Told.Id, 1));

            foreach (var answer in answers) Assert.Equal("host_approved", (await answer.Read<ReportedShiftDto>()).Report!.State);
            Assert.Equal(["hours-reported", "hours-approved-by-host"], await api.AuditOf(report.Told.Id));
        }
    }

    [Fact]
    public async Task A_report_and_an_approval_at_once_never_approve_what_was_not_seen()
    {
        for (var round = 0; round < 5; round++)
        {
            var report = await api.GivenReport();
            var answers = await Task.WhenAll(
                report.Lead.ApproveForHost(report.Told.Id, 1), report.Staff.Report(report.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T19:00Z", replaces: 1)));

            await answers[1].Has(HttpStatusCode.OK);
            if (answers[0].StatusCode != HttpStatusCode.OK) await answers[0].Problem(HttpStatusCode.Conflict, "outdated");
            var newest = (await report.Staff.Shown(report.Assignment)).Report!;
            Assert.Equal((2, "reported"), (newest.Number, newest.State));
        }
    }

    [Fact]
    public async Task What_was_replaced_or_sent_back_is_not_approved()
    {
        var replaced = await api.GivenReport();
        await (await replaced.Staff.Report(replaced.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T19:00Z", replaces: 1))).Has(HttpStatusCode.OK);
        var returned = await api.GivenReport("returned");

        var refused = await (await replaced.Lead.ApproveForHost(replaced.Told.Id, 1)).Problem(HttpStatusCode.Conflict, "outdated");
        Assert.Equal(2, refused.GetProperty("current").GetProperty("report").GetProperty("number").GetInt32());
        await (await returned.Lead.ApproveForHost(returned.Told.Id, 1)).Problem(HttpStatusCode.Conflict, "outdated");
        await (await returned.Lead.ApproveForHost(returned.Told.Id, 2)).Problem(HttpStatusCode.Conflict, "returned");
    }

    [Fact]
    public async Task Nobody_approves_their_own_hours_and_a_lead_may_approve_what_a_lead_reported()
    {
        var own = await api.GivenReport();
        await api.GivenRole(own.Account, "crisis_lead", Kalix);
        var both = await api.SignedInAtFixedTime(own.Account);
        await (await both.ApproveForHost(own.Told.Id, 1)).Problem(HttpStatusCode.UnprocessableEntity, "own-hours");

        var (_, person, _) = await api.GivenStaff();
        var id = await api.GivenAssignment(await api.GivenIncident(Kalix), person, "2026-11-20T06:00:00Z", 8, "yes");
        var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var reported = (await (await lead.Report(id, Worked("2026-11-20T06:00Z", "2026-11-20T14:00Z"))).Read<ReportedShiftDto>()).Report!;
        await (await lead.ApproveForHost(reported.Id, 1)).Has(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_lead_of_the_incident_approves()
    {
        var report = await api.GivenReport();

        await (await report.Staff.ApproveForHost(report.Told.Id, 1)).Has(HttpStatusCode.Forbidden);
        await (await report.Coordinator.ApproveForHost(report.Told.Id, 1)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedInAtFixedTime("crisis_lead", Lulea)).ApproveForHost(report.Told.Id, 1)).Has(HttpStatusCode.NotFound);
        await (await report.Lead.ApproveForHost(Guid.NewGuid(), 1)).Has(HttpStatusCode.NotFound);
        await (await api.AnonymousForm().ApproveForHost(report.Told.Id, 1)).Has(HttpStatusCode.Unauthorized);
        Assert.Equal("reported", (await report.Staff.Shown(report.Assignment)).Report!.State);
    }
}
