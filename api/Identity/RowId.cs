using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Identity;

/// <summary>A binary key as pages write it, in base64url.</summary>
static class RowId
{
    public static string Of(byte[] key) => WebEncoders.Base64UrlEncode(key);

    /// <summary>No key at all where somebody has written something else: no row has it.</summary>
    public static byte[] Read(string? id)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(id ?? "");
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
