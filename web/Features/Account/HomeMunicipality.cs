using MutualAid.Database;

namespace MutualAid.Web.Features.Account;

/// <summary>The municipality that was chosen last on the sign-in page, in a cookie of this browser: a code, and nothing about the person.</summary>
static class HomeMunicipality
{
    const string Cookie = "mutualaid.municipality";

    public static ListedMunicipality? Remembered(HttpContext http) => MunicipalityList.Find(http.Request.Cookies[Cookie]);

    public static void Remember(HttpContext http, ListedMunicipality municipality) => http.Response.Cookies.Append(Cookie, municipality.Code, Options(http, TimeSpan.FromDays(365)));

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    static CookieOptions Options(HttpContext http, TimeSpan? age) =>
        new() { MaxAge = age, Path = "/", HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps };
}
