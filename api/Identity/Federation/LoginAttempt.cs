using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Identity.Federation;

/// <summary>A sign-in between the redirect to the provider and the way back. It travels encrypted, as the parameter <c>state</c>.</summary>
/// <param name="ProviderKey">Must be that of the address on the way back (RFC 9700, 4.4.2).</param>
/// <param name="Issuer">As it was when the sign-in began: its code must not go to whoever stands in the row by then.</param>
/// <param name="BrowserKey">Must be in a cookie on the way back.</param>
/// <param name="Verifier">For PKCE (RFC 7636).</param>
/// <param name="Confirms">The account whose session it confirms; nothing where it opens one.</param>
/// <param name="TestOf">The session that tries the provider out: it is shown what came back, and nobody is signed in.</param>
sealed record LoginAttempt(
    string Id, string ProviderKey, string Issuer, string BrowserKey, string Nonce, string Verifier, string RedirectUri, string ReturnUrl, TimeSpan? MaxAge,
    DateTimeOffset StartedAt, Guid? Confirms = null, string? TestOf = null)
{
    public static LoginAttempt Start(
        Provider provider, string redirectUri, string returnUrl, TimeSpan? maxAge, DateTimeOffset now, Guid? confirms = null, string? testOf = null) =>
        new(Random(), provider.Key, provider.Issuer, Random(), Random(), Random(), redirectUri, returnUrl, maxAge, now, confirms, testOf);

    public DateTimeOffset ExpiresAt => StartedAt + FederationOptions.LoginLifetime;

    public string Protect(IDataProtectionProvider protection) =>
        WebEncoders.Base64UrlEncode(Protector(protection).Protect(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <returns>Nothing when it was not made here.</returns>
    public static LoginAttempt? Unprotect(string? state, IDataProtectionProvider protection)
    {
        if (string.IsNullOrEmpty(state)) return null;
        try
        {
            return JsonSerializer.Deserialize<LoginAttempt>(Protector(protection).Unprotect(WebEncoders.Base64UrlDecode(state)));
        }
        catch (Exception foreign) when (foreign is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    static IDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("MutualAid.Federation", "login.v1");

    static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
