using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Machines;

/// <summary>Access tokens of an authority that the municipality trusts: its own Entra ID or Keycloak, or a token service of the site (RFC 9068).</summary>
/// <remarks>The row names issuer, keys and client; the token only finds the row. To trust an authority with calls is not to trust it with sign-ins.</remarks>
sealed class AuthorityTokens(MachineClients clients, AuthorityKeys keys, IOptions<MachineOptions> options, TimeProvider clock)
{
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <exception cref="ProtocolException">It is not one of them, or not meant for us.</exception>
    /// <exception cref="ProviderUnavailableException">The authority's keys are not to be had.</exception>
    public async Task<Machine> Verify(string token, CancellationToken cancellation)
    {
        SignedToken.CheckSize(token);
        var claims = SignedToken.Claims(token);
        // RFC 9068 says client_id; Entra ID says azp, and Keycloak both.
        if (claims.Text("iss") is not { } issuer || (claims.Text("client_id") ?? claims.Text("azp")) is not { } clientId
            || await clients.Find(issuer, clientId, cancellation) is not { } client)
            throw new ProtocolException(ProtocolRule.Client, "Nobody here is called that.");

        if (client.TokenType == "jwt") SignedToken.CheckHeader(token, "", "jwt", "at+jwt", "application/at+jwt");
        else SignedToken.CheckHeader(token, "at+jwt", "application/at+jwt");
        await CheckSignature(token, client, cancellation);
        Check(claims);
        return new(client.AccountId, client.Name, client.MunicipalityCode, Granted(client, claims));
    }

    async Task CheckSignature(string token, MachineClient client, CancellationToken cancellation)
    {
        var result = await SignedToken.Check(token, client.Issuer!, options.Value.Audience!, await keys.Known(client.KeysAddress!, cancellation));
        if (result.Exception is SecurityTokenInvalidSignatureException)
            result = await SignedToken.Check(token, client.Issuer!, options.Value.Audience!, await keys.Newest(client.KeysAddress!, cancellation));
        SignedToken.Expect(result);
    }

    void Check(JsonElement claims)
    {
        var now = clock.GetUtcNow();
        ProtocolException.Unless(claims.Time("exp") > now - ClockSkew, ProtocolRule.Exp, "It has expired, or never does.");
        ProtocolException.Unless(claims.Time("nbf") is not { } start || start <= now + ClockSkew, ProtocolRule.Nbf, "It is not valid yet.");
        ProtocolException.Unless(claims.Time("iat") is not { } issued || issued <= now + ClockSkew, ProtocolRule.Iat, "It was issued in the future.");
        // RFC 7800: it is worth something only together with a key, which a bearer does not show.
        ProtocolException.Unless(!claims.TryGetProperty("cnf", out _), ProtocolRule.Cnf, "It is bound to a key.");
        ProtocolException.Unless(!claims.TryGetProperty("nonce", out _) && !claims.TryGetProperty("events", out _), ProtocolRule.Typ, "This is an id_token or an event token.");
    }

    /// <summary>What the row allows and the token names, in <c>scope</c> (RFC 8693), <c>scp</c> or <c>roles</c> (Entra ID).</summary>
    static string[] Granted(MachineClient client, JsonElement claims)
    {
        string[] named = [.. ((string[])["scope", "scp", "roles"]).SelectMany(name => claims.Texts(name)).SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        return [.. client.Scopes.Cast<string>().Intersect(named)];
    }
}
