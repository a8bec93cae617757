using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MutualAid.Identity.Factors;

/// <summary>RFC 6238 as every authenticator app does it: HMAC-SHA1, six digits, half a minute.</summary>
static class Totp
{
    const int StepSeconds = 30;
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The step whose code it is: the present one or a neighbour, for a phone whose clock is a little off.</summary>
    public static long? StepOf(byte[] key, string code, DateTimeOffset now)
    {
        var present = StepAt(now);
        long? found = null;
        for (var step = present - 1; step <= present + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(code)))
                found ??= step;
        return found;
    }

    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // SHA-1 is the one hash that every app knows; HMAC does not lean on what is broken in it.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>RFC 4648, without padding: twenty bytes need none.</summary>
    public static string Base32(byte[] key)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var octet in key)
        {
            (held, bits) = (held << 8 | octet, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[held >> (bits - 5) & 31]);
            held &= 31;
        }

        return text.ToString();
    }
}
