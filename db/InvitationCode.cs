using System.Security.Cryptography;
using System.Text;

namespace MutualAid.Database;

/// <summary>What stands on the invitation: <c>K3VN-8QXT-5MWP-2HCR</c>, 80 bits, typed in any case, with or without the hyphens.</summary>
public static class InvitationCode
{
    /// <summary>Crockford's letters: none that is taken for another on paper.</summary>
    const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    const int Length = 16;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(four => new string(four)));

    /// <summary>What the database keeps of it. Null for what cannot be a code.</summary>
    public static byte[]? Hash(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length) return null;

        // As Crockford reads them: what looks like a one is a one, and O is a nought.
        var code = new string([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(letter => letter switch { 'I' or 'L' => '1', 'O' => '0', _ => letter })]);
        return code.Length == Length ? SHA256.HashData(Encoding.ASCII.GetBytes(code)) : null;
    }
}
