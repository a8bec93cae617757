using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>How we prove to a provider's token endpoint who we are.</summary>
sealed class ClientCredentials(ClientKeys keys, TimeProvider clock)
{
    static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(1);
    static readonly JsonWebTokenHandler Jwt = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task Put(
        Provider provider, OpenIdConnectConfiguration configuration, HttpRequestMessage request, Dictionary<string, string> form, CancellationToken cancellation)
    {
        switch (provider.Authentication)
        {
            case ClientAuthentication.Secret:
                // RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
                var pair = $"{FormEncoded(provider.ClientId)}:{FormEncoded(provider.ClientSecret ?? "")}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
                break;
            case ClientAuthentication.PrivateKey:
                form["client_id"] = provider.ClientId;
                form["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
                form["client_assertion"] = Assertion(provider, await keys.SigningKey(cancellation), AlgorithmFor(configuration));
                break;
        }
    }

    /// <summary>RFC 7523, 3. Addressed to the issuer unless agreed otherwise: a token endpoint's address can be made up by an attacker's metadata.</summary>
    string Assertion(Provider provider, (RsaSecurityKey Key, string Thumbprint) signer, string algorithm)
    {
        var now = clock.GetUtcNow();
        return Jwt.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = provider.ClientId,
            Audience = provider.AssertionAudience is { Length: > 0 } agreed ? agreed : provider.Issuer,
            Claims = new Dictionary<string, object> { ["sub"] = provider.ClientId, ["jti"] = Guid.NewGuid().ToString("n") },
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + AssertionLifetime).UtcDateTime,
            AdditionalHeaderClaims = new Dictionary<string, object> { ["x5t#S256"] = signer.Thumbprint },
            SigningCredentials = new(signer.Key, algorithm),
        });
    }

    /// <summary>RS256 is what every provider must know (OpenID Connect Core, 15.1); PS256 is better where it is offered.</summary>
    static string AlgorithmFor(OpenIdConnectConfiguration configuration) =>
        configuration.TokenEndpointAuthSigningAlgValuesSupported.Contains(SecurityAlgorithms.RsaSsaPssSha256)
            ? SecurityAlgorithms.RsaSsaPssSha256
            : SecurityAlgorithms.RsaSha256;

    static string FormEncoded(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
