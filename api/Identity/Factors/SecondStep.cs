using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Factors;

public enum SecondStepAnswer
{
    Open,
    Refused,

    /// <summary>Begun too long ago, or not at all: again from the pass phrase.</summary>
    NotUnderWay,
}

/// <summary>After a right pass phrase, the code of an app or of the paper.</summary>
/// <remarks>
/// Guessing here takes the pass phrase, so limits may be strict; still none of them stops another way in. Codes of six digits have a limit
/// for the whole account, because a million is few; printed codes only one for each address, because they cannot be guessed.
/// </remarks>
public sealed class SecondStep(
    UserManager<Account> accounts, AuthenticatorApp app, PrintedCodes printed, Throttle throttle, SignInEvents events, TimeProvider clock,
    IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> cookies)
{
    const string CookieName = "mutualaid.second-step";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    static readonly ThrottleLimit ByAddress = new("code", 5, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
    static readonly ThrottleLimit ByAccount = new("app-code", 30, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    readonly IDataProtector protector = protection.CreateProtector("MutualAid.SecondStep", "state.v1");

    public bool IsUnderWay(HttpContext http) => Open(http) is not null;

    /// <summary>Remembers in a cookie, for ten minutes, whose pass phrase was right.</summary>
    internal void Begin(HttpContext http, Account account)
    {
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Name, protector.Protect($"{account.Id} {expires} {account.SecurityStamp}"), Guarded);
    }

    public async Task<SecondStepAnswer> TryOpen(HttpContext http, string? code)
    {
        if (Open(http) is not { } begun || await accounts.FindByIdAsync(begun.AccountId) is not { } account || account.SecurityStamp != begun.Stamp)
            return SecondStepAnswer.NotUnderWay;

        if (await Redeem(http, account, code) is not { } method)
        {
            await events.Record(http, account.Id, SignInEventKind.CodeRefused);
            return SecondStepAnswer.Refused;
        }

        http.Response.Cookies.Delete(Name, Guarded);
        await http.OpenSession(account, clock, method);
        return SecondStepAnswer.Open;
    }

    /// <returns>How the session is opened; nothing when the code is wrong, used, or may not be tried now.</returns>
    internal async Task<string?> Redeem(HttpContext http, Account account, string? code)
    {
        var cancellation = http.RequestAborted;
        var here = $"{http.AddressPrefixOf()} {account.Id}";
        if (!await throttle.Admits(ByAddress, here, cancellation)) return null;

        var everywhere = account.Id.ToString();
        var method =
            AuthenticatorApp.Read(code) is { } digits
                ? await throttle.Admits(ByAccount, everywhere, cancellation) && await app.Redeem(account.Id, digits, cancellation) ? SignInMethod.PassPhraseAndCode : null
            : PrintedCodes.Read(code) is { } letters && await printed.Redeem(account.Id, letters, clock.GetUtcNow(), cancellation)
                ? SignInMethod.PassPhraseAndPrintedCode
            : null;
        if (method is null) return null;

        await throttle.Forget(ByAddress, here, cancellation);
        if (method == SignInMethod.PassPhraseAndCode) await throttle.GiveBack(ByAccount, everywhere, cancellation);
        return method;
    }

    Begun? Open(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } cookie) return null;
        try
        {
            var parts = protector.Unprotect(cookie).Split(' ', 3);
            var expires = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return expires > clock.GetUtcNow() ? new(parts[0], parts[2]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    CookieBuilder SessionCookie => cookies.Get(Sessions.Scheme).Cookie;
    string Name => SessionCookie.Name!.Replace(Sessions.CookieName, CookieName, StringComparison.Ordinal);
    CookieOptions Guarded => new()
    {
        Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = SessionCookie.SecurePolicy == CookieSecurePolicy.Always, IsEssential = true,
    };

    sealed record Begun(string AccountId, string Stamp);
}
