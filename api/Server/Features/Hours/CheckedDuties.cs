using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Hours;

/// <summary>Duties as a caller sends them: what is wrong with them, and as the rules want them when nothing is.</summary>
static class CheckedDuties
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(48);

    static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Latest = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly Dictionary<string, DutyKind> Kinds = Enum.GetValues<DutyKind>().ToDictionary(BreachView.Kebab);

    static readonly Dictionary<string, Employer> Employers = Enum.GetValues<Employer>().ToDictionary(BreachView.Kebab);

    /// <param name="at">The duty's own path: <c>Duties[3]</c>.</param>
    public static IEnumerable<(string Field, string Code)> Errors(CheckedDutyDto? duty, string at, IReadOnlySet<string> knownPlaces)
    {
        if (duty is null) return [(at, "required")];

        return Fields(duty, knownPlaces).Select(error => ($"{at}.{error.Field}", error.Code));
    }

    static IEnumerable<(string Field, string Code)> Fields(CheckedDutyDto duty, IReadOnlySet<string> knownPlaces)
    {
        if (WrongTime(duty.StartsAt) is { } start) yield return (nameof(duty.StartsAt), start);
        if (WrongTime(duty.EndsAt) is { } end) yield return (nameof(duty.EndsAt), end);
        else if (duty.EndsAt <= duty.StartsAt) yield return (nameof(duty.EndsAt), "ends-before-start");
        else if (duty.EndsAt - duty.StartsAt > Longest) yield return (nameof(duty.EndsAt), "longer-than-two-days");
        if (!Employers.ContainsKey(duty.Employer)) yield return (nameof(duty.Employer), "unknown");
        if (!Kinds.ContainsKey(duty.Kind)) yield return (nameof(duty.Kind), "unknown");
        if (duty.Place is { } place && !knownPlaces.Contains(place)) yield return (nameof(duty.Place), "unknown");

        foreach (var (index, pause) in (duty.Breaks ?? []).Index())
        {
            if (pause is null) yield return ($"{nameof(duty.Breaks)}[{index}]", "required");
            else if (WrongTime(pause.StartsAt) is { } from) yield return ($"{nameof(duty.Breaks)}[{index}].{nameof(pause.StartsAt)}", from);
            else if (WrongTime(pause.EndsAt) is { } to) yield return ($"{nameof(duty.Breaks)}[{index}].{nameof(pause.EndsAt)}", to);
            else if (pause.EndsAt <= pause.StartsAt) yield return ($"{nameof(duty.Breaks)}[{index}].{nameof(pause.EndsAt)}", "ends-before-start");
            else if (pause.StartsAt < duty.StartsAt || pause.EndsAt > duty.EndsAt) yield return ($"{nameof(duty.Breaks)}[{index}].{nameof(pause.StartsAt)}", "outside-the-duty");
            else if (duty.Breaks![..index].Any(other => other is not null && other.StartsAt < pause.EndsAt && pause.StartsAt < other.EndsAt))
                yield return ($"{nameof(duty.Breaks)}[{index}].{nameof(pause.StartsAt)}", "overlaps");
        }
    }

    /// <summary>A time on the wall that the spring night skips cannot be said with an offset that holds in Sweden.</summary>
    public static string? WrongTime(DateTimeOffset at)
    {
        if (at < Earliest || at >= Latest) return "out-of-range";
        if (at.Ticks % TimeSpan.TicksPerMinute != 0) return "not-a-whole-minute";
        if (at.Offset == TimeSpan.Zero) return null;
        return Stockholm.Zone.GetUtcOffset(Instant.FromDateTimeOffset(at)).ToTimeSpan() == at.Offset ? null : "no-such-local-time";
    }

    public static Duty ToDuty(CheckedDutyDto duty) => new(
        Instant.FromDateTimeOffset(duty.StartsAt), Instant.FromDateTimeOffset(duty.EndsAt), Employers[duty.Employer], duty.Place, Kinds[duty.Kind],
        duty.Breaks is null ? null : new(duty.Breaks.Select(pause => new Interval(Instant.FromDateTimeOffset(pause.StartsAt), Instant.FromDateTimeOffset(pause.EndsAt)))));
}
