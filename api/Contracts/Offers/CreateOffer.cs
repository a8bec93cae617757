using System.ComponentModel.DataAnnotations;

namespace MutualAid.Contracts.Offers;

/// <summary>Some of our people, for one request and one period. All of them are offered, or none.</summary>
/// <param name="LastDate">Included.</param>
/// <param name="CeilingHoursPerWeek">Our own cap on aid in any seven days, for each of them.</param>
/// <param name="PersonIds">People of one municipality, where the caller is coordinator.</param>
/// <remarks>
/// 400 <c>/problems/invalid</c>: <c>LastDate</c> ends-before-start, too-long (over a year), in-the-past or outside-the-request; <c>PersonIds</c>
/// unknown-person or several-municipalities. 409 <c>/problems/request-closed</c> when it was withdrawn or the incident has ended. 409
/// <c>/problems/persons-taken</c> with <c>persons</c>, a list of <see cref="TakenPersonDto"/>. 422 <c>/problems/own-incident</c>.
/// </remarks>
public sealed record CreateOfferRequest(
    DateOnly FromDate,
    DateOnly LastDate,
    [property: Range(1, 48)] int CeilingHoursPerWeek,
    [property: MinLength(1), MaxLength(500)] Guid[] PersonIds);

public sealed record CreateOfferResponse(Guid OfferId, int People);

/// <summary>A person who cannot be offered as asked, and why.</summary>
public sealed record TakenPersonDto(Guid PersonId, string Name, ObstacleDto Obstacle);
