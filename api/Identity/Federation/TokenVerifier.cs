using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>Whether a token comes from the provider and is meant for us. What it says is for others to judge.</summary>
sealed class TokenVerifier(MetadataCache metadata, ClientKeys keys)
{
    /// <exception cref="ProtocolException">It does not.</exception>
    public async Task<VerifiedToken> Verify(Provider provider, Metadata known, string token, TokenKind kind, CancellationToken cancellation)
    {
        SignedToken.CheckSize(token);
        if (EncryptedToken.Is(token)) token = EncryptedToken.Open(token, await keys.DecryptionKeys(cancellation));

        var algorithm = kind == TokenKind.Logout ? SignedToken.CheckHeader(token, "", "jwt", "logout+jwt") : SignedToken.CheckHeader(token, "", "jwt");
        await CheckSignature(provider, known, token, kind, cancellation);
        return new(SignedToken.Claims(token), algorithm, token);
    }

    /// <summary>With the keys that are known, and again with the provider's newest: it may have changed them a moment ago, under the same name too.</summary>
    /// <remarks>Twice at most: a fetch that was under way may have read the keys before they changed.</remarks>
    async Task CheckSignature(Provider provider, Metadata known, string token, TokenKind kind, CancellationToken cancellation)
    {
        var result = await SignedToken.Check(token, provider.Issuer, provider.ClientId, known.SigningKeys);
        for (var attempt = 0; attempt < 2 && result.Exception is SecurityTokenInvalidSignatureException; attempt++)
        {
            var newest = await metadata.Refresh(provider, known, onDemandOfAnyone: kind == TokenKind.Logout, cancellation);
            if (ReferenceEquals(newest, known)) break;
            known = newest;
            result = await SignedToken.Check(token, provider.Issuer, provider.ClientId, known.SigningKeys);
        }

        SignedToken.Expect(result);
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
