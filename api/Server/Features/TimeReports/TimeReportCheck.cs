using MutualAid.Contracts.TimeReports;
using NodaTime;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>What in a report cannot be so: slips of the pen, never a rule about hours.</summary>
static class TimeReportCheck
{
    static readonly Duration Longest = Duration.FromHours(48);

    /// <summary>Further than this from the planned shift is a wrong date.</summary>
    static readonly Duration Near = Duration.FromHours(24);

    public static IEnumerable<(string Field, string Code)> Of(ReportTimeRequest report, ReportedShift shift, Instant now)
    {
        if (report.DidNotWork)
        {
            if (report.StartsAt is not null) yield return (nameof(report.StartsAt), "did-not-work");
            if (report.EndsAt is not null) yield return (nameof(report.EndsAt), "did-not-work");
            if (report.Breaks is { Length: > 0 }) yield return (nameof(report.Breaks), "did-not-work");
            yield break;
        }

        if (report.StartsAt is null) yield return (nameof(report.StartsAt), "required");
        if (report.EndsAt is null) yield return (nameof(report.EndsAt), "required");
        if (report.StartsAt is not { } startsAt || report.EndsAt is not { } endsAt) yield break;

        var (start, end) = (Instant.FromDateTimeOffset(startsAt), Instant.FromDateTimeOffset(endsAt));
        var before = 0;
        foreach (var error in Ends(start, end))
        {
            before++;
            yield return error;
        }

        if (before == 0)
            foreach (var error in Breaks(report.Breaks ?? [], start, end)) yield return error;

        IEnumerable<(string, string)> Ends(Instant start, Instant end)
        {
            if (!IsWhole(start)) yield return (nameof(report.StartsAt), "not-whole-minutes");
            if (!IsWhole(end)) yield return (nameof(report.EndsAt), "not-whole-minutes");
            if (end <= start) yield return (nameof(report.EndsAt), "ends-before-start");
            else if (end > now) yield return (nameof(report.EndsAt), "in-the-future");
            else if (end - start > Longest) yield return (nameof(report.EndsAt), "longer-than-two-days");
            if (end < shift.StartsAt - Near || start > shift.EndsAt + Near) yield return (nameof(report.StartsAt), "far-from-the-shift");
        }
    }

    static IEnumerable<(string, string)> Breaks(TimeReportBreakDto[] breaks, Instant start, Instant end)
    {
        var sum = Duration.Zero;

        for (var i = 0; i < breaks.Length; i++)
        {
            var pause = new { Start = Instant.FromDateTimeOffset(breaks[i].StartsAt), End = Instant.FromDateTimeOffset(breaks[i].EndsAt) };
            var field = $"{nameof(ReportTimeRequest.Breaks)}[{i}]";

            if (!IsWhole(pause.Start) || !IsWhole(pause.End)) yield return ($"{field}.StartsAt", "not-whole-minutes");
            else if (pause.End <= pause.Start) yield return ($"{field}.EndsAt", "ends-before-start");
            else if (pause.Start < start || pause.Start >= end) yield return ($"{field}.StartsAt", "outside-the-work");
            else if (pause.End > end) yield return ($"{field}.EndsAt", "outside-the-work");
            else if (breaks.Take(i).Any(other => Instant.FromDateTimeOffset(other.StartsAt) < pause.End && pause.Start < Instant.FromDateTimeOffset(other.EndsAt)))
                yield return ($"{field}.StartsAt", "overlaps");
            else sum += pause.End - pause.Start;
        }

        if (sum >= end - start) yield return (nameof(ReportTimeRequest.Breaks), "nothing-worked");
    }

    static bool IsWhole(Instant instant) => instant.ToUnixTimeTicks() % NodaConstants.TicksPerMinute == 0;
}
