using Microsoft.AspNetCore.Http;

namespace MutualAid.Identity.Federation;

/// <summary>How a browser carries a sign-in that is under way, or waits for an invitation.</summary>
static class UnderWayCookie
{
    /// <summary>Lax is enough, as the provider answers by a plain link: <c>form_post</c> would need None.</summary>
    public static CookieOptions Options(bool https, DateTimeOffset? expires) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = https,
        SameSite = SameSiteMode.Lax,
        Expires = expires,
        IsEssential = true,
    };
}
