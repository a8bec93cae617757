using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;

namespace MutualAid.Server.Features.Hours;

/// <summary>What a decision on another order must hold. Fields as in <see cref="DecideHourModeRequest"/>.</summary>
static class HourModeChecks
{
    const int LongestDays = 366;
    const int ExtensionWeeks = 2;

    public static IEnumerable<(string Field, string Code)> Errors(DecideHourModeRequest request, Instant now)
    {
        if (request.Mode is not ("emergency" or "crisis_agreement")) yield return (nameof(request.Mode), "unknown");
        foreach (var error in Text(nameof(request.DecidedBy), request.DecidedBy, DecideHourModeRequest.DecidedByLength)) yield return error;
        foreach (var error in Text(nameof(request.Ground), request.Ground, DecideHourModeRequest.TextLength)) yield return error;
        if (Instant.FromDateTimeOffset(request.DecidedAt) > now) yield return (nameof(request.DecidedAt), "in-the-future");
        if (request.From < request.DecidedAt) yield return (nameof(request.From), "before-the-decision");
        if (request.To <= request.From) yield return (nameof(request.To), "ends-before-start");
        else if (request.To > request.From.AddDays(LongestDays)) yield return (nameof(request.To), "more-than-a-year");

        if (request.Mode != "crisis_agreement") yield break;
        foreach (var error in Text(nameof(request.CrisisDecision), request.CrisisDecision, DecideHourModeRequest.TextLength)) yield return error;
        foreach (var error in Text(nameof(request.ActivationDecision), request.ActivationDecision, DecideHourModeRequest.TextLength)) yield return error;
        foreach (var error in Text(nameof(request.LocalAgreement), request.LocalAgreement, DecideHourModeRequest.TextLength)) yield return error;
    }

    static IEnumerable<(string, string)> Text(string field, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return (field, "required");
        else if (text.Trim().Length > most) yield return (field, "too-long");
    }

    /// <summary>Whether the time is longer than the crisis agreement lets one decision be.</summary>
    /// <remarks>
    /// Eight weeks from when the person was assigned; after that two weeks at a time, each by a decision of its own. An assignment that begins before the rest
    /// after the one before is over continues it: the length of the waiting time between two was in no source that was read.
    /// </remarks>
    /// <param name="earlier">The person's other times under the agreement.</param>
    public static string? TooLong(Interval asked, IReadOnlyCollection<Interval> earlier, Rulebook book)
    {
        var first = asked.Start;
        while (earlier.Where(time => time.Start < first && time.End + book[Presets.EndRest].LimitTime > first).Select(time => (Instant?)time.Start).Min() is { } before)
            first = before;

        if (asked.End <= Later(first, book[Presets.CrisisWeeks].Limit)) return null;
        if (first == asked.Start) return "over-the-longest";
        return asked.End <= Later(asked.Start, ExtensionWeeks) ? null : "extension-over-two-weeks";
    }

    /// <summary>The same wall-clock time so many weeks later.</summary>
    static Instant Later(Instant at, int weeks) => at.InZone(Stockholm.Zone).LocalDateTime.PlusWeeks(weeks).InZoneLeniently(Stockholm.Zone).ToInstant();
}
