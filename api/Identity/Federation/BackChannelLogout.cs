using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MutualAid.Identity.Federation;

/// <summary>A provider tells us, without a browser, that someone has signed out there (OpenID Connect Back-Channel Logout 1.0).</summary>
sealed partial class BackChannelLogout(
    Providers providers, MetadataCache metadata, TokenVerifier verifier, UsedOnce used, PgTicketStore sessions, TimeProvider clock, ILogger<BackChannelLogout> log)
{
    /// <returns>The status to answer with (2.8). The provider learns nothing more.</returns>
    public async Task<int> Handle(HttpContext http, string key)
    {
        try
        {
            if (await providers.FindEnabled(key, http.RequestAborted) is not { } provider) throw new ProtocolException(ProtocolRule.Provider, "There is none of this name.");
            if (!http.Request.HasFormContentType || (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"] is not [{ Length: > 0 } token])
                throw new ProtocolException(ProtocolRule.Response, "There is not exactly one logout_token.");

            var known = await metadata.Get(provider, http.RequestAborted);
            var verified = await verifier.Verify(provider, known, token, TokenKind.Logout, http.RequestAborted);
            var logout = LogoutTokenRules.Read(verified.Claims, clock.GetUtcNow());
            if (!await used.Claim(UsedOnce.LogoutToken, $"{provider.Id} {logout.Id}", logout.IssuedAt + 2 * LogoutTokenRules.Lifetime, http.RequestAborted))
                throw new ProtocolException(ProtocolRule.Jti, "The token has come before.");

            await sessions.RemoveOf(provider.Id, logout.Subject, logout.Session, http.AddressPrefixOf(), http.RequestAborted);
            return StatusCodes.Status200OK;
        }
        catch (ProtocolException broken)
        {
            Refused(key, broken.Rule.Word(), broken.Message);
        }
        catch (ProviderUnavailableException dead)
        {
            Refused(key, ProtocolRule.Unavailable.Word(), dead.Code);
        }

        return StatusCodes.Status400BadRequest;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A logout by provider {Provider} was refused [{Rule}]: {Detail}")]
    partial void Refused(string provider, string rule, string detail);
}
