namespace MutualAid.Identity.Machines;

/// <summary>A program of a municipality that calls the API: one row of <c>auth.machine_client</c>.</summary>
/// <param name="AccountId">As whom it acts, so that what it does has a name in the history.</param>
/// <param name="Scopes">The most that it may ever do. Texts.</param>
/// <param name="PublicKeys">A JSON Web Key Set, where it proves itself to us.</param>
/// <param name="Issuer">The authority whose tokens it brings, where it does not.</param>
/// <param name="TokenType">What the authority's tokens say they are: <c>at+jwt</c> (RFC 9068), or <c>jwt</c> for one that marks none (Entra ID).</param>
sealed record MachineClient(
    Guid Id, Guid AccountId, string MunicipalityCode, string Name, Array Scopes, string? PublicKeys, string? Issuer, string? KeysAddress, string? TokenType);
