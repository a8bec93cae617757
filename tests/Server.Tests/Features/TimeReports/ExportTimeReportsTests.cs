using System.Net;
using System.Text;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Features.TimeReports.TimeReportCalls;

namespace MutualAid.Server.Tests.Features.TimeReports;

public sealed class ExportTimeReportsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_a_period_as_a_file_that_payroll_reads_and_no_cell_that_runs()
    {
        var home = await api.AnEmptyRegister();
        var lead = await api.SignedInAtFixedTime("crisis_lead", Kalix);
        var incident = await api.GivenIncident(Kalix, "+Angreppet");
        var person = await api.GivenVolunteer(home, new(Name: "=Åke; Ek"));
        var first = await api.GivenAssignment(incident, person, "2026-10-24T20:00:00Z", 8, "yes");
        var second = await api.GivenAssignment(incident, person, "2026-10-27T06:00:00Z", 8, "yes");
        var outside = await api.GivenAssignment(incident, person, "2026-10-28T06:00:00Z", 8, "yes");
        await (await lead.Report(first, Worked("2026-10-24T22:00+02:00", "2026-10-25T02:30+01:00", kind: "overtime", note: "@ring", breaks: [("2026-10-25T00:00+02:00", "2026-10-25T00:30+02:00")]))).Has(HttpStatusCode.OK);
        await (await lead.Report(second, NotWorked())).Has(HttpStatusCode.OK);
        await (await lead.Report(outside, NotWorked())).Has(HttpStatusCode.OK);

        var answer = await Export(await api.SignedInAtFixedTime("coordinator", home), home, "2026-10-24", "2026-10-27");
        await answer.Has(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("Namn;Kommun;Händelse;Hjälpt kommun;Planerad start;Planerat slut;Start;Slut;Rast (minuter);Arbetad tid (minuter);Slag;Läge;Anteckning", lines[0]);
        Assert.StartsWith("\"'=Åke; Ek\";", lines[1]);
        Assert.EndsWith(";'+Angreppet;Kalix;2026-10-24 22:00 +02:00;2026-10-25 05:00 +01:00;2026-10-24 22:00 +02:00;2026-10-25 02:30 +01:00;30;300;övertid;rapporterad;'@ring", lines[1]);
        Assert.EndsWith(";2026-10-27 07:00 +01:00;2026-10-27 15:00 +01:00;;;;0;arbetade inte;rapporterad;", lines[2]);
        Assert.Equal("", Assert.Single(lines[3..]));
        Assert.Equal(1, await api.Scalar<int>("select count(*)::int from audit where action = 'time-reports-exported' and municipality_code = @home", new { home }));
    }

    [Fact]
    public async Task A_period_that_is_none_is_refused()
    {
        var home = await api.AnEmptyRegister();
        var coordinator = await api.SignedInAtFixedTime("coordinator", home);

        Assert.Contains("to", (await (await Export(coordinator, home, "2026-10-24", "2026-10-23")).FieldErrors()).Keys);
        Assert.Contains("to", (await (await Export(coordinator, home, "2020-10-24", "2026-10-23")).FieldErrors()).Keys);
    }

    [Fact]
    public async Task Is_for_the_coordinator_of_that_municipality()
    {
        var code = await api.AnEmptyRegister();
        await Guard.OwnCoordinatorOnly(api, code, HttpStatusCode.Forbidden, client => Export(client, code, "2026-10-24", "2026-10-27"));
    }

    static Task<HttpResponseMessage> Export(HttpClient client, string code, string from, string to) =>
        client.GetAsync($"/time-reports.csv?municipality={code}&from={from}&to={to}", Cancellation);
}
