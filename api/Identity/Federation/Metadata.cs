using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>A provider's addresses and keys, checked against what was agreed.</summary>
sealed record Metadata(OpenIdConnectConfiguration Configuration, IReadOnlyList<SecurityKey> SigningKeys, DateTimeOffset FetchedAt)
{
    const int SmallestRsaKey = 2048;

    public static Metadata Read(Provider provider, MetadataDocuments documents, bool loopback)
    {
        var configuration = ReadDiscovery(provider, documents.Discovery, loopback);
        return new(configuration, ReadKeys(documents.Jwks), documents.FetchedAt);
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

    static List<SecurityKey> ReadKeys(string json)
    {
        try
        {
            // A key that the library cannot read, or whose kind it does not know, is left out; the others stand.
            List<SecurityKey> keys = [.. new JsonWebKeySet(json).GetSigningKeys().Where(key => key is ECDsaSecurityKey or (AsymmetricSecurityKey and { KeySize: >= SmallestRsaKey }))];
            return keys.Count > 0 ? keys : throw new ProviderUnavailableException("no_keys");
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or JsonException or InvalidOperationException)
        {
            throw new ProviderUnavailableException("keys_unreadable", unreadable);
        }
    }
}
