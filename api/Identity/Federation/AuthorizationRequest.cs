using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Identity.Federation;

/// <summary>The address at the provider that a browser is sent to: code flow with PKCE (OpenID Connect Core, 3.1.2.1; RFC 7636).</summary>
static class AuthorizationRequest
{
    public static string Address(Provider provider, Metadata metadata, LoginAttempt attempt, string state, string? prompt)
    {
        var configuration = metadata.Configuration;
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = provider.ClientId,
            ["redirect_uri"] = attempt.RedirectUri,
            ["scope"] = provider.Scopes,
            ["state"] = state,
            ["nonce"] = attempt.Nonce,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))),
            ["code_challenge_method"] = "S256",
        };
        if (provider.AcrValues.Length > 0) query["acr_values"] = provider.AcrValues;
        if (provider.AcrIsRequired && configuration.ClaimsParameterSupported) query["claims"] = EssentialAcr(provider);
        if (attempt.MaxAge is { } age) query["max_age"] = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (prompt is not null) query["prompt"] = prompt;
        return QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, query);
    }

    /// <summary>A provider may take acr_values for a wish; this it must fulfil or refuse (OpenID Connect Core, 5.5.1.1; Swedish profile).</summary>
    static string EssentialAcr(Provider provider) =>
        JsonSerializer.Serialize(new { id_token = new { acr = new { essential = true, values = provider.AcceptedAcr } } });
}
