using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MutualAid.Identity.Federation;

/// <summary>A cookie for each sign-in that is under way: only the browser that began it can end it (RFC 9700, 4.7). Several may go on side by side.</summary>
/// <param name="https">Then the name has the prefix <c>__Host-</c>, and no neighbouring site can plant it.</param>
sealed class BrowserBinding(bool https)
{
    const int NameLength = 16;

    public void Bind(HttpContext http, LoginAttempt attempt) =>
        http.Response.Cookies.Append(NameOf(attempt), attempt.BrowserKey, UnderWayCookie.Options(https, attempt.ExpiresAt));

    /// <summary>Whether this browser began it. It cannot end it twice.</summary>
    public bool Release(HttpContext http, LoginAttempt attempt)
    {
        var brought = http.Request.Cookies[NameOf(attempt)];
        if (brought is not null) http.Response.Cookies.Delete(NameOf(attempt), UnderWayCookie.Options(https, expires: null));
        return brought is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(brought), Encoding.ASCII.GetBytes(attempt.BrowserKey));
    }

    string NameOf(LoginAttempt attempt) => $"{(https ? "__Host-" : "")}mutualaid.login.{attempt.Id[..NameLength]}";
}
