using System.Globalization;
using System.Net.Http.Json;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.TimeReports;

/// <summary>Who reports, approves and returns, as tests of worked hours say it. Now is Sunday 22 November 2026, 10:00 in Sweden.</summary>
static class TimeReportCalls
{
    public const string Kalix = "2514", Norrkoping = "0581", Lulea = "2580";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A member of staff in Luleå who may sign in.</summary>
    public static async Task<(HttpClient Client, Guid PersonId, Guid AccountId)> GivenStaff(this Api api, int homeMinutesPerWeek = 0)
    {
        var account = await api.GivenAccount(Lulea, "staff");
        return (await api.SignedInAtFixedTime(account), await api.GivenVolunteer(Lulea, new(AccountId: account, HomeMinutesPerWeek: homeMinutesPerWeek)), account);
    }

    public static DateTimeOffset Time(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);

    /// <param name="breaks">None told when left out.</param>
    public static ReportTimeRequest Worked(string from, string to, int replaces = 0, string kind = "ordinary", string note = "", (string From, string To)[]? breaks = null) =>
        new(replaces, DidNotWork: false, Time(from), Time(to), breaks?.Select(pause => new TimeReportBreakDto(Time(pause.From), Time(pause.To))).ToArray(), kind, note);

    public static ReportTimeRequest NotWorked(int replaces = 0) => new(replaces, DidNotWork: true, null, null, null, "ordinary", "");

    public static Task<HttpResponseMessage> Report(this HttpClient client, Guid assignment, ReportTimeRequest report) =>
        client.PostAsJsonAsync($"/assignments/{assignment}/time-report", report, Cancellation);

    public static Task<HttpResponseMessage> ApproveForHost(this HttpClient client, Guid report, int version) =>
        client.PostAsJsonAsync($"/time-reports/{report}/host-approval", new ApproveTimeReportRequest(version), Cancellation);

    public static Task<HttpResponseMessage> ApproveForHome(this HttpClient client, Guid report, int version) =>
        client.PostAsJsonAsync($"/time-reports/{report}/home-approval", new ApproveTimeReportRequest(version), Cancellation);

    public static Task<HttpResponseMessage> Return(this HttpClient client, Guid report, int version, string reason = "Fel datum") =>
        client.PostAsJsonAsync($"/time-reports/{report}/return", new ReturnTimeReportRequest(version, reason), Cancellation);

    /// <summary>A reported shift of twelve hours on Friday 20 November, as planned, and who takes part.</summary>
    public static async Task<AReport> GivenReport(this Api api, string state = "reported", ReportTimeRequest? report = null, Guid? incident = null)
    {
        var (staff, person, account) = await api.GivenStaff();
        var at = incident ?? await api.GivenIncident(Kalix);
        var assignment = await api.GivenAssignment(at, person, "2026-11-20T06:00:00Z", 12, "yes");
        var (lead, coordinator) = (await api.SignedInAtFixedTime("crisis_lead", Kalix), await api.SignedInAtFixedTime("coordinator", Lulea));

        var told = (await (await staff.Report(assignment, report ?? Worked("2026-11-20T06:00Z", "2026-11-20T18:00Z"))).Read<ReportedShiftDto>()).Report!;
        if (state is "host_approved" or "home_approved") told = (await (await lead.ApproveForHost(told.Id, told.Version)).Read<ReportedShiftDto>()).Report!;
        if (state == "home_approved") told = (await (await coordinator.ApproveForHome(told.Id, told.Version)).Read<ReportedShiftDto>()).Report!;
        if (state == "returned") told = (await (await lead.Return(told.Id, told.Version)).Read<ReportedShiftDto>()).Report!;
        return new(at, assignment, person, account, staff, lead, coordinator, told);
    }

    /// <summary>The newest report as it is stored.</summary>
    public static async Task<ReportedShiftDto> Shown(this HttpClient client, Guid assignment) =>
        await (await client.GetAsync($"/assignments/{assignment}/time-report", Cancellation)).Read<ReportedShiftDto>();
}

sealed record AReport(Guid Incident, Guid Assignment, Guid Person, Guid Account, HttpClient Staff, HttpClient Lead, HttpClient Coordinator, TimeReportDto Told);
