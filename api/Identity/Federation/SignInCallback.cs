using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Federation;

/// <summary>A browser comes back from a provider: from the answer in its address to a session, or to a page that says why not.</summary>
sealed partial class SignInCallback(
    Providers providers, MetadataCache metadata, TokenEndpoint tokenEndpoint, TokenVerifier verifier, UserInfoEndpoint userInfoEndpoint,
    ExternalSignIn signIn, MappedRoles mapping, TestSignIns tests, BrowserBinding browser, UsedOnce used, IDataProtectionProvider protection, IOptions<FederationOptions> options,
    SignInEvents events, TimeProvider clock, ILogger<SignInCallback> log)
{
    /// <returns>Where the browser goes on to.</returns>
    public async Task<string> Complete(HttpContext http, string key)
    {
        LoginAttempt? attempt = null;
        // Only once it is known to be this session's own test: what another ends must not be shown to it.
        LoginAttempt? test = null;
        Provider? provider = null;
        var received = new Received();
        try
        {
            AuthorizationResponse.CheckShape(http.Request.Query);
            attempt = LoginAttempt.Unprotect(http.Request.Query["state"], protection) ?? throw new ProtocolException(ProtocolRule.State, "The state was not made here.");
            await CheckAttempt(http, attempt, key);

            if (attempt.TestOf is not null) test = attempt;
            provider = test is not null ? await providers.Find(key, http.RequestAborted) : await providers.FindEnabled(key, http.RequestAborted);
            if (provider?.Issuer != attempt.Issuer) throw SwitchedOff();
            var identity = await Identify(http, provider, attempt, received);
            if (test is not null)
            {
                await tests.Keep(http, test.TestOf!, provider, received, broken: null);
                return attempt.ReturnUrl;
            }

            return await signIn.Open(http, provider, identity, attempt.Confirms) switch
            {
                ExternalSignInOutcome.SignedIn => attempt.ReturnUrl,
                ExternalSignInOutcome.NotLinked => attempt.ReturnUrl == "/" ? options.Value.NotLinkedPath : QueryHelpers.AddQueryString(options.Value.NotLinkedPath, "returnUrl", attempt.ReturnUrl),
                ExternalSignInOutcome.Gone when attempt.Confirms is not null => throw new ProtocolException(ProtocolRule.TooLate, "The session that was to be confirmed has ended."),
                ExternalSignInOutcome.Gone => throw SwitchedOff(),
                ExternalSignInOutcome.AnotherPerson => throw new ProtocolException(ProtocolRule.AnotherPerson, "Somebody else than the one who has the session."),
                _ => throw new ProtocolException(ProtocolRule.AnotherMunicipality, "The account belongs to another municipality."),
            };
        }
        catch (ProtocolException broken)
        {
            Refused(key, broken.Rule.Word(), broken.Message);
            if (await AfterTest(http, test, received, (broken.Rule.Word(), broken.Message)) is { } shown) return shown;

            // Only what began here: an address alone must not fill the table.
            if (provider is not null)
                await events.Record(http, new(SignInEventKind.ProviderRefused, attempt?.Confirms) { MunicipalityCode = provider.MunicipalityCode, ProviderId = provider.Id, Detail = broken.Rule.Word() });
            return RefusedAddress(broken.Rule, key, attempt);
        }
        catch (ProviderUnavailableException dead)
        {
            Unavailable(key, dead.Code, dead);
            return await AfterTest(http, test, received, (ProtocolRule.Unavailable.Word(), dead.Code)) ?? RefusedAddress(ProtocolRule.Unavailable, key, attempt);
        }
    }

    static ProtocolException SwitchedOff() => new(ProtocolRule.Provider, "The provider was switched off or replaced during the sign-in.");

    string RefusedAddress(ProtocolRule rule, string key, LoginAttempt? attempt) =>
        attempt?.Confirms is null ? RefusedAddress(options.Value, rule, key)
        : QueryHelpers.AddQueryString(options.Value.NotConfirmedPath, new Dictionary<string, string?> { ["refused"] = rule.Word(), ["returnUrl"] = attempt.ReturnUrl });

    /// <returns>Where a test that was refused is shown; nothing when it was none, or when the provider is gone or has become another.</returns>
    async Task<string?> AfterTest(HttpContext http, LoginAttempt? test, Received received, (string Rule, string Detail) broken)
    {
        if (test is null || await providers.Find(test.ProviderKey, http.RequestAborted) is not { } provider || provider.Issuer != test.Issuer) return null;
        await tests.Keep(http, test.TestOf!, provider, received, broken);
        return test.ReturnUrl;
    }

    public static string RefusedAddress(FederationOptions options, ProtocolRule rule, string key) =>
        QueryHelpers.AddQueryString(options.RefusedPath, new Dictionary<string, string?> { ["refused"] = rule.Word(), ["provider"] = key });

    async Task CheckAttempt(HttpContext http, LoginAttempt attempt, string key)
    {
        if (!browser.Release(http, attempt)) throw new ProtocolException(ProtocolRule.Browser, "Another browser began this sign-in, or this one has ended it.");
        if (attempt.ProviderKey != key) throw new ProtocolException(ProtocolRule.MixUp, "The sign-in began at another provider.");
        if (clock.GetUtcNow() > attempt.ExpiresAt) throw new ProtocolException(ProtocolRule.TooLate, "The sign-in took too long.");
        if (attempt.TestOf is { } session && session != await OwnSessions.IdOf(http)) throw new ProtocolException(ProtocolRule.Browser, "Another session began this test.");
        if (!await used.Claim(UsedOnce.LoginAttempt, attempt.Id, attempt.ExpiresAt, http.RequestAborted)) throw new ProtocolException(ProtocolRule.Replayed, "The sign-in has ended before.");
    }

    async Task<ExternalIdentity> Identify(HttpContext http, Provider provider, LoginAttempt attempt, Received received)
    {
        var cancellation = http.RequestAborted;
        var known = await metadata.Get(provider, cancellation);
        var code = AuthorizationResponse.Code(http.Request.Query, provider, known);
        var tokens = await tokenEndpoint.Redeem(provider, known, attempt, code, cancellation);
        var idToken = await verifier.Verify(provider, known, tokens.IdToken, TokenKind.Id, cancellation);
        received.IdToken = idToken.Claims;
        IdTokenRules.Check(idToken, provider, attempt, tokens.AccessToken, clock.GetUtcNow());

        JsonElement? userInfo = null;
        if (provider.UseUserInfo && !string.IsNullOrEmpty(known.Configuration.UserInfoEndpoint))
        {
            userInfo = await userInfoEndpoint.Ask(
                provider,
                known,
                tokens.AccessToken ?? throw new ProtocolException(ProtocolRule.TokenEndpoint, "There is no access token."),
                idToken.Claims.Text("sub")!,
                cancellation);
            received.UserInfo = userInfo;
        }

        return ExternalIdentity.From(provider, idToken, userInfo) with { Mapped = await mapping.Met(provider, idToken.Claims, userInfo, cancellation) };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by provider {Provider} was refused [{Rule}]: {Detail}")]
    partial void Refused(string provider, string rule, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in failed because provider {Provider} is unavailable: {Code}")]
    partial void Unavailable(string provider, string code, Exception cause);
}
