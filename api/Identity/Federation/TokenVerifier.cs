using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>Whether a token comes from the provider and is meant for us. What it says is for others to judge.</summary>
sealed class TokenVerifier(MetadataCache metadata, ClientKeys keys)
{
    const int LargestToken = 64 * 1024;

    /// <summary>RS256 and ES256 are required by the Swedish profile, the longer ones recommended. Nothing symmetric, and never <c>none</c>.</summary>
    static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    static readonly JsonWebTokenHandler Jwt = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LargestToken };

    /// <exception cref="ProtocolException">It does not.</exception>
    public async Task<VerifiedToken> Verify(Provider provider, Metadata known, string token, TokenKind kind, CancellationToken cancellation)
    {
        if (token.Length > LargestToken) throw new ProtocolException(ProtocolRule.Malformed, "The token is too large.");
        if (EncryptedToken.Is(token)) token = EncryptedToken.Open(token, await keys.DecryptionKeys(cancellation));
        var parts = token.Split('.');
        if (parts.Length != 3) throw new ProtocolException(ProtocolRule.Malformed, "The token is not a JWS in compact form.");

        var algorithm = CheckHeader(StrictJson.Parse(Decode(parts[0]), ProtocolRule.Malformed), kind);
        await CheckSignature(provider, known, token, kind, cancellation);
        return new(StrictJson.Parse(Decode(parts[1]), ProtocolRule.Claims), algorithm, token);
    }

    static string CheckHeader(JsonElement header, TokenKind kind)
    {
        // RFC 7515, 4.1.11.
        if (header.TryGetProperty("crit", out _)) throw new ProtocolException(ProtocolRule.Crit, "A critical header is not understood.");
        // RFC 8725, 3.11.
        if (header.Text("typ") is { Length: > 0 } type && !type.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            && !(kind == TokenKind.Logout && type.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase)))
            throw new ProtocolException(ProtocolRule.Typ, $"A token of type {type} has no place here.");
        return header.Text("alg") is { } algorithm && Algorithms.Contains(algorithm) ? algorithm : throw new ProtocolException(ProtocolRule.Alg, $"The algorithm {header.Text("alg")} is not accepted.");
    }

    /// <summary>With the keys that are known, and again with the provider's newest: it may have changed them a moment ago, under the same name too.</summary>
    /// <remarks>Twice at most: a fetch that was under way may have read the keys before they changed.</remarks>
    async Task CheckSignature(Provider provider, Metadata known, string token, TokenKind kind, CancellationToken cancellation)
    {
        var result = await Jwt.ValidateTokenAsync(token, Parameters(provider, known));
        for (var attempt = 0; attempt < 2 && result.Exception is SecurityTokenInvalidSignatureException; attempt++)
        {
            var newest = await metadata.Refresh(provider, known, onDemandOfAnyone: kind == TokenKind.Logout, cancellation);
            if (ReferenceEquals(newest, known)) break;
            known = newest;
            result = await Jwt.ValidateTokenAsync(token, Parameters(provider, known));
        }

        if (!result.IsValid)
        {
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
    }

    /// <summary>Times are not looked at here: the library goes by the machine's clock, and lets the ones through that matter most.</summary>
    static TokenValidationParameters Parameters(Provider provider, Metadata known) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.ClientId,
        IssuerSigningKeys = known.SigningKeys,
        ValidAlgorithms = Algorithms,
        TryAllIssuerSigningKeys = true,
        ValidateLifetime = false,
        LogValidationExceptions = false,
    };

    static byte[] Decode(string part)
    {
        try
        {
            return Base64UrlEncoder.DecodeBytes(part);
        }
        catch (FormatException malformed)
        {
            throw new ProtocolException(ProtocolRule.Malformed, malformed.Message);
        }
    }
}

enum TokenKind
{
    Id,
    UserInfo,
    Logout,
}

/// <param name="Algorithm">Which it was signed with; <c>at_hash</c> goes by it.</param>
/// <param name="Signed">As it was signed, without any encryption around it.</param>
sealed record VerifiedToken(JsonElement Claims, string Algorithm, string Signed);
