using System.Globalization;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.Hours;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourCheck;

/// <summary>One duty as it is typed: a date and times on the wall in Sweden. Names of fields are those of the contract, so that its errors find them.</summary>
public sealed class DutyForm
{
    public string? Date { get; set; }
    public string? StartsAt { get; set; }

    /// <summary>At or before the start it is the next day's.</summary>
    public string? EndsAt { get; set; }

    public string? Kind { get; set; }
    public string? Employer { get; set; }
    public string? BreakFrom { get; set; }
    public string? BreakTo { get; set; }

    /// <summary>1 or 2: which of the two, in the hour that the autumn night has twice.</summary>
    public string? StartOccurs { get; set; }

    public string? EndOccurs { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(StartsAt) && string.IsNullOrWhiteSpace(EndsAt) && string.IsNullOrWhiteSpace(BreakFrom) && string.IsNullOrWhiteSpace(BreakTo);

    /// <summary>Whether the typed start is a time that comes twice.</summary>
    public bool StartIsTwice => Typed.Day(Date) is { } day && Typed.Time(StartsAt) is { } start && Dates.Times(day, start).Count > 1;

    public bool EndIsTwice => Typed.Day(Date) is { } day && Typed.Time(StartsAt) is { } start && Typed.Time(EndsAt) is { } end && EndTimes(day, start, end).Count > 1;

    /// <summary>The next one to fill in: the day after, at the same times.</summary>
    public static DutyForm After(DutyForm? last, DateOnly today) => new()
    {
        Date = (Typed.Day(last?.Date) is { } day && day < DateOnly.MaxValue ? day.AddDays(1) : today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        StartsAt = last?.StartsAt, EndsAt = last?.EndsAt, Kind = last?.Kind ?? "ordinary", Employer = last?.Employer ?? "host", BreakFrom = last?.BreakFrom, BreakTo = last?.BreakTo,
    };

    /// <summary>As the API wants it, or null with what could not be read in <paramref name="errors"/>.</summary>
    /// <param name="path"><c>Duties[0]</c></param>
    public CheckedDutyDto? Read(string path, FormErrors errors, IStringLocalizer words)
    {
        var before = errors.All.Count;
        var (day, from, to) = (Typed.Day(Date), Typed.Time(StartsAt), Typed.Time(EndsAt));
        if (day is null || day.Value.Year is < 2000 or > 2100) Wrong(nameof(Date), SharedWords.Of("Field.not-a-date"));
        if (from is null) Wrong(nameof(StartsAt), words["Field.not-a-time"]);
        if (to is null) Wrong(nameof(EndsAt), words["Field.not-a-time"]);
        if (errors.All.Count > before) return null;

        var start = Pick(Dates.Times(day!.Value, from!.Value), StartOccurs, nameof(StartsAt));
        var end = Pick(EndTimes(day.Value, from.Value, to!.Value), EndOccurs, nameof(EndsAt));
        if (start is null || end is null) return null;
        if (end <= start) Wrong(nameof(EndsAt), SharedWords.Of("Field.ends-before-start"));

        var breaks = ReadBreak(day.Value, from.Value);
        return errors.All.Count > before ? null : new(start.Value, end.Value, Employer ?? "", Kind ?? "", breaks, Place: null);

        void Wrong(string field, string text) => errors.Add($"{path}.{field}", text);

        DateTimeOffset? Pick(IReadOnlyList<DateTimeOffset> times, string? occurs, string field)
        {
            if (times.Count == 0) Wrong(field, words["Field.no-such-local-time"]);
            return times.Count == 0 ? null : times[occurs == "2" ? times.Count - 1 : 0];
        }

        CheckedBreakDto[]? ReadBreak(DateOnly first, TimeOnly start)
        {
            if (string.IsNullOrWhiteSpace(BreakFrom) && string.IsNullOrWhiteSpace(BreakTo)) return null;
            if (string.IsNullOrWhiteSpace(BreakFrom) || string.IsNullOrWhiteSpace(BreakTo)) Wrong(string.IsNullOrWhiteSpace(BreakFrom) ? nameof(BreakFrom) : nameof(BreakTo), words["Field.half-a-break"]);

            var (pause, resume) = (Break(BreakFrom, nameof(BreakFrom)), Break(BreakTo, nameof(BreakTo)));
            return pause is { } at && resume is { } until ? [new(at, until)] : null;

            DateTimeOffset? Break(string? text, string field)
            {
                if (string.IsNullOrWhiteSpace(text)) return null;
                if (Typed.Time(text) is { } time) return Pick(Dates.Times(time < start ? first.AddDays(1) : first, time), "1", field);

                Wrong(field, words["Field.not-a-time"]);
                return null;
            }
        }
    }

    /// <summary>A stretch of no hours is a day long; on the night with an hour twice, the same wall-clock time later on the same day is meant when the second is chosen.</summary>
    IReadOnlyList<DateTimeOffset> EndTimes(DateOnly day, TimeOnly start, TimeOnly end)
    {
        var sameDay = Dates.Times(day, end);
        var isWithinTheHour = sameDay.Count > 1 && EndOccurs == "2" && StartOccurs != "2";
        return end > start || isWithinTheHour || day == DateOnly.MaxValue ? sameDay : Dates.Times(day.AddDays(1), end);
    }
}
