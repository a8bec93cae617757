namespace MutualAid.Identity.Federation;

public enum ClientAuthentication
{
    /// <summary>client_secret_basic.</summary>
    Secret,

    /// <summary>private_key_jwt, with <see cref="ClientKeys"/>.</summary>
    PrivateKey,
}

/// <summary>A municipality's own OpenID Connect provider, as agreed with it: one row of <c>auth.provider</c>.</summary>
public sealed record Provider
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose people it may vouch for, and nobody else's.</summary>
    public required string MunicipalityCode { get; init; }

    /// <summary>Its name in the addresses that the municipality registers. Not to be changed after that.</summary>
    public required string Key { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Letter by letter as agreed. What discovery says must equal it.</summary>
    public required string Issuer { get; init; }

    public required string ClientId { get; init; }
    public ClientAuthentication Authentication { get; init; }
    public string? ClientSecret { get; init; }
    public string Scopes { get; init; } = "openid profile";

    /// <summary>Levels of assurance that are asked for, separated by blanks.</summary>
    public string AcrValues { get; init; } = "";

    /// <summary>Whether a sign-in at none of <see cref="AcrValues"/> is refused.</summary>
    public bool AcrIsRequired { get; init; }

    public bool UseUserInfo { get; init; } = true;

    /// <summary>What is the same for a person even when the client is registered anew: <c>oid</c> at Entra ID, whose <c>sub</c> is not.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>Empty means the issuer. Entra ID and AD FS want their token endpoint.</summary>
    public string AssertionAudience { get; init; } = "";

    /// <summary>Such as <c>https://id.oidc.se/claim/orgAffiliation</c>. The value, or the part of it after <c>@</c>, must be <see cref="OrganisationNumber"/>.</summary>
    public string? OrganisationClaim { get; init; }

    public string? OrganisationNumber { get; init; }

    /// <summary>For a provider inside a network that both share. The operator's decision alone.</summary>
    public bool PrivateAddressesAllowed { get; init; }

    public bool Enabled { get; init; }

    /// <summary>Of the row as it was read; 0 for one that is not kept yet.</summary>
    public int Version { get; init; }

    internal IReadOnlyList<string> AcceptedAcr => AcrValues.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    internal Uri Discovery => new(Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
}
