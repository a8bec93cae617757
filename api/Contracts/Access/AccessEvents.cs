namespace MutualAid.Contracts.Access;

/// <summary>What has happened to access in a municipality, the newest first.</summary>
/// <param name="Pages">At least one.</param>
/// <param name="People">Whom there is anything of, to filter by.</param>
public sealed record AccessEventsDto(string MunicipalityName, int Total, int Page, int Pages, AccessEventDto[] Events, AccessPersonDto[] People);

/// <param name="Name">Whose access it is; nothing where nobody's account is known.</param>
/// <param name="By">Another, who did it.</param>
/// <param name="Detail">Codes: the role, or the reason and how the person was identified.</param>
/// <param name="Address">Of IPv6 the first half.</param>
public sealed record AccessEventDto(
    DateTimeOffset At, string Kind, string? Method, string? Provider, Guid? AccountId, string? Name, string? By, string? Detail, string Address);

public sealed record AccessPersonDto(Guid Id, string Name);
