namespace MutualAid.Contracts.Offers;

/// <summary>An offer as its own coordinator sees it.</summary>
/// <param name="MunicipalityCode">The lender.</param>
/// <param name="BorrowerName">The stricken municipality.</param>
/// <param name="LastDate">Included.</param>
/// <param name="People">How many are still offered.</param>
/// <param name="ComingShifts">Their published shifts that have not ended and are not declined.</param>
public sealed record OfferSummaryDto(
    Guid OfferId,
    Guid RequestId,
    Guid IncidentId,
    string MunicipalityCode,
    string BorrowerName,
    string IncidentTitle,
    int RequestNumber,
    string RequestTitle,
    DateOnly FromDate,
    DateOnly LastDate,
    int CeilingHoursPerWeek,
    DateTimeOffset OfferedAt,
    DateTimeOffset? WithdrawnAt,
    int People,
    int ComingShifts);

/// <param name="ContactName">Whom to call in the stricken municipality.</param>
public sealed record GetOfferResponse(OfferSummaryDto Offer, string OfferedBy, string ContactName, string ContactPhone, OfferedPersonDto[] People);

/// <param name="Asked">Coming shifts that wait for the person's answer.</param>
/// <param name="Yes">Coming shifts that the person has said yes to.</param>
/// <param name="FirstShiftAt">When the first of those starts.</param>
public sealed record OfferedPersonDto(Guid PersonId, string Name, string Title, OfferedSkillDto[] Skills, DateTimeOffset? WithdrawnAt, int Asked, int Yes, DateTimeOffset? FirstShiftAt);

public sealed record OfferedSkillDto(string SkillId, string NameSv, string NameEn, int Level, bool IsConfirmed);

/// <summary>
/// Taking back an offer, or one person of it. Refused with 409 <c>/problems/has-coming-shifts</c> and <c>persons</c>, a list of these, when
/// published shifts would lose their people.
/// </summary>
/// <param name="Shifts">Published shifts at the incident that have not ended, asked or answered yes.</param>
public sealed record ComingShiftsDto(Guid PersonId, string Name, int Shifts, DateTimeOffset FirstShiftAt);

/// <summary>An offer as the crisis lead of the stricken municipality sees it. Withdrawn persons and offers are not shown.</summary>
/// <param name="LastDate">Included.</param>
public sealed record IncidentOfferDto(
    Guid OfferId,
    string LenderCode,
    string LenderName,
    int RequestNumber,
    DateOnly FromDate,
    DateOnly LastDate,
    int CeilingHoursPerWeek,
    DateTimeOffset OfferedAt,
    int DistanceKilometres,
    IncidentOfferPersonDto[] People);

/// <param name="Skills">Only skills that a request of the incident asks for.</param>
public sealed record IncidentOfferPersonDto(Guid PersonId, string Name, string Title, bool WorksOnSite, bool WorksRemote, OfferedSkillDto[] Skills);
