using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using MutualAid.Identity.Federation;

namespace MutualAid.Web.Features.Account;

/// <summary>Where a sign-out goes on to, between the form and the page that leads there: the session that knew it has ended.</summary>
/// <remarks>The provider's own sign-out wants its id_token back, which no address of ours may hold and which may be too long for one cookie.</remarks>
sealed class Leaving(IDataProtectionProvider protection)
{
    public const string Path = "/sign-out/provider";
    const string Cookie = "mutualaid.leaving";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    readonly ChunkingCookieManager cookies = new();
    readonly IDataProtector protector = protection.CreateProtector("MutualAid.Web", "leaving.v1");

    public void Keep(HttpContext http, EndedAtProvider ended) =>
        cookies.AppendResponseCookie(http, Cookie, protector.Protect(JsonSerializer.Serialize(ended)), Options(http, Lifetime));

    /// <summary>Once.</summary>
    public EndedAtProvider? Take(HttpContext http)
    {
        if (cookies.GetRequestCookie(http, Cookie) is not { Length: > 0 } kept) return null;
        cookies.DeleteCookie(http, Cookie, Options(http, null));
        try
        {
            return JsonSerializer.Deserialize<EndedAtProvider>(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { MaxAge = age, Path = Path, HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps };
}
