using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace MutualAid.Identity.Federation;

/// <summary>A JSON Web Key Set (RFC 7517) that somebody else wrote.</summary>
static class KeySet
{
    const int SmallestRsaKey = 2048;

    /// <summary>The public keys that may verify a signature.</summary>
    /// <exception cref="ProviderUnavailableException">There is none: <c>no_keys</c>, or <c>keys_unreadable</c>.</exception>
    public static IReadOnlyList<SecurityKey> Read(string json)
    {
        try
        {
            // A key that the library cannot read, or whose kind it does not know, is left out; the others stand.
            List<SecurityKey> keys = [.. new JsonWebKeySet(json).GetSigningKeys().Where(key => key is ECDsaSecurityKey or (AsymmetricSecurityKey and { KeySize: >= SmallestRsaKey }))];
            return keys.Count > 0 ? keys : throw new ProviderUnavailableException("no_keys");
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or JsonException or InvalidOperationException)
        {
            throw new ProviderUnavailableException("keys_unreadable", unreadable);
        }
    }

    /// <summary>Whether somebody has pasted private or symmetric keys (RFC 7518, 6.2.2, 6.3.2 and 6.4).</summary>
    /// <exception cref="ProviderUnavailableException">It cannot be read: <c>keys_unreadable</c>.</exception>
    public static bool HoldsSecrets(string json)
    {
        try
        {
            return new JsonWebKeySet(json).Keys.Any(key => key.D is not null || key.P is not null || key.K is not null);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or JsonException)
        {
            throw new ProviderUnavailableException("keys_unreadable", unreadable);
        }
    }
}
