using System.ComponentModel.DataAnnotations;
using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.HomeDuties;

/// <summary>Work for the own employer with a date of its own: what the weekly pattern in the register does not say.</summary>
/// <param name="Kind">ordinary, overtime, emergency_overtime, on_call, stand_by or travel. Ordinary work takes the place of the pattern on the day on which it starts; the other kinds are added to it.</param>
public sealed record HomeDutyDto(Guid Id, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Kind);

/// <remarks>400 <c>/problems/invalid</c>: <c>EndsAt</c> ends-before-start or too-long (over 48 hours); <c>StartsAt</c> out-of-range or overlaps (another duty with a date).</remarks>
public sealed record AddHomeDutyRequest(
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    [property: Required, AllowedValues("ordinary", "overtime", "emergency_overtime", "on_call", "stand_by", "travel")] string Kind);

/// <param name="Unlawful">The shifts that this made unlawful. Home work is a fact, so it is written all the same.</param>
public sealed record AddHomeDutyResponse(HomeDutyDto Duty, UnlawfulDto Unlawful);

/// <param name="Unlawful">The shifts that this made unlawful: where an ordinary duty goes, the weekly pattern comes back.</param>
public sealed record RemoveHomeDutyResponse(UnlawfulDto Unlawful);

/// <param name="Added">Duties that were written. All of the file, or none.</param>
/// <param name="AlreadyThere">Rows whose duty stood already, to the minute.</param>
/// <param name="Unlawful">Those whose shifts this made unlawful.</param>
public sealed record ImportHomeDutiesResponse(int Added, int AlreadyThere, UnlawfulPersonDto[] Unlawful);

public sealed record UnlawfulPersonDto(Guid PersonId, string Name, UnlawfulDto Unlawful);

/// <summary>Why a row cannot be taken; comes with 422 <c>/problems/file-has-errors</c> in <c>rows</c>.</summary>
/// <param name="Row">As a spreadsheet numbers it; the header is row 1.</param>
/// <param name="Column">WorkEmail, Start, End or Kind; empty when the whole row is meant.</param>
/// <param name="Value">The cell as it stands in the file, cut at 200 characters.</param>
/// <param name="Code">required, unknown-person, not-a-time, no-such-time (the spring night), ends-before-start, too-long, out-of-range, unknown-kind, overlaps, unclosed-quote or too-many-cells.</param>
public sealed record HomeDutyRowErrorDto(int Row, string Column, string Value, string Code);
