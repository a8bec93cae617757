using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity;

/// <summary>The session that web and api share: one row in <c>auth.session</c>, whose random key is in the cookie.</summary>
public static class Sessions
{
    public const string Scheme = "MutualAid.Session";

    /// <summary>With the prefix <c>__Host-</c> where the site is served over https.</summary>
    public const string CookieName = "mutualaid.session";

    /// <summary>From signing in to signing in again, however busy the person is in between.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    /// <summary>Whether a cookie of this name carries the session, with or without the prefix.</summary>
    public static bool IsCookie(string name) => name is CookieName or $"__Host-{CookieName}";

    internal const string StampClaim = "mutualaid:stamp";
    internal const string MethodItem = "mutualaid.method";
    internal const string BrowserItem = "mutualaid.browser";
    internal const string CrisisItem = "mutualaid.crisis";
    internal const string VouchingItem = "mutualaid.vouching";

    /// <summary>Opens a session under a new key. A session that the request came with, whosever it was, ends.</summary>
    /// <param name="method">Of <see cref="SignInMethod"/>.</param>
    /// <param name="vouched">The sign-in at a provider that it comes from; the provider can end it.</param>
    /// <param name="vouchingId">The vouching that it comes from.</param>
    /// <remarks>It is a crisis session where the municipality has a provider that did not vouch for the person; see <see cref="CrisisSessions"/>.</remarks>
    public static async Task OpenSession(
        this HttpContext http, Account account, TimeProvider clock, string method = SignInMethod.PassPhrase, ExternalIdentity? vouched = null, Guid? vouchingId = null)
    {
        var isCrisis = method == SignInMethod.Vouched
            || (method != SignInMethod.Provider && await http.RequestServices.GetRequiredService<CrisisSessions>().HasProvider(account.MunicipalityCode, http.RequestAborted));
        if (isCrisis && method == SignInMethod.PassPhrase) throw new InvalidOperationException("A pass phrase alone opens nothing where the municipality has a provider.");

        if ((await http.AuthenticateAsync(Scheme)).Properties is { } came)
            await http.RequestServices.GetRequiredService<PgTicketStore>().Remove(PgTicketStore.KeyHashOf(came), http.RequestAborted);

        // The cookie handler remembers the key that the request came with and would go on using it: whoever had planted that cookie
        // would then be signed in as well. A handler of a new scope finds the row gone and makes a new key.
        await using var scope = http.RequestServices.CreateAsyncScope();
        var handler = (IAuthenticationSignInHandler)(await scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(http, Scheme))!;
        var now = clock.GetUtcNow();
        var properties = new AuthenticationProperties(new Dictionary<string, string?> { [MethodItem] = method, [BrowserItem] = BrowserFamily.Of(http.Request.Headers.UserAgent) })
        {
            IssuedUtc = now, ExpiresUtc = now + (isCrisis ? CrisisSessions.Lifetime : Lifetime), AllowRefresh = false,
        };
        if (isCrisis) properties.Items[CrisisItem] = Guid.CreateVersion7().ToString();
        if (vouchingId is { } vouching) properties.Items[VouchingItem] = vouching.ToString();
        if (vouched is not null) ProviderSession.Of(vouched).Put(properties);
        await handler.SignInAsync(
            new ClaimsPrincipal(new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.SecurityStamp)],
                Scheme)),
            properties);
        await http.RequestServices.GetRequiredService<SignInEvents>().Record(http, account.Id, SignInEventKind.SignedIn, method);
    }

    public static Task CloseSession(this HttpContext http) => http.SignOutAsync(Scheme);
}
