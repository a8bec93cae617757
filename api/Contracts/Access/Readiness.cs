namespace MutualAid.Contracts.Access;

/// <summary>Who could get in tonight if the municipality's own sign-in were dead.</summary>
public sealed record ReadinessDto(string MunicipalityName, ReadyAccountDto[] Accounts);

/// <param name="Roles">Those that have a part in a crisis.</param>
/// <param name="LastUsedAt">Of a way in that does not need the municipality's own sign-in.</param>
public sealed record ReadyAccountDto(
    Guid Id, string Name, string[] Roles, WaysInDto Ways, DateTimeOffset? LastUsedAt, string? LastUsedBy, DateTimeOffset? AskedAt, string? AskedBy);
