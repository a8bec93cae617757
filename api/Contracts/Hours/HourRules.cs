namespace MutualAid.Contracts.Hours;

/// <summary>The rules about hours that hold for a municipality's staff now. A preset to be checked by the municipality, not legal advice.</summary>
/// <param name="LatestVersion">Of all versions, coming ones included; 0 when the municipality has never changed anything. Goes with a change.</param>
/// <param name="InForce">Version 0 is the standard.</param>
/// <param name="Coming">Decided and not yet valid, in order.</param>
/// <param name="Earlier">What held before, the latest first.</param>
public sealed record GetHourRulesResponse(
    string MunicipalityCode, string MunicipalityName, int LatestVersion, HourPresetDto InForce, HourPresetDto[] Coming, HourPresetDto[] Earlier, HourRuleDto[] Rules);

/// <summary>A version of a municipality's own numbers.</summary>
/// <param name="ValidFrom">Null for the standard, which has always held.</param>
public sealed record HourPresetDto(int Version, DateTimeOffset? ValidFrom, TimeOnly? DayBreak, string CapWindow, IReadOnlyDictionary<string, int> Limits, string DecidedBy, string Reason);

/// <param name="Kind">What it measures, as in <see cref="BreachDto"/>.</param>
/// <param name="Preset">ATL, AB, KLA, EU, NWCG, HSE, or MutualAid for what this product asks beyond them.</param>
/// <param name="Article">Where it stands written, in Swedish.</param>
/// <param name="Verified">False where no source was read and memory alone vouches.</param>
/// <param name="Unit">minutes, days, nights, weeks, hours-per-hour, or none for a rule without a number.</param>
/// <param name="Limit">In force.</param>
/// <param name="Days">Of a rolling window, or in which owed rest must be given; 0 where there is none.</param>
/// <param name="Window">rolling, calendar-month or calendar-year.</param>
/// <param name="IsLeast">Whether the number is a least, so that more is stricter.</param>
/// <param name="Ordinary">off, note, warn or stop; the other two likewise, each in its mode.</param>
/// <param name="TightestLimit">The strictest number that a municipality may set; the same as the standard where it may set none.</param>
public sealed record HourRuleDto(
    string Id, string Kind, string Preset, string Article, bool Verified, string Unit, int StandardLimit, int Limit, int Days, string Window, bool IsLeast,
    string Ordinary, string Emergency, string CrisisAgreement, bool MayBeOverridden, int TightestLimit);

/// <param name="ValidFrom">Null for at once.</param>
/// <param name="DayBreak">When the employer's day of 24 hours begins (dygnsbryt); null when none is fixed.</param>
/// <param name="CapWindow">four_weeks or calendar_month: over what overtime and jour are capped.</param>
/// <param name="Limits">By rule id, in the rule's unit; never looser than the standard. A rule that is left out has the standard's.</param>
/// <param name="DecidedBy">1 to 200 characters.</param>
/// <param name="Reason">1 to 1,000 characters.</param>
public sealed record HourPresetFacts(DateTimeOffset? ValidFrom, TimeOnly? DayBreak, string CapWindow, IReadOnlyDictionary<string, int> Limits, string DecidedBy, string Reason)
{
    public const int DecidedByLength = 200;
    public const int ReasonLength = 1000;
}

/// <param name="ExpectedVersion">The latest that the sender saw; another is 409 <c>/problems/outdated</c> with the rules as they are now as <c>current</c>.</param>
public sealed record ChangeHourPresetRequest(int ExpectedVersion, HourPresetFacts Preset);

/// <summary>What a preset would do to shifts that are planned already. Nothing is written.</summary>
public sealed record PreviewHourPresetResponse(int Shifts, NowUnlawfulDto[] People);

/// <param name="Shifts">Future shifts of the person that would become unlawful.</param>
public sealed record NowUnlawfulDto(Guid PersonId, string Name, int Shifts, BreachDto[] Breaches);
