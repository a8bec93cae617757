using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>A signed token inside an encrypted one: JWE compact serialization (RFC 7516, 7.1) with the algorithms of the Swedish OpenID Connect Profile.</summary>
/// <remarks>Our own because the library was remembered to decrypt AES-GCM on Windows alone; that was not tried.</remarks>
static class EncryptedToken
{
    const int Parts = 5;
    const int NonceLength = 12;
    const int TagLength = 16;

    public static bool Is(string token) => token.AsSpan().Count('.') == Parts - 1;

    /// <exception cref="ProtocolException">Whatever is wrong with it, in the same words: the sender learns nothing about the key.</exception>
    public static string Open(string token, IReadOnlyList<(string Id, RSA Rsa)> keys)
    {
        try
        {
            var parts = token.Split('.');
            using var header = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[0]), StrictJson.Options);
            var (padding, keyLength) = Algorithms(header.RootElement);
            var wanted = header.RootElement.TryGetProperty("kid", out var kid) ? kid.GetString() : null;

            foreach (var (id, rsa) in keys.Where(key => wanted is null || key.Id == wanted))
            {
                if (TryOpen(parts, ContentKey(rsa, Base64UrlEncoder.DecodeBytes(parts[1]), padding, keyLength)) is { } inside) return inside;
            }
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
        }

        throw new ProtocolException(ProtocolRule.Encryption, "The token cannot be decrypted.");
    }

    static (RSAEncryptionPadding Padding, int KeyLength) Algorithms(JsonElement header)
    {
        // A compressed token may be small and open to something huge; critical headers are not understood.
        if (header.TryGetProperty("zip", out _) || header.TryGetProperty("crit", out _)) throw new FormatException();
        return (
            header.GetProperty("alg").GetString() switch
            {
                "RSA-OAEP" => RSAEncryptionPadding.OaepSHA1,
                "RSA-OAEP-256" => RSAEncryptionPadding.OaepSHA256,
                _ => throw new FormatException(),
            },
            header.GetProperty("enc").GetString() switch
            {
                "A128GCM" => 16,
                "A256GCM" => 32,
                _ => throw new FormatException(),
            });
    }

    /// <summary>A random one where there is none: the failure shows later, as that of a wrong tag does (RFC 7516, 11.5).</summary>
    static byte[] ContentKey(RSA rsa, byte[] encrypted, RSAEncryptionPadding padding, int length)
    {
        try
        {
            var key = rsa.Decrypt(encrypted, padding);
            if (key.Length == length) return key;
        }
        catch (CryptographicException)
        {
        }

        return RandomNumberGenerator.GetBytes(length);
    }

    static string? TryOpen(string[] parts, byte[] key)
    {
        var (nonce, sealedText, tag) = (Base64UrlEncoder.DecodeBytes(parts[2]), Base64UrlEncoder.DecodeBytes(parts[3]), Base64UrlEncoder.DecodeBytes(parts[4]));
        // A shorter tag would be easier to guess.
        if (nonce.Length != NonceLength || tag.Length != TagLength) return null;
        try
        {
            var text = new byte[sealedText.Length];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(nonce, sealedText, tag, text, associatedData: Encoding.ASCII.GetBytes(parts[0]));
            return Encoding.UTF8.GetString(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
