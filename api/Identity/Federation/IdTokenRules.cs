using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>What an id_token must say after its signature, issuer and audience have been found right (OpenID Connect Core, 3.1.3.7).</summary>
static class IdTokenRules
{
    const int LongestSubject = 255;

    /// <exception cref="ProtocolException">The rule that it breaks.</exception>
    public static void Check(VerifiedToken token, Provider provider, LoginAttempt attempt, string? accessToken, DateTimeOffset now)
    {
        var claims = token.Claims;
        NotAnotherKind(claims);
        Times(claims, now);
        AuthorizedParty(claims, provider);
        Subject(claims);
        Nonce(claims, attempt);
        AccessTokenHash(claims, token.Algorithm, accessToken);
        Assurance(claims, provider);
        AuthenticationTime(claims, attempt, now);
    }

    /// <summary>A logout token has the same issuer, audience and key (Back-Channel Logout, 2.4).</summary>
    static void NotAnotherKind(JsonElement claims) => ProtocolException.Unless(!claims.TryGetProperty("events", out _), ProtocolRule.Typ, "This is an event token.");

    static void Times(JsonElement claims, DateTimeOffset now)
    {
        var skew = FederationOptions.ClockSkew;
        ProtocolException.Unless(claims.Time("exp") > now - skew, ProtocolRule.Exp, "The token has expired, or never does.");
        ProtocolException.Unless(claims.Time("nbf") is not { } start || start <= now + skew, ProtocolRule.Nbf, "The token is not valid yet.");
        ProtocolException.Unless(claims.Time("iat") <= now + skew, ProtocolRule.Iat, "The token was issued in the future, or nobody knows when.");
        // It was asked for after the sign-in began, so an older one is not the answer.
        ProtocolException.Unless(claims.Time("iat") >= now - FederationOptions.LoginLifetime - skew, ProtocolRule.Iat, "The token is too old to be the answer.");
    }

    static void AuthorizedParty(JsonElement claims, Provider provider)
    {
        var party = claims.Text("azp");
        ProtocolException.Unless(party is not null || claims.Texts("aud").Count == 1, ProtocolRule.Azp, "Several audiences and no azp.");
        ProtocolException.Unless(party is null || party == provider.ClientId, ProtocolRule.Azp, "The token was issued to another client.");
    }

    static void Subject(JsonElement claims) =>
        ProtocolException.Unless(claims.Text("sub") is { Length: > 0 and <= LongestSubject } subject && !string.IsNullOrWhiteSpace(subject), ProtocolRule.Sub, "sub is empty or too long.");

    static void Nonce(JsonElement claims, LoginAttempt attempt) =>
        ProtocolException.Unless(claims.Text("nonce") is { } nonce && SameText(nonce, attempt.Nonce), ProtocolRule.Nonce, "The token answers another sign-in.");

    /// <summary>May be left out in the code flow, but must be right (OpenID Connect Core, 3.1.3.8).</summary>
    static void AccessTokenHash(JsonElement claims, string algorithm, string? accessToken)
    {
        if (claims.Text("at_hash") is not { } hash) return;
        var bytes = Encoding.ASCII.GetBytes(accessToken ?? "");
        var digest = algorithm[^3..] switch
        {
            "384" => SHA384.HashData(bytes),
            "512" => SHA512.HashData(bytes),
            _ => SHA256.HashData(bytes),
        };
        ProtocolException.Unless(accessToken is not null && SameText(hash, Base64UrlEncoder.Encode(digest[..(digest.Length / 2)])), ProtocolRule.AtHash, "The access token is another's.");
    }

    static void Assurance(JsonElement claims, Provider provider) =>
        ProtocolException.Unless(!provider.AcrIsRequired || (claims.Text("acr") is { } acr && provider.AcceptedAcr.Contains(acr)), ProtocolRule.Acr, "The level of assurance is not one of those agreed.");

    static void AuthenticationTime(JsonElement claims, LoginAttempt attempt, DateTimeOffset now)
    {
        if (attempt.MaxAge is not { } age) return;
        ProtocolException.Unless(claims.Time("auth_time") is { } at && now - at <= age + FederationOptions.ClockSkew, ProtocolRule.AuthTime, "The person signed in at the provider too long ago.");
    }

    static bool SameText(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
