namespace MutualAid.Contracts.People;

/// <summary>One person in a municipality's staff register, as its own coordinator sees it.</summary>
/// <param name="Facts">What a form shows and sends back.</param>
/// <param name="HasAccount">True when the person can sign in and see their own shifts.</param>
/// <param name="DeactivatedAt">Set while the person is out of the register's use. Nothing is removed, so it can be undone.</param>
/// <param name="Version">Goes with every edit; an older one is refused.</param>
public sealed record PersonDto(
    Guid Id, string MunicipalityCode, PersonFacts Facts, bool HasAccount, DateTimeOffset? AgreedToBeAskedAt, DateTimeOffset? DeactivatedAt, int Version, DateTimeOffset UpdatedAt);

/// <param name="Name">As the person writes it; 1 to 120 characters.</param>
/// <param name="WorkEmail">Tells people apart within a municipality, without regard to case.</param>
/// <param name="HomeMinutesPerWeek">What the home employer keeps while the person is lent, 0 to 2,400.</param>
/// <param name="HomeDays">Weekdays with home work. Bit 0 is Monday.</param>
/// <param name="AvailableDays">Weekdays when day shifts can be worked. Bit 0 is Monday.</param>
/// <param name="AvailableNights">As <paramref name="AvailableDays"/>; a night counts to the weekday on which it starts.</param>
/// <param name="AgreedToBeAsked">The employee's own yes to being asked. An employment matter, not a consent under data protection law.</param>
/// <param name="Leave">Dates when the person is away, in order, without overlap.</param>
/// <param name="ContractedMinutesPerWeek">A part-timer's week by contract, at least 1; null for full time, and 2,400 is taken as that.</param>
public sealed record PersonFacts(
    string Name,
    string WorkEmail,
    string? WorkPhone,
    string Title,
    bool WorksOnSite,
    bool WorksRemote,
    int HomeMinutesPerWeek,
    int HomeDays,
    int AvailableDays,
    int AvailableNights,
    bool AgreedToBeAsked,
    PersonSkillDto[] Skills,
    LeaveDto[] Leave,
    int? ContractedMinutesPerWeek = null);

/// <param name="Level">1 to 4, as in the list of skill levels.</param>
/// <param name="Confirmed">The employer has confirmed this level. A change of level takes the confirmation away unless it is given again.</param>
public sealed record PersonSkillDto(string SkillId, int Level, bool Confirmed);

/// <param name="ToDate">Not included.</param>
public sealed record LeaveDto(DateOnly FromDate, DateOnly ToDate);

/// <summary>What holds a person now: coming shifts that they have not said no to, and offers that have not ended.</summary>
public sealed record StandingDto(StandingShiftDto[] Shifts, StandingOfferDto[] Offers);

/// <param name="Accepted">False while the person has been asked and has not answered.</param>
public sealed record StandingShiftDto(Guid IncidentId, string BorrowerName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool Accepted);

/// <param name="ToDate">Not included.</param>
public sealed record StandingOfferDto(Guid OfferId, Guid IncidentId, string BorrowerName, DateOnly FromDate, DateOnly ToDate);
