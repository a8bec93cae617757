using System.Net;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ReturnTimeReportTests(Api api)
{
    [Fact]
    public async Task The_employer_may_send_back_even_what_it_has_approved()
    {
        var report = await api.GivenReport("home_approved");

        var returned = (await (await report.Coordinator.Return(report.Told.Id, 3, " Rasten saknas ")).Read<ReportedShiftDto>()).Report!;

        Assert.Equal(("returned", "home", "Rasten saknas", 4), (returned.State, returned.ReturnedBy, returned.ReturnedWhy, returned.Version));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'hours-returned' and subject_id = @Id and municipality_code = '2580'", new { report.Told.Id }));
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from audit where facts::text like '%Rasten%'", new { }));
    }

    [Fact]
    public async Task The_host_may_until_the_employer_has_approved()
    {
        var mine = await api.GivenReport("host_approved");
        var theirs = await api.GivenReport("home_approved");

        Assert.Equal("host", (await (await mine.Lead.Return(mine.Told.Id, 2)).Read<ReportedShiftDto>()).Report!.ReturnedBy);
        await (await theirs.Lead.Return(theirs.Told.Id, 3)).Problem(HttpStatusCode.Conflict, "approved");
    }

    [Fact]
    public async Task Twice_is_once_and_an_old_page_is_told()
    {
        var report = await api.GivenReport();

        var answers = await Task.WhenAll(report.Lead.Return(report.Told.Id, 1), report.Lead.Return(report.Told.Id, 1));

        foreach (var answer in answers) await answer.Has(HttpStatusCode.OK);
        Assert.Equal(["hours-reported", "hours-returned"], await api.AuditOf(report.Told.Id));
        await (await report.Lead.Return(report.Told.Id, 1, "Något annat")).Problem(HttpStatusCode.Conflict, "outdated");
    }

    [Fact]
    public async Task Why_is_always_said()
    {
        var report = await api.GivenReport();

        Assert.Contains("Reason", (await (await report.Lead.Return(report.Told.Id, 1, "  ")).FieldErrors()).Keys);
        Assert.Contains("Reason", (await (await report.Lead.Return(report.Told.Id, 1, new('x', 501))).FieldErrors()).Keys);
    }

    [Fact]
    public async Task Only_the_two_municipalities_send_back()
    {
        var report = await api.GivenReport();

        await (await report.Staff.Return(report.Told.Id, 1)).Has(HttpStatusCode.Forbidden);
        await (await (await api.SignedInAtFixedTime("coordinator", Kalix)).Return(report.Told.Id, 1)).Has(HttpStatusCode.NotFound);
        await (await (await api.SignedInAtFixedTime("crisis_lead", Lulea)).Return(report.Told.Id, 1)).Has(HttpStatusCode.NotFound);
        await (await report.Lead.Return(Guid.NewGuid(), 1)).Has(HttpStatusCode.NotFound);
        await (await api.AnonymousForm().Return(report.Told.Id, 1)).Has(HttpStatusCode.Unauthorized);
    }
}
