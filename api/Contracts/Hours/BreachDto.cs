namespace MutualAid.Contracts.Hours;

/// <summary>A rule about hours that is broken, or would be: facts from which a page makes a sentence.</summary>
/// <param name="RuleId">As on <c>/hours/rules</c>: atl-13-daily, week-48, …; <c>lender-ceiling</c> for the lender's own cap on aid.</param>
/// <param name="Kind">What the rule measures, in kebab-case: daily-rest, total-hours, …</param>
/// <param name="Severity">note, warn or stop.</param>
/// <param name="Article">Where it stands written, in Swedish.</param>
/// <param name="From">The time that the rule looked at: the too short rest, the too full week.</param>
/// <param name="At">The moment that decided which preset and mode judged it.</param>
/// <param name="Unit">minutes, days, nights or weeks: of <paramref name="Had"/> and <paramref name="Limit"/>.</param>
/// <param name="Had">What there was. Rest is rounded down and work up, to whole minutes.</param>
/// <param name="Limit">What was asked for at least, or allowed at most.</param>
/// <param name="ExcessMinutes">How far past the limit, rounded up to whole minutes.</param>
/// <param name="EarliestStart">When the later duty could begin, where the breach itself tells.</param>
/// <param name="LatestEnd">When the stretch would have to end, where the breach itself tells.</param>
/// <param name="MayBeOverridden">Whether a second person may let it pass.</param>
/// <param name="Duties">Those that together make it, in order of start.</param>
public sealed record BreachDto(
    string RuleId, string Kind, string Severity, string Preset, string Article, bool Verified,
    DateTimeOffset From, DateTimeOffset To, DateTimeOffset At,
    string Unit, int Had, int Limit, int ExcessMinutes,
    DateTimeOffset? EarliestStart, DateTimeOffset? LatestEnd, bool MayBeOverridden, BreachDutyDto[] Duties);

/// <param name="Employer">home or host.</param>
/// <param name="Kind">ordinary, overtime, emergency-overtime, on-call, stand-by, travel or absence.</param>
public sealed record BreachDutyDto(DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Employer, string Kind);
