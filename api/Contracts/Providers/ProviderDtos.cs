namespace MutualAid.Contracts.Providers;

/// <summary>What has been agreed with a municipality's provider. Not the client secret: it goes one way, see <see cref="ChangeClientSecretRequest"/>.</summary>
/// <param name="DisplayName">1 to 80 characters, on the sign-in page.</param>
/// <param name="ClientId">At most 200 characters, as the municipality's administrator got it when they registered us; empty until then.</param>
/// <param name="Authentication">secret or private_key.</param>
/// <param name="Scopes">Separated by blanks; <c>openid</c> is one.</param>
/// <param name="AcrValues">Levels of assurance to ask for, separated by blanks.</param>
/// <param name="SubjectClaim">What tells people apart for good. Fixed once somebody has been linked.</param>
/// <param name="AssertionAudience">Empty means the issuer. For private_key.</param>
/// <param name="OrganisationClaim">Together with <paramref name="OrganisationNumber"/>, or neither.</param>
/// <param name="PrivateAddressesAllowed">The operator's decision alone.</param>
public sealed record ProviderFacts(
    string DisplayName, string ClientId, string Authentication, string Scopes, string AcrValues, bool AcrIsRequired, bool UseUserInfo, string SubjectClaim,
    string AssertionAudience, string? OrganisationClaim, string? OrganisationNumber, bool PrivateAddressesAllowed)
{
    public const int DisplayNameLength = 80;
    public const int ClientIdLength = 200;
    public const int SecretLength = 500;
    public const int TextLength = 300;
}

/// <param name="State">unknown, up or down; unknown also while it is switched off, when nobody asks it.</param>
/// <param name="ErrorCode">What is wrong with one that is down.</param>
/// <param name="LastErrorCode">What was wrong the last time, however it is now.</param>
public sealed record ProviderHealthDto(string State, DateTimeOffset? Since, DateTimeOffset? CheckedAt, string? ErrorCode, string? LastErrorCode, DateTimeOffset? LastErrorAt);

/// <param name="Key">Its name in the addresses that the municipality registers. Never changes.</param>
/// <param name="Issuer">Never changes: people are known by it.</param>
/// <param name="HasSecret">Whether a client secret is kept.</param>
/// <param name="IsWhole">Whether it has what a sign-in needs: a client id, and a secret or a key.</param>
/// <param name="OpenSessions">How many are signed in through it now.</param>
/// <param name="LinkedAccounts">How many accounts of the municipality sign in with an identity of this issuer.</param>
/// <param name="MayAllowPrivateAddresses">Whether the caller is the operator.</param>
/// <param name="Version">Goes with every change; another is 409 <c>/problems/outdated</c> with the provider as it is now as <c>current</c>.</param>
public sealed record ProviderDto(
    Guid Id, string MunicipalityCode, string MunicipalityName, string Key, string Issuer, ProviderFacts Facts, bool HasSecret, bool IsWhole, bool Enabled, int Version, DateTimeOffset ChangedAt,
    ProviderHealthDto Health, int OpenSessions, int LinkedAccounts, MappingRuleDto[] Mapping, bool MayAllowPrivateAddresses);

public sealed record ProviderSummaryDto(
    Guid Id, string MunicipalityCode, string MunicipalityName, string DisplayName, string Issuer, bool Enabled, int OpenSessions, ProviderHealthDto Health);

/// <summary>A municipality's providers, those that are switched on first.</summary>
public sealed record ListProvidersResponse(string MunicipalityCode, string MunicipalityName, ProviderSummaryDto[] Providers);

/// <summary>Every municipality that the search has found, with its providers.</summary>
/// <param name="Total">Municipalities found.</param>
/// <param name="WithProvider">Of all municipalities, how many have one that is switched on.</param>
/// <param name="Down">Providers that are switched on and do not answer, of all municipalities.</param>
public sealed record ListAllProvidersResponse(ListProvidersResponse[] Municipalities, int Total, int Page, int PageSize, int WithProvider, int Down);

/// <param name="Role">One of the municipality's own roles, or null for a skill; never operator.</param>
/// <param name="SkillId">With <paramref name="Level"/>, 1 to 4; or null for a role.</param>
public sealed record MappingRuleDto(Guid? Id, string Claim, string Value, string? Role, string? SkillId, int? Level)
{
    public const int ClaimLength = 200;
    public const int ValueLength = 300;

    /// <summary>Of one provider.</summary>
    public const int Most = 200;
}
