using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>A provider's addresses and keys, checked against what was agreed.</summary>
sealed record Metadata(OpenIdConnectConfiguration Configuration, IReadOnlyList<SecurityKey> SigningKeys, DateTimeOffset FetchedAt)
{
    public static Metadata Read(Provider provider, MetadataDocuments documents, bool loopback)
    {
        var configuration = ReadDiscovery(provider, documents.Discovery, loopback);
        return new(configuration, KeySet.Read(documents.Jwks), documents.FetchedAt);
    }

    /// <exception cref="ProviderUnavailableException">The document is not to be used.</exception>
    public static OpenIdConnectConfiguration ReadDiscovery(Provider provider, string json, bool loopback)
    {
        OpenIdConnectConfiguration configuration;
        try
        {
            configuration = OpenIdConnectConfiguration.Create(json);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or JsonException or InvalidOperationException)
        {
            throw new ProviderUnavailableException("discovery_unreadable", unreadable);
        }

        // OpenID Connect Discovery 4.3. The library does not compare.
        if (!string.Equals(configuration.Issuer, provider.Issuer, StringComparison.Ordinal)) throw new ProviderUnavailableException("issuer_mismatch");
        Expect(configuration.AuthorizationEndpoint, required: true);
        Expect(configuration.TokenEndpoint, required: true);
        Expect(configuration.JwksUri, required: true);
        Expect(configuration.UserInfoEndpoint, required: false);
        Expect(configuration.EndSessionEndpoint, required: false);
        return configuration;

        void Expect(string? endpoint, bool required)
        {
            if (string.IsNullOrEmpty(endpoint) && !required) return;
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || !AddressGuard.Allows(address, loopback))
                throw new ProviderUnavailableException("endpoint_not_https");
        }
    }
}
