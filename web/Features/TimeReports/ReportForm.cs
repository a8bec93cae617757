using MutualAid.Contracts.TimeReports;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;
using Microsoft.Extensions.Localization;

namespace MutualAid.Web.Features.TimeReports;

/// <summary>What was worked, as it is typed: text, so that what cannot be read comes back as it was.</summary>
public sealed class ReportForm
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public int Replaces { get; set; }
    public string? StartsOn { get; set; }
    public string? StartsAt { get; set; }
    public string? StartsAtWhich { get; set; }
    public string? EndsOn { get; set; }
    public string? EndsAt { get; set; }
    public string? EndsAtWhich { get; set; }
    public List<BreakForm> Breaks { get; set => field = value ?? []; } = [];
    public bool NoBreaks { get; set; }
    public string? Kind { get; set; }
    public string? Note { get; set; }
    public string? Do { get; set; }

    /// <summary>The report that stands, or the plan.</summary>
    public static ReportForm Of(ReportedShiftDto shift)
    {
        var (start, end) = (shift.Report?.StartsAt ?? shift.PlannedStart, shift.Report?.EndsAt ?? shift.PlannedEnd);
        return new()
        {
            Replaces = shift.Report?.Number ?? 0,
            StartsOn = WallTime.DayText(start),
            StartsAt = WallTime.TimeText(start),
            StartsAtWhich = WallTime.WhichOf(start),
            EndsOn = WallTime.DayText(end),
            EndsAt = WallTime.TimeText(end),
            EndsAtWhich = WallTime.WhichOf(end),
            Breaks = [.. (shift.Report?.Breaks ?? []).Select(pause => new BreakForm
            {
                Day = WallTime.DayText(pause.StartsAt),
                StartsAt = WallTime.TimeText(pause.StartsAt),
                StartsAtWhich = WallTime.WhichOf(pause.StartsAt),
                EndsAt = WallTime.TimeText(pause.EndsAt),
                EndsAtWhich = WallTime.WhichOf(pause.EndsAt),
            })],
            NoBreaks = shift.Report is { DidNotWork: false, Breaks: [] },
            Kind = shift.Report?.Kind ?? "ordinary",
            Note = shift.Report?.Note ?? "",
        };
    }

    public static ReportTimeRequest AsPlanned(ReportedShiftDto shift, int replaces) => new(replaces, DidNotWork: false, shift.PlannedStart, shift.PlannedEnd, null, "ordinary", "");

    public static ReportTimeRequest NotWorked(int replaces) => new(replaces, DidNotWork: true, null, null, null, "ordinary", "");

    /// <summary>Whether a break must say its day: the times alone would mean several.</summary>
    public bool IsLong => Start(new()) is { } start && End(new()) is { } end && end - start > Day;

    /// <summary>The form as a report, or null with what could not be read in the errors.</summary>
    public ReportTimeRequest? Read(FormErrors errors, IStringLocalizer words)
    {
        List<(string Field, string Code)> wrong = [];
        var (start, end) = (Start(wrong), End(wrong));
        if (start >= end) wrong.Add(("EndsAt", "ends-before-start"));

        List<TimeReportBreakDto> breaks = [];
        if (start is { } from && end is { } to && from < to)
            foreach (var (index, pause) in Breaks.Index())
                if (!pause.IsEmpty && Read(pause, $"Breaks[{index}]", from, to, breaks, wrong) is { } read)
                    breaks.Add(read);
        if (NoBreaks && Breaks.Any(pause => !pause.IsEmpty)) wrong.Add(("NoBreaks", "breaks-and-none"));

        foreach (var (field, code) in wrong) errors.Add(field, words[$"Field.{code}"] is { ResourceNotFound: false } text ? text : SharedWords.Of($"Field.{code}"));
        if (wrong.Count > 0) return null;

        return new(Replaces, DidNotWork: false, start, end, breaks is [] && !NoBreaks ? null : [.. breaks], Kind ?? "ordinary", Note?.Trim() ?? "");
    }

    DateTimeOffset? Start(List<(string, string)> wrong) => At("Starts", StartsOn, StartsAt, StartsAtWhich, wrong);

    DateTimeOffset? End(List<(string, string)> wrong) => At("Ends", EndsOn, EndsAt, EndsAtWhich, wrong);

    static DateTimeOffset? At(string field, string? on, string? at, string? which, List<(string, string)> wrong)
    {
        var (day, time) = (Typed.Day(on), Typed.Time(at));
        if (day is null) wrong.Add(($"{field}On", "not-a-date"));
        if (time is null) wrong.Add(($"{field}At", "not-a-time"));
        if (day is not { } date || time is not { } clock) return null;

        var instant = WallTime.Choose(WallTime.Of(date, clock), which, out var error);
        if (error is not null) wrong.Add(($"{field}At", error));
        return instant;
    }

    static TimeReportBreakDto? Read(BreakForm pause, string field, DateTimeOffset from, DateTimeOffset to, List<TimeReportBreakDto> before, List<(string, string)> wrong)
    {
        var day = to - from > Day ? Typed.Day(pause.Day) : null;
        if (to - from > Day && day is null)
        {
            wrong.Add(($"{field}.Day", "not-a-date"));
            return null;
        }

        // Rows are read in order of time where the times alone leave a choice.
        var earliest = day is null && before is [.., var last] && last.EndsAt < to ? last.EndsAt : from;
        var start = Within(pause.StartsAt, pause.StartsAtWhich, $"{field}.StartsAt", at => at >= from && at < to, earliest, day);
        if (start is not { } starts) return null;

        var end = Within(pause.EndsAt, pause.EndsAtWhich, $"{field}.EndsAt", at => at > starts && at <= to, starts, onDay: null);
        return end is { } ends ? new(starts, ends) : null;

        DateTimeOffset? Within(string? typed, string? which, string name, Func<DateTimeOffset, bool> isInside, DateTimeOffset after, DateOnly? onDay)
        {
            if (Typed.Time(typed) is not { } clock)
            {
                wrong.Add((name, "not-a-time"));
                return null;
            }

            var days = Enumerable.Range(0, 4).Select(ahead => WallTime.Of(Dates.DayOf(from).AddDays(ahead), clock).Where(isInside).ToArray()).ToArray();
            DateTimeOffset[][] possible = [.. days.Where(found => found is not [] && (onDay is null || Dates.DayOf(found[0]) == onDay))];
            if (possible is [])
            {
                wrong.Add((name, "outside-the-work"));
                return null;
            }

            var chosen = possible.FirstOrDefault(found => found.Any(at => at >= after)) ?? possible[0];
            var instant = WallTime.Choose(chosen, which, out var error);
            if (error is not null) wrong.Add((name, error));
            return instant;
        }
    }
}
