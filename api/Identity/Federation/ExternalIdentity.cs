using System.Text.Json;

namespace MutualAid.Identity.Federation;

/// <summary>A person as their municipality's provider vouches for them. Of all that it says, what is used here.</summary>
/// <param name="Subject">Who it is, together with <paramref name="Issuer"/>: the provider's subject claim.</param>
/// <param name="ProviderSubject">The provider's <c>sub</c>, by which it signs people out.</param>
/// <param name="ProviderSession">The provider's <c>sid</c>.</param>
/// <param name="Email">To be shown; never to find an account by.</param>
/// <param name="IdToken">For the provider's own sign-out.</param>
public sealed record ExternalIdentity(
    Guid ProviderId, string Issuer, string Subject, string ProviderSubject, string? ProviderSession, string? Acr, IReadOnlyList<string> Amr,
    string? Name, string? Email, string IdToken)
{
    /// <summary>When the provider last asked the person to prove who they are, where it says.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>The rules of the provider's mapping that it met, see <see cref="MappedRoles"/>.</summary>
    public IReadOnlyList<Guid> Mapped { get; init; } = [];

    /// <summary>Where both say something, the id_token is believed.</summary>
    /// <exception cref="ProtocolException">It lacks the subject claim, or belongs to another organisation.</exception>
    internal static ExternalIdentity From(Provider provider, VerifiedToken token, JsonElement? userInfo)
    {
        var idToken = token.Claims;
        CheckOrganisation(provider, idToken, userInfo);
        return new(
            provider.Id,
            provider.Issuer,
            Text(provider.SubjectClaim) is { Length: > 0 and <= 255 } subject ? subject : throw new ProtocolException(ProtocolRule.SubjectClaim, $"There is no {provider.SubjectClaim}."),
            idToken.Text("sub")!,
            idToken.Text("sid"),
            idToken.Text("acr"),
            idToken.Texts("amr"),
            Text("name"),
            Text("email"),
            token.Signed) { AuthenticatedAt = idToken.Time("auth_time") };

        string? Text(string claim) => idToken.Text(claim) ?? userInfo?.Text(claim);
    }

    static void CheckOrganisation(Provider provider, JsonElement idToken, JsonElement? userInfo)
    {
        if (provider.OrganisationClaim is not { } claim) return;
        var said = idToken.TryGetProperty(claim, out _) || userInfo is null ? idToken.Texts(claim) : userInfo.Value.Texts(claim);
        // The Swedish profile's orgAffiliation is person@organisation.
        if (!said.Any(value => value[(value.LastIndexOf('@') + 1)..] == provider.OrganisationNumber))
            throw new ProtocolException(ProtocolRule.Organisation, "The person belongs to another organisation.");
    }
}
