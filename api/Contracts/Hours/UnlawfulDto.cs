namespace MutualAid.Contracts.Hours;

/// <summary>Shifts that somebody is counted on for, asked or accepted, and that break a rule which stops.</summary>
/// <param name="Breaches">Each holds at least one of <paramref name="Shifts"/>.</param>
public sealed record UnlawfulDto(UnlawfulShiftDto[] Shifts, BreachDto[] Breaches);

/// <param name="MunicipalityName">Who is helped, and whose crisis lead has the shift on their schedule.</param>
/// <param name="Accepted">False while the person has been asked and has not answered.</param>
public sealed record UnlawfulShiftDto(
    Guid AssignmentId, Guid PersonId, Guid IncidentId, string IncidentTitle, string MunicipalityCode, string MunicipalityName,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Accepted);
