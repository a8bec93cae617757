using MutualAid.Contracts.Hours;
using MutualAid.Contracts.TimeReports;

namespace MutualAid.Web.Tests.Features.TimeReports;

/// <summary>Shifts and reports as the API would say them. A shift is Friday 20 November 2026, 07–19 in Stockholm.</summary>
static class GivenReports
{
    public static readonly Guid Incident = Guid.Parse("0195d0a0-0000-7000-8000-0000000000aa");

    public static readonly ReportedShiftDto Shift = new(
        Guid.Parse("0195d0a0-0000-7000-8000-000000000001"), Incident, "Allt är nere", "Kalix", "AD och konton", "Ida Provsson", "Luleå",
        Utc("2026-11-20T06:00"), Utc("2026-11-20T18:00"), IsOwn: true, WhyNot: null, Report: null);

    public static readonly BreachDto Breach = new(
        "atl-13-daily", "daily-rest", "stop", "ATL", "Arbetstidslagen 13 §", true, Utc("2026-11-20T22:00"), Utc("2026-11-21T06:00"), Utc("2026-11-21T06:00"),
        "minutes", 480, 660, 180, Utc("2026-11-21T09:00"), null, true, []);

    public static readonly TimeReportDto Report = new(
        Guid.Parse("0195d0a0-0000-7000-8000-0000000000b1"), 1, 1, "reported", IsAsPlanned: true, DidNotWork: false, Utc("2026-11-20T06:00"), Utc("2026-11-20T18:00"),
        null, 720, "ordinary", "", "person", Utc("2026-11-20T18:05"), null, null, [], null);

    public static readonly TimeReportDto Long = Report with
    {
        Id = Guid.Parse("0195d0a0-0000-7000-8000-0000000000b2"), IsAsPlanned = false, EndsAt = Utc("2026-11-20T22:00"), WorkedMinutes = 930,
        Breaks = [new(Utc("2026-11-20T11:00"), Utc("2026-11-20T11:30"))], Breaches = [Breach], Rest = new(180, Utc("2026-11-22T12:00"), Utc("2026-11-28T06:00")),
    };

    public static ReportedShiftDto With(TimeReportDto report, bool own = true) => Shift with { Report = report, IsOwn = own };

    public static DateTimeOffset Utc(string time) => DateTimeOffset.Parse($"{time}Z", System.Globalization.CultureInfo.InvariantCulture);
}
