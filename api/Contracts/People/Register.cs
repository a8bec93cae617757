using MutualAid.Contracts.Hours;

namespace MutualAid.Contracts.People;

/// <param name="Total">Persons that match, on all pages.</param>
/// <param name="RegisterSize">All persons of the municipality, deactivated ones too. Zero means that the register is empty, not that the search was too narrow.</param>
public sealed record ListPeopleResponse(PersonSummaryDto[] People, int Total, int Page, int PageSize, int RegisterSize);

public sealed record PersonSummaryDto(
    Guid Id, string Name, string WorkEmail, string? WorkPhone, string Title, bool WorksOnSite, bool WorksRemote, int HomeMinutesPerWeek,
    bool AgreedToBeAsked, bool Active, PersonSkillDto[] Skills);

/// <param name="Unlawful">Coming shifts that break an hour rule as things stand now.</param>
public sealed record GetPersonResponse(PersonDto Person, StandingDto Standing, UnlawfulDto Unlawful);

public sealed record AddPersonRequest(PersonFacts Person);

/// <param name="Version">The version that was read. Another one in the register is refused with 409 <c>outdated</c> and the newer person.</param>
public sealed record EditPersonRequest(int Version, PersonFacts Person);

/// <param name="Unlawful">Coming shifts that the change has made unlawful: home hours, home days, leave and the contract are facts, so it is saved all the same.</param>
public sealed record EditPersonResponse(PersonDto Person, UnlawfulDto Unlawful);
