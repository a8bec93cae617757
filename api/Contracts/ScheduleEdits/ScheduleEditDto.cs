using System.ComponentModel.DataAnnotations;
using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.ScheduleEdits;

/// <summary>A change by hand, done or asked for.</summary>
/// <param name="Status">waiting, done, approved, refused or withdrawn.</param>
/// <param name="Reason">Why rules should be let pass; empty for a change that broke none.</param>
/// <param name="Version">The schedule's version that it made.</param>
/// <param name="Breaches">What it was to break when it was asked for.</param>
/// <param name="IsOwn">The caller asked for it.</param>
/// <param name="MayDecide">The caller may approve or refuse it now.</param>
public sealed record ScheduleEditDto(
    Guid Id, Guid IncidentId, string IncidentTitle, string MunicipalityCode, string Kind, EditedSeatDto[] Removals, EditedSeatDto[] Additions,
    string Status, string Reason, string RequestedBy, DateTimeOffset RequestedAt, string? DecidedBy, DateTimeOffset? DecidedAt, int? Version,
    PersonBreachesDto[] Breaches, bool IsOwn, bool MayDecide);

public sealed record EditedSeatDto(
    Guid ShiftId, string Need, string Kind, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid PersonId, string Name, string Municipality);

/// <param name="Preview">What it would do now; only while it waits. To a coordinator only about own people.</param>
public sealed record ScheduleEditDetailsDto(ScheduleEditDto Edit, ScheduleEditPreviewDto? Preview);

/// <summary>The second person's word.</summary>
/// <remarks>
/// 422 <c>own-edit</c> to whoever asked. 409 <c>already-decided</c> with <c>status</c>; <c>changed-since</c> with <c>people</c> and <c>obstacles</c>
/// when it would now break more than was asked for, or cannot be done.
/// </remarks>
public sealed record DecideScheduleEditRequest([property: Required, AllowedValues("approve", "refuse")] string Decision);

public sealed record DecideScheduleEditResponse(Guid Id, string Status, int? Version);

/// <summary>Own people's overrides at all incidents, and what waits for a decision about them.</summary>
public sealed record HourOverridesDto(ScheduleEditDto[] Waiting, HourOverrideDto[] Overrides);
