using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>Reading a signed token (RFC 7515, compact form) of which nothing is believed yet.</summary>
static class SignedToken
{
    const int Largest = 64 * 1024;

    /// <summary>RS256 and ES256 are required by the Swedish profile, the longer ones recommended. Nothing symmetric, and never <c>none</c>.</summary>
    static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    static readonly JsonWebTokenHandler Jwt = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Largest };

    public static bool Accepts(string algorithm) => Algorithms.Contains(algorithm);

    /// <exception cref="ProtocolException">It is too large to be looked at.</exception>
    public static void CheckSize(string token)
    {
        if (token.Length > Largest) throw new ProtocolException(ProtocolRule.Malformed, "The token is too large.");
    }

    /// <returns>The algorithm that it says it was signed with: one of those accepted.</returns>
    /// <param name="types">What <c>typ</c> may be, in lower case; an empty one stands for none.</param>
    /// <exception cref="ProtocolException">It is no such token.</exception>
    public static string CheckHeader(string token, params ReadOnlySpan<string> types)
    {
        var header = Part(token, 0, ProtocolRule.Malformed);
        // RFC 7515, 4.1.11.
        if (header.TryGetProperty("crit", out _)) throw new ProtocolException(ProtocolRule.Crit, "A critical header is not understood.");
        // RFC 8725, 3.11.
        if (!types.Contains((header.Text("typ") ?? "").ToLowerInvariant())) throw new ProtocolException(ProtocolRule.Typ, $"A token of type {header.Text("typ")} has no place here.");
        return header.Text("alg") is { } algorithm && Accepts(algorithm) ? algorithm : throw new ProtocolException(ProtocolRule.Alg, $"The algorithm {header.Text("alg")} is not accepted.");
    }

    /// <exception cref="ProtocolException">They are not a JSON object, or name something twice.</exception>
    public static JsonElement Claims(string token) => Part(token, 1, ProtocolRule.Claims);

    /// <summary>Whether one of the keys signed it, for this audience and in this issuer's name. Times are not looked at: the library goes by the machine's clock, and lets the ones through that matter most.</summary>
    public static Task<TokenValidationResult> Check(string token, string issuer, string audience, IEnumerable<SecurityKey> keys) =>
        Jwt.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            IssuerSigningKeys = keys,
            ValidAlgorithms = Algorithms,
            TryAllIssuerSigningKeys = true,
            ValidateLifetime = false,
            LogValidationExceptions = false,
        });

    /// <exception cref="ProtocolException">The result is no.</exception>
    public static void Expect(TokenValidationResult result)
    {
        if (result.IsValid) return;
        throw new ProtocolException(
            result.Exception switch
            {
                SecurityTokenInvalidIssuerException => ProtocolRule.Iss,
                SecurityTokenInvalidAudienceException => ProtocolRule.Aud,
                SecurityTokenInvalidSignatureException => ProtocolRule.Signature,
                _ => ProtocolRule.Malformed,
            },
            result.Exception.Message);
    }

    static JsonElement Part(string token, int index, ProtocolRule rule)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) throw new ProtocolException(ProtocolRule.Malformed, "The token is not a JWS in compact form.");
        try
        {
            return StrictJson.Parse(Base64UrlEncoder.DecodeBytes(parts[index]), rule);
        }
        catch (FormatException malformed)
        {
            throw new ProtocolException(ProtocolRule.Malformed, malformed.Message);
        }
    }
}
