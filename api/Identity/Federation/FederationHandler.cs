using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Federation;

/// <summary>One scheme for all providers: a challenge names the one that it wants, which is looked up anew each time.</summary>
/// <remarks>A scheme for each would be known to one process alone, and be asked at every request whether it is meant.</remarks>
sealed class FederationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> schemeOptions, ILoggerFactory logger, UrlEncoder encoder, IOptions<FederationOptions> options,
    Providers providers, MetadataCache metadata, TestSignIns tests, BrowserBinding browser, ProviderSignOut signOut, IDataProtectionProvider protection)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(schemeOptions, logger, encoder)
{
    /// <summary>Who is signed in is for <see cref="Sessions"/> to say.</summary>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    /// <summary>To the provider; back to the sign-in page where it is unknown, switched off or silent.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var key = properties.Items.TryGetValue(FederatedSignIn.ProviderItem, out var named) ? named ?? "" : "";
        Response.Headers.CacheControl = "no-store";
        Response.Redirect(await AddressFor(key, properties));
    }

    /// <summary>Ends our session first, whatever the provider does, and goes to the provider's own sign-out where it has one.</summary>
    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        Response.Redirect((await signOut.End(Context))?.Address ?? options.Value.SignedOutPath);
    }

    async Task<string> AddressFor(string key, AuthenticationProperties properties)
    {
        var testOf = properties.Items.ContainsKey(FederatedSignIn.TestItem) ? await OwnSessions.IdOf(Context) : null;
        var found = testOf is null ? await providers.FindEnabled(key, Context.RequestAborted) : await providers.Find(key, Context.RequestAborted);
        if (found is not { } provider) return SignInCallback.RefusedAddress(options.Value, ProtocolRule.Provider, key);
        var returnUrl = RedirectHttpResult.IsLocalUrl(properties.RedirectUri) && properties.RedirectUri is ['/', ..] ? properties.RedirectUri : "/";
        try
        {
            var known = await metadata.Get(provider, Context.RequestAborted);
            var attempt = LoginAttempt.Start(
                provider,
                BuildRedirectUri(FederationEndpoints.Callback(key)),
                returnUrl,
                properties.GetParameter<TimeSpan?>(FederatedSignIn.MaxAgeParameter),
                TimeProvider.GetUtcNow(),
                properties.GetParameter<Guid?>(FederatedSignIn.ConfirmsParameter),
                testOf);
            browser.Bind(Context, attempt);
            return AuthorizationRequest.Address(provider, known, attempt, attempt.Protect(protection), properties.GetParameter<string>(FederatedSignIn.PromptParameter));
        }
        catch (ProviderUnavailableException dead)
        {
            if (testOf is null) return SignInCallback.RefusedAddress(options.Value, ProtocolRule.Unavailable, key);
            await tests.Keep(Context, testOf, provider, new(), (ProtocolRule.Unavailable.Word(), dead.Code));
            return returnUrl;
        }
    }
}
