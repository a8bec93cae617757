using System.ComponentModel.DataAnnotations;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.People;

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

/// <summary>A row of a file with duties at home.</summary>
/// <param name="Row">As a spreadsheet numbers it; the header is row 1.</param>
/// <param name="State">new, unchanged (the duty stands already, to the minute) or error.</param>
/// <param name="Name">Empty when nobody in the register has the address.</param>
/// <param name="StartsAt">Absent, as the end and the kind, where the row cannot be read.</param>
/// <param name="Errors">Codes: required, unknown-person, not-a-time, no-such-time (the spring night), ends-before-start, too-long, out-of-range, unknown-kind, overlaps (what stands), overlaps-in-file, unclosed-quote or too-many-cells.</param>
/// <param name="Breaches">Rules that the duty takes part in breaking, so that a shift which somebody is counted on for becomes unlawful. It is a fact and can be written all the same.</param>
public sealed record HomeDutyImportRowDto(
    int Row, string State, string Name, string WorkEmail, Guid? PersonId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? Kind, ImportErrorDto[] Errors, BreachDto[] Breaches);
