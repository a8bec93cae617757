using System.Globalization;
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

    /// <summary>Of a crisis session that begins; one that is confirmed has been announced.</summary>
    internal const string AnnouncedItem = "mutualaid.announced";
    internal const string VouchingItem = "mutualaid.vouching";

    /// <summary>Of a session that a provider has just vouched for; one that goes on outlives the provider's being switched off.</summary>
    internal const string VouchedItem = "mutualaid.vouched";
    const string ProvedAtItem = "mutualaid.proved-at";

    /// <summary>Opens a session under a new key. A session that the request came with, whosever it was, ends.</summary>
    /// <param name="method">Of <see cref="SignInMethod"/>.</param>
    /// <param name="vouched">The sign-in at a provider that it comes from; the provider can end it.</param>
    /// <param name="vouchingId">The vouching that it comes from.</param>
    /// <param name="besideProvider">The municipality's provider has vouched in this browser too.</param>
    /// <returns>False when the provider that vouched for the person has been switched off since; whoever came without one always gets it.</returns>
    /// <remarks>It is a crisis session where the municipality has a provider that did not vouch for the person; see <see cref="CrisisSessions"/>.</remarks>
    public static async Task<bool> OpenSession(
        this HttpContext http, Account account, TimeProvider clock, string method = SignInMethod.PassPhrase, ExternalIdentity? vouched = null, Guid? vouchingId = null,
        bool besideProvider = false)
    {
        var isCrisis = method == SignInMethod.Vouched
            || (method != SignInMethod.Provider && !besideProvider && await http.RequestServices.GetRequiredService<CrisisSessions>().HasProvider(account.MunicipalityCode, http.RequestAborted));
        if (isCrisis && method == SignInMethod.PassPhrase) throw new InvalidOperationException("A pass phrase alone opens nothing where the municipality has a provider.");

        var now = clock.GetUtcNow();
        var span = new Span(now, now + (isCrisis ? CrisisSessions.Lifetime : Lifetime));
        var items = isCrisis ? new Dictionary<string, string?> { [CrisisItem] = Guid.CreateVersion7().ToString(), [AnnouncedItem] = "true" } : [];
        if (vouchingId is { } vouching) items[VouchingItem] = vouching.ToString();
        if (vouched is not null) items[VouchedItem] = "true";
        if (!await Open(http, account, method, ProvedAt(method, vouched, now), span, items, vouched is null ? null : ProviderSession.Of(vouched))) return false;
        await Record(http, account, SignInEventKind.SignedIn, method, vouched);
        return true;
    }

    /// <summary>
    /// Whoever has this session has proved again who they are. It goes on under a new key, so that a stolen one is worth nothing any more,
    /// ends when it would have ended, stays the provider's to end, and is a crisis session if it was one.
    /// </summary>
    /// <returns>False when the session is not this account's, and nothing has changed then; or when it or its provider has been ended by somebody else since the request began.</returns>
    internal static async Task<bool> ConfirmSession(this HttpContext http, Account account, TimeProvider clock, string method, ExternalIdentity? vouched = null)
    {
        if (await http.AuthenticateAsync(Scheme) is not { Succeeded: true, Principal: { } person, Properties: { } came }
            || person.FindFirstValue(ClaimTypes.NameIdentifier) != account.Id.ToString())
            return false;

        var items = ItemsOf(came);
        if (vouched is not null) items[VouchedItem] = "true";
        if (!await Open(
            http, account, method, ProvedAt(method, vouched, clock.GetUtcNow()), SpanOf(came), items,
            vouched is null ? ProviderSession.From(came) : ProviderSession.Of(vouched), goesOn: true))
            return false;
        await Record(http, account, SignInEventKind.Confirmed, method, vouched);
        return true;
    }

    /// <summary>
    /// The session goes on as what it is, under a new key and with the stamp that the account has now: the change of it that has just ended the
    /// others is not to end this one. Nobody has proved anything by it. One that somebody else has ended since the request began stays ended.
    /// </summary>
    internal static async Task RenewSession(this HttpContext http, Account account)
    {
        if (await http.AuthenticateAsync(Scheme) is not { Succeeded: true, Properties: { } came }) return;

        await Open(http, account, came.Items[MethodItem]!, ProvedAt(came), SpanOf(came), ItemsOf(came), ProviderSession.From(came), goesOn: true);
    }

    /// <summary>The hash of the key that the request came with.</summary>
    internal static async Task<byte[]?> OwnKeyHash(this HttpContext http) => await http.AuthenticateAsync(Scheme) is { Succeeded: true, Properties: { } came } ? PgTicketStore.KeyHashOf(came) : null;

    /// <summary>A provider may have seen the person hours ago, and says so or does not.</summary>
    static DateTimeOffset? ProvedAt(string method, ExternalIdentity? vouched, DateTimeOffset now) =>
        method != SignInMethod.Provider ? now : vouched?.AuthenticatedAt is { } at ? (at < now ? at : now) : null;

    internal static DateTimeOffset? ProvedAt(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(ProvedAtItem, out var at) && at is not null ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToUniversalTime() : null;

    readonly record struct Span(DateTimeOffset From, DateTimeOffset To);

    /// <summary>Of a session that goes on: as long as it had, and a crisis session if it was one.</summary>
    static Span SpanOf(AuthenticationProperties came) => new(came.IssuedUtc!.Value, came.ExpiresUtc!.Value);

    static Dictionary<string, string?> ItemsOf(AuthenticationProperties came) => came.Items.TryGetValue(CrisisItem, out var crisis) ? new() { [CrisisItem] = crisis } : [];

    /// <param name="goesOn">It takes the place of the one that the request came with, and is not to outlive its end.</param>
    static async Task<bool> Open(
        HttpContext http, Account account, string method, DateTimeOffset? provedAt, Span span, Dictionary<string, string?> items, ProviderSession? provider, bool goesOn = false)
    {
        if ((await http.AuthenticateAsync(Scheme)).Properties is { } came
            && await http.RequestServices.GetRequiredService<PgTicketStore>().Remove(PgTicketStore.KeyHashOf(came), http.RequestAborted) == 0
            && goesOn)
            return false;

        // The cookie handler remembers the key that the request came with and would go on using it: whoever had planted that cookie
        // would then be signed in as well. A handler of a new scope finds the row gone and makes a new key.
        await using var scope = http.RequestServices.CreateAsyncScope();
        var handler = (IAuthenticationSignInHandler)(await scope.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(http, Scheme))!;
        var properties = new AuthenticationProperties(new Dictionary<string, string?>(items)
        {
            [MethodItem] = method, [BrowserItem] = BrowserFamily.Of(http.Request.Headers.UserAgent), [ProvedAtItem] = provedAt?.ToString("O", CultureInfo.InvariantCulture),
        })
        {
            IssuedUtc = span.From, ExpiresUtc = span.To, AllowRefresh = false,
        };
        provider?.Put(properties);
        try
        {
            await handler.SignInAsync(
                new ClaimsPrincipal(new ClaimsIdentity(
                    [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, account.SecurityStamp)],
                    Scheme)),
                properties);
            return true;
        }
        catch (ProviderSwitchedOffException)
        {
            return false;
        }
    }

    static Task Record(HttpContext http, Account account, string kind, string method, ExternalIdentity? vouched) =>
        http.RequestServices.GetRequiredService<SignInEvents>().Record(http, new(kind, account.Id) { Method = method, ProviderId = vouched?.ProviderId });

    public static async Task CloseSession(this HttpContext http)
    {
        var person = (await http.AuthenticateAsync(Scheme)).Principal;
        await http.SignOutAsync(Scheme);
        if (person?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id)
            await http.RequestServices.GetRequiredService<SignInEvents>().Record(http, new(SignInEventKind.SignedOut, Guid.Parse(id)));
    }
}
