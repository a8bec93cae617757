using System.Globalization;
using System.Text;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>Worked hours as a file that Swedish Excel opens with two clicks: semicolons, UTF-8 with its mark, no cell that runs as a formula.</summary>
/// <remarks>Times are Swedish and carry their offset, so that the hour that the autumn night has twice is told apart.</remarks>
static class TimeReportFile
{
    public const string MediaType = "text/csv; charset=utf-8";

    static readonly string[] Headers =
        ["Namn", "Kommun", "Händelse", "Hjälpt kommun", "Planerad start", "Planerat slut", "Start", "Slut", "Rast (minuter)", "Arbetad tid (minuter)", "Slag", "Läge", "Anteckning"];

    /// <param name="shifts">Reported ones, the latest first.</param>
    public static byte[] Write(IEnumerable<ReportedShift> shifts)
    {
        var text = new StringBuilder();
        Line(text, Headers);
        foreach (var shift in shifts.Reverse()) Line(text, Cells(shift));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    static IEnumerable<string> Cells(ReportedShift shift) =>
    [
        shift.PersonName, shift.HomeName, shift.IncidentTitle, shift.HostName, Time(shift.StartsAt), Time(shift.EndsAt), Time(shift.WorkedFrom), Time(shift.WorkedTo),
        shift.WorkedFrom is null || shift.Breaks is null ? "" : Minutes(shift.Breaks.Total), Minutes(shift.Worked?.Worked ?? Duration.Zero), Kind(shift), State(shift), shift.Note ?? "",
    ];

    static string Time(Instant? at) =>
        at is { } told ? told.InZone(Stockholm.Zone).ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture) : "";

    static string Minutes(Duration time) => ((int)time.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    static string Kind(ReportedShift shift) => shift switch
    {
        { WorkedFrom: null } => "arbetade inte",
        { Kind: "overtime" } => "övertid",
        { Kind: "emergency_overtime" } => "nödfallsövertid",
        { Kind: "on_call" } => "jour",
        { Kind: "travel" } => "resa",
        _ => "ordinarie",
    };

    static string State(ReportedShift shift) => shift.State switch
    {
        "host_approved" => "godkänd av den hjälpta kommunen",
        "home_approved" => "godkänd",
        "returned" => "återsänd",
        _ => "rapporterad",
    };

    static void Line(StringBuilder text, IEnumerable<string> values) => text.AppendJoin(CsvCell.Delimiter, values.Select(CsvCell.Write)).Append("\r\n");
}
