using Microsoft.Extensions.Localization;
using MutualAid.Contracts.TimeReports;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.TimeReports;

/// <summary>Worked hours in words.</summary>
static class WorkedText
{
    /// <summary><c>tors 17 dec 07.00–19.30</c>, or that nothing was worked.</summary>
    public static string When(this IStringLocalizer words, TimeReportDto report) =>
        report is { StartsAt: { } start, EndsAt: { } end } ? Dates.Span(start, end) : words["DidNotWork"];

    /// <summary><c>11 h 30 min, rast 12.00–12.30, övertid</c>; null when nothing was worked.</summary>
    public static string? How(this IStringLocalizer words, TimeReportDto report)
    {
        if (report.DidNotWork) return null;

        var breaks = report.Breaks switch
        {
            null => null,
            [] => words["WithoutBreak"].Value,
            var told => words["WithBreaks", string.Join(", ", told.Select(pause => Dates.Clocks(pause.StartsAt, pause.EndsAt)))].Value,
        };
        var kind = report.Kind == "ordinary" ? null : words[$"Kind.{report.Kind}"].Value;
        return string.Join(", ", new[] { Dates.Length(report.WorkedMinutes), breaks, kind }.OfType<string>());
    }

    /// <summary>How much longer or shorter than planned; null when it is as planned or nothing was worked.</summary>
    public static string? Against(this IStringLocalizer words, ReportedShiftDto shift)
    {
        if (shift.Report is not { StartsAt: { } start, EndsAt: { } end }) return null;
        var more = end - start - (shift.PlannedEnd - shift.PlannedStart);
        return more == TimeSpan.Zero
            ? shift.Report.IsAsPlanned ? words["AsPlannedShort"].Value : null
            : words[more > TimeSpan.Zero ? "Longer" : "Shorter", Dates.Length(more.Duration())].Value;
    }
}
