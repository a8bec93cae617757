using System.Text.Json;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Server.Features.Hours;

/// <summary>A municipality's numbers before they are written: checked, and only those that differ from the standard.</summary>
sealed record HourPresetDraft(string MunicipalityCode, Instant ValidFrom, TimeOnly? DayBreak, string CapWindow, IReadOnlyDictionary<string, int> Limits, string DecidedBy, string Reason)
{
    static readonly string[] CapWindows = ["four_weeks", "calendar_month"];

    static readonly Duration FarthestAhead = Duration.FromDays(366);

    public string LimitsJson => JsonSerializer.Serialize(Limits);

    public Rulebook ToRulebook() => PersonTerms.ToRulebook(DayBreak is { } at ? LocalTime.FromTimeOnly(at) : null, CapWindow, LimitsJson);

    public static HourPresetDraft Of(string municipalityCode, HourPresetFacts facts, Instant now) => new(
        municipalityCode, facts.ValidFrom is { } from ? Instant.FromDateTimeOffset(from) : now, facts.DayBreak, facts.CapWindow,
        facts.Limits.Where(limit => Rulebook.Standard.Find(limit.Key)?.Limit != limit.Value).ToDictionary(), facts.DecidedBy.Trim(), facts.Reason.Trim());

    /// <summary>Fields as in <see cref="HourPresetFacts"/>; a number's is <c>Limits[atl-13-daily]</c>.</summary>
    /// <param name="latest">The latest version that is written: a later one cannot be valid before it.</param>
    public IEnumerable<(string Field, string Code)> Errors(HourPresetRow? latest, Instant now, bool isPreview)
    {
        if (ValidFrom < now) yield return (nameof(ValidFrom), "in-the-past");
        else if (ValidFrom < latest?.ValidFrom) yield return (nameof(ValidFrom), "before-the-latest-version");
        else if (ValidFrom > now + FarthestAhead) yield return (nameof(ValidFrom), "more-than-a-year-ahead");
        if (DayBreak is { } at && at.Ticks % TimeSpan.TicksPerMinute != 0) yield return (nameof(DayBreak), "not-a-whole-minute");
        if (!CapWindows.Contains(CapWindow)) yield return (nameof(CapWindow), "unknown");

        foreach (var (id, limit) in Limits)
            if (Wrong(Rulebook.Standard.Find(id), limit) is { } code)
                yield return ($"{nameof(Limits)}[{id}]", code);

        if (isPreview) yield break;
        if (DecidedBy.Length == 0) yield return (nameof(DecidedBy), "required");
        if (DecidedBy.Length > HourPresetFacts.DecidedByLength) yield return (nameof(DecidedBy), "too-long");
        if (Reason.Length == 0) yield return (nameof(Reason), "required");
        if (Reason.Length > HourPresetFacts.ReasonLength) yield return (nameof(Reason), "too-long");
    }

    // The standard is never below the floor of directive 2003/88/EC, so what is not looser than it is not either.
    static string? Wrong(HourRule? standard, int limit)
    {
        if (standard is null) return "unknown-rule";
        if (!standard.IsTighterOrEqual(limit)) return "looser-than-standard";
        return standard.IsLeast ? limit > HourRuleView.Tightest(standard) ? "too-strict" : null : limit < HourRuleView.Tightest(standard) ? "too-strict" : null;
    }
}
