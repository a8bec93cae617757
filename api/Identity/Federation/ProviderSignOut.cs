using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Identity.Federation;

/// <summary>The sign-in at a provider that a session which has just ended came from.</summary>
/// <param name="Address">Of the provider's own sign-out. Nothing where it has none, or none that we know.</param>
public sealed record EndedAtProvider(string Key, string MunicipalityCode, string? Address);

/// <summary>Ends a session here, and says how it is ended at its provider.</summary>
public sealed class ProviderSignOut
{
    readonly Providers providers;
    readonly MetadataCache metadata;
    readonly SignOutState state;

    internal ProviderSignOut(Providers providers, MetadataCache metadata, SignOutState state) => (this.providers, this.metadata, this.state) = (providers, metadata, state);

    /// <summary>Ends our session first, whatever the provider does.</summary>
    /// <returns>Nothing for a session that came from no provider, or from one that is switched off.</returns>
    public async Task<EndedAtProvider?> End(HttpContext http)
    {
        var session = (await http.AuthenticateAsync(Sessions.Scheme)).Properties is { } opened ? ProviderSession.From(opened) : null;
        await http.CloseSession();
        return session is not null && await providers.Find(session.ProviderId, http.RequestAborted) is { Enabled: true } provider
            ? new(provider.Key, provider.MunicipalityCode, await Address(http, provider, session))
            : null;
    }

    /// <summary>OpenID Connect RP-Initiated Logout 1.0, 2.</summary>
    async Task<string?> Address(HttpContext http, Provider provider, ProviderSession session)
    {
        try
        {
            if ((await metadata.Get(provider, http.RequestAborted)).Configuration.EndSessionEndpoint is not { Length: > 0 } endpoint) return null;
            var request = http.Request;
            return QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
            {
                ["id_token_hint"] = session.IdToken,
                ["client_id"] = provider.ClientId,
                ["post_logout_redirect_uri"] = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FederationEndpoints.SignedOut(provider.Key)),
                ["state"] = state.For(provider),
            });
        }
        catch (ProviderUnavailableException)
        {
            return null;
        }
    }
}
