using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MutualAid.Database;

/// <summary>
/// A pass phrase as <c>auth.account.password_hash</c> keeps it: version 3 of ASP.NET Core Identity's format, PBKDF2 with HMAC-SHA512.
/// </summary>
/// <remarks>Written out here because the demo loader makes accounts and this project lies below Identity. A test there holds that the framework verifies it.</remarks>
public static class PassPhraseHash
{
    /// <summary>OWASP's minimum for PBKDF2-HMAC-SHA512; about a tenth of a second. Many accounts with one demo phrase may share one hash.</summary>
    public const int Iterations = 210_000;

    const byte Version3 = 0x01;
    const int HmacSha512 = 2;
    const int SaltLength = 16;
    const int KeyLength = 32;
    const int HeaderLength = 13;

    public static string Of(string passPhrase)
    {
        var hash = new byte[HeaderLength + SaltLength + KeyLength];
        hash[0] = Version3;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), HmacSha512);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), Iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), SaltLength);

        var salt = hash.AsSpan(HeaderLength, SaltLength);
        RandomNumberGenerator.Fill(salt);
        Rfc2898DeriveBytes.Pbkdf2(passPhrase, salt, hash.AsSpan(HeaderLength + SaltLength), Iterations, HashAlgorithmName.SHA512);
        return Convert.ToBase64String(hash);
    }
}
