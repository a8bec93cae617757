namespace MutualAid.Contracts.Providers;

/// <param name="Issuer">As it was pasted: the issuer, or the address of its discovery document.</param>
/// <param name="PrivateAddressesAllowed">The operator's decision alone.</param>
public sealed record LookAtIssuerRequest(string Issuer, bool PrivateAddressesAllowed);

/// <summary>What a provider publishes about itself. Names are those of OpenID Connect Discovery.</summary>
/// <param name="Issuer">What to keep: without the discovery document's ending.</param>
/// <param name="Failure">Why it cannot be used, a code as in a provider's health: <c>timeout</c>, <c>issuer_mismatch</c>, <c>address</c>, <c>status_404</c>; null when it can.</param>
/// <param name="NamedIssuer">What it calls itself, where that differs. Written by a stranger.</param>
/// <param name="Remarks">What is missing or odd: no_code_flow, no_client_authentication, no_private_key, no_algorithm, pkce_not_said, no_pkce, no_userinfo, no_end_session, no_back_channel_logout, no_iss_parameter, acr_not_said.</param>
public sealed record LookAtIssuerResponse(
    string Issuer, string? Failure, string? NamedIssuer, IReadOnlyDictionary<string, string> Endpoints, IReadOnlyDictionary<string, string[]> Lists, string[] Says,
    string[] Remarks, int Keys);

/// <param name="Key">1 to 40 small letters, digits and hyphens, that no other provider has.</param>
/// <param name="ClientSecret">Where <see cref="ProviderFacts.Authentication"/> is secret; null until there is one. Never told again.</param>
public sealed record AddProviderRequest(string Key, string Issuer, string? ClientSecret, ProviderFacts Facts);

/// <param name="ClientSecret">Null keeps the one that there is.</param>
public sealed record ChangeProviderRequest(int ExpectedVersion, string? ClientSecret, ProviderFacts Facts);

/// <param name="ClientSecret">Never told again. The one before stops working here at once.</param>
public sealed record ChangeClientSecretRequest(int ExpectedVersion, string ClientSecret);

public sealed record EnableProviderRequest(int ExpectedVersion);

/// <param name="EndSessions">Whether those who are signed in through it are signed out now; otherwise their sessions last as long as they would have.</param>
public sealed record DisableProviderRequest(int ExpectedVersion, bool EndSessions);

/// <param name="EndedSessions">0 when they were left.</param>
public sealed record DisableProviderResponse(ProviderDto Provider, int EndedSessions);

/// <param name="Rules">All of them: what is left out is removed.</param>
public sealed record ChangeMappingRequest(int ExpectedVersion, MappingRuleDto[] Rules);

/// <param name="Rules">As they are typed, saved or not.</param>
/// <param name="Claims">Name and value, as many as a person would have.</param>
public sealed record PreviewMappingRequest(MappingRuleDto[] Rules, SampleClaimDto[] Claims);

public sealed record SampleClaimDto(string Name, string Value);

/// <summary>What somebody with these claims would get.</summary>
/// <param name="Met">Positions in the request's rules, from 0.</param>
public sealed record PreviewMappingResponse(string[] Roles, MappedSkillDto[] Skills, int[] Met);

public sealed record MappedSkillDto(string SkillId, int Level);

/// <summary>Our own keys, for all municipalities alike. Providers fetch the public halves at <c>/federation/keys</c>.</summary>
/// <param name="MayRoll">Whether the caller is the operator.</param>
public sealed record ClientKeysResponse(ClientKeyDto[] Keys, bool MayRoll);

/// <param name="Purpose">signature or encryption.</param>
/// <param name="RetiredAt">When one that has a successor is taken away.</param>
public sealed record ClientKeyDto(string Id, string Purpose, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt, bool InUse);
