using System.ComponentModel.DataAnnotations;

namespace MutualAid.Contracts.Machines;

/// <summary>A municipality's programs that call the API.</summary>
/// <param name="Audience">What they write in <c>aud</c>; nothing where the site lets no machine in.</param>
public sealed record ListMachineClientsResponse(MachineClientDto[] Clients, string? Audience);

/// <param name="ClientId">What the program calls itself to us: <c>iss</c> and <c>sub</c> of its assertions.</param>
/// <param name="Scopes">register: the staff register, leave and duties at home. time-reports: reading time reports.</param>
/// <param name="PublicKeys">A JSON Web Key Set (RFC 7517), where the program signs its own assertions.</param>
/// <param name="Authority">Whose tokens it brings, where it does not.</param>
/// <param name="LastUsedAt">When it last got a token from us. Nothing is known of an authority's tokens.</param>
public sealed record MachineClientDto(
    Guid Id, string MunicipalityCode, string Name, string ClientId, string[] Scopes, string? PublicKeys, TokenAuthorityDto? Authority, bool Enabled, int Version, DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt);

/// <summary>A token service that the municipality trusts to say which of its programs is calling.</summary>
/// <param name="Issuer"><c>iss</c> of its tokens, letter by letter.</param>
/// <param name="KeysAddress">Where its public keys are (<c>jwks_uri</c>).</param>
/// <param name="ClientId"><c>client_id</c> or <c>azp</c> of the program's tokens.</param>
/// <param name="TokenType"><c>at+jwt</c> (RFC 9068), or <c>jwt</c> for an authority that marks its access tokens no further.</param>
public sealed record TokenAuthorityDto(
    [property: StringLength(500)] string Issuer,
    [property: StringLength(500)] string KeysAddress,
    [property: StringLength(200)] string ClientId,
    [property: AllowedValues("at+jwt", "jwt")] string TokenType);

/// <summary>Either public keys or an authority.</summary>
/// <param name="Version">Of the client that was read; 0 for a new one.</param>
public sealed record SaveMachineClientRequest(
    [property: StringLength(100)] string Name, string[] Scopes, [property: StringLength(20_000)] string? PublicKeys, TokenAuthorityDto? Authority, bool Enabled, int Version);
