using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ApproveForHomeTests(Api api)
{
    [Fact]
    public async Task The_employer_approves_after_the_host_and_it_is_written_to_the_history()
    {
        var report = await api.GivenReport("host_approved");

        var approved = (await (await report.Coordinator.ApproveForHome(report.Told.Id, 2)).Read<ReportedShiftDto>()).Report!;
        await (await report.Coordinator.ApproveForHome(report.Told.Id, 2)).Has(HttpStatusCode.OK);

        Assert.Equal(("home_approved", 3), (approved.State, approved.Version));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'hours-approved-by-home' and subject_id = @Id and municipality_code = '2580'", new { report.Told.Id }));
    }

    [Fact]
    public async Task The_host_comes_first()
    {
        var report = await api.GivenReport();

        await (await report.Coordinator.ApproveForHome(report.Told.Id, 1)).Problem(HttpStatusCode.Conflict, "host-first");
    }

    [Fact]
    public async Task Another_version_than_the_one_that_stands_is_not_approved()
    {
        var report = await api.GivenReport("host_approved");

        await (await report.Coordinator.ApproveForHome(report.Told.Id, 1)).Problem(HttpStatusCode.Conflict, "outdated");
        await (await report.Lead.Return(report.Told.Id, 2)).Has(HttpStatusCode.OK);
        await (await report.Coordinator.ApproveForHome(report.Told.Id, 3)).Problem(HttpStatusCode.Conflict, "returned");
    }

    [Fact]
    public async Task Two_approvals_at_once_are_one_and_a_report_at_once_is_told()
    {
        for (var round = 0; round < 5; round++)
        {
            var report = await api.GivenReport("host_approved");
            var answers = await Task.WhenAll(
                report.Coordinator.ApproveForHome(report.Told.Id, 2), report.Coordinator.ApproveForHome(report.Told.Id, 2),
                report.Staff.Report(report.Assignment, Worked("2026-11-20T06:00Z", "2026-11-20T19:00Z", replaces: 1)));

            // Either the correction came first, and both approvals were of what is no longer there, or it came too late.
            var newest = (await report.Staff.Shown(report.Assignment)).Report!;
            Assert.Contains((newest.Number, newest.State), ((int, string)[])[(2, "reported"), (1, "home_approved")]);
            if (newest.Number == 1) await answers[2].Problem(HttpStatusCode.Conflict, "approved");
            else Assert.All(answers[..2], answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
            Assert.Equal(newest.Number == 1 ? 1 : 0, (await api.AuditOf(report.Told.Id)).Count(action => action == "hours-approved-by-home"));
        }
    }

    [Fact]
    public async Task Nobody_approves_their_own_hours()
    {
        var own = await api.GivenReport("host_approved");
        await api.GivenRole(own.Account, "coordinator", Lulea);

        await (await (await api.SignedInAtFixedTime(own.Account)).ApproveForHome(own.Told.Id, 2)).Problem(HttpStatusCode.UnprocessableEntity, "own-hours");
    }

    [Fact]
    public async Task Only_the_employers_coordinator_approves()
    {
        var report = await api.GivenReport("host_approved");

        await (await report.Staff.ApproveForHome(report.Told.Id, 2)).Has(HttpStatusCode.Forbidden);
        await (await report.Lead.ApproveForHome(report.Told.Id, 2)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedInAtFixedTime("coordinator", Kalix)).ApproveForHome(report.Told.Id, 2)).Has(HttpStatusCode.NotFound);
        await (await report.Coordinator.ApproveForHome(Guid.NewGuid(), 2)).Has(HttpStatusCode.NotFound);
        await (await api.AnonymousForm().ApproveForHome(report.Told.Id, 2)).Has(HttpStatusCode.Unauthorized);
    }
}
