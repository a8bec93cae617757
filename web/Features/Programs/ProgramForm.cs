using MutualAid.Contracts.Machines;

namespace MutualAid.Web.Features.Programs;

/// <summary>A program as it is typed: both kinds of proof, of which the chosen one counts.</summary>
public sealed class ProgramForm
{
    public const string ByOwnKeys = "own-keys";
    public const string ByAuthority = "authority";

    public string? Name { get; set; }
    public string[]? Scopes { get; set; }
    public string? Proof { get; set; }
    public string? PublicKeys { get; set; }
    public AuthorityForm Authority { get; set; } = new();
    public bool Enabled { get; set; }
    public int Version { get; set; }

    public static ProgramForm New() => new() { Scopes = ["register"], Proof = ByOwnKeys, Enabled = true };

    public static ProgramForm Of(MachineClientDto client) => new()
    {
        Name = client.Name, Scopes = client.Scopes, Proof = client.Authority is null ? ByOwnKeys : ByAuthority, PublicKeys = client.PublicKeys,
        Authority = client.Authority is { } authority ? new() { Issuer = authority.Issuer, KeysAddress = authority.KeysAddress, ClientId = authority.ClientId, TokenType = authority.TokenType } : new(),
        Enabled = client.Enabled, Version = client.Version,
    };

    public SaveMachineClientRequest ToRequest() => new(
        Name ?? "", Scopes ?? [],
        Proof == ByAuthority ? null : PublicKeys?.Trim() ?? "",
        Proof == ByAuthority ? Authority.ToDto() : null,
        Enabled, Version);
}

/// <summary>A token service as it is typed.</summary>
public sealed class AuthorityForm
{
    public string? Issuer { get; set; }
    public string? KeysAddress { get; set; }
    public string? ClientId { get; set; }
    public string? TokenType { get; set; } = "at+jwt";

    public TokenAuthorityDto ToDto() => new(Issuer?.Trim() ?? "", KeysAddress?.Trim() ?? "", ClientId?.Trim() ?? "", TokenType ?? "");
}
