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
    ExternalSignIn signIn, BrowserBinding browser, UsedOnce used, IDataProtectionProvider protection, IOptions<FederationOptions> options,
    TimeProvider clock, ILogger<SignInCallback> log)
{
    /// <returns>Where the browser goes on to.</returns>
    public async Task<string> Complete(HttpContext http, string key)
    {
        try
        {
            AuthorizationResponse.CheckShape(http.Request.Query);
            var attempt = LoginAttempt.Unprotect(http.Request.Query["state"], protection) ?? throw new ProtocolException(ProtocolRule.State, "The state was not made here.");
            await CheckAttempt(http, attempt, key);

            var provider = await providers.FindEnabled(key, http.RequestAborted);
            if (provider?.Issuer != attempt.Issuer) throw new ProtocolException(ProtocolRule.Provider, "The provider was switched off or replaced during the sign-in.");
            var identity = await Identify(http, provider, attempt);
            return await signIn.Open(http, provider, identity) switch
            {
                ExternalSignInOutcome.SignedIn => attempt.ReturnUrl,
                ExternalSignInOutcome.NotLinked => options.Value.NotLinkedPath,
                _ => throw new ProtocolException(ProtocolRule.AnotherMunicipality, "The account belongs to another municipality."),
            };
        }
        catch (ProtocolException broken)
        {
            Refused(key, broken.Rule.Word(), broken.Message);
            return RefusedAddress(options.Value, broken.Rule, key);
        }
        catch (ProviderUnavailableException dead)
        {
            Unavailable(key, dead.Code, dead);
            return RefusedAddress(options.Value, ProtocolRule.Unavailable, key);
        }
    }

    public static string RefusedAddress(FederationOptions options, ProtocolRule rule, string key) =>
        QueryHelpers.AddQueryString(options.RefusedPath, new Dictionary<string, string?> { ["refused"] = rule.Word(), ["provider"] = key });

    async Task CheckAttempt(HttpContext http, LoginAttempt attempt, string key)
    {
        if (!browser.Release(http, attempt)) throw new ProtocolException(ProtocolRule.Browser, "Another browser began this sign-in, or this one has ended it.");
        if (attempt.ProviderKey != key) throw new ProtocolException(ProtocolRule.MixUp, "The sign-in began at another provider.");
        if (clock.GetUtcNow() > attempt.ExpiresAt) throw new ProtocolException(ProtocolRule.TooLate, "The sign-in took too long.");
        if (!await used.Claim(UsedOnce.LoginAttempt, attempt.Id, attempt.ExpiresAt, http.RequestAborted)) throw new ProtocolException(ProtocolRule.Replayed, "The sign-in has ended before.");
    }

    async Task<ExternalIdentity> Identify(HttpContext http, Provider provider, LoginAttempt attempt)
    {
        var cancellation = http.RequestAborted;
        var known = await metadata.Get(provider, cancellation);
        var code = AuthorizationResponse.Code(http.Request.Query, provider, known);
        var tokens = await tokenEndpoint.Redeem(provider, known, attempt, code, cancellation);
        var idToken = await verifier.Verify(provider, known, tokens.IdToken, TokenKind.Id, cancellation);
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
        }

        return ExternalIdentity.From(provider, idToken, userInfo);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by provider {Provider} was refused [{Rule}]: {Detail}")]
    partial void Refused(string provider, string rule, string detail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in failed because provider {Provider} is unavailable: {Code}")]
    partial void Unavailable(string provider, string code, Exception cause);
}
