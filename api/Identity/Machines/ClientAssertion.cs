using System.Text.Json;
using Microsoft.Extensions.Options;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Machines;

/// <summary>A machine's proof of who it is: a token that it signs itself, for one use (RFC 7523, 3; <c>private_key_jwt</c>).</summary>
sealed class ClientAssertion(MachineClients clients, UsedOnce used, IOptions<MachineOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);
    static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);
    const int LongestId = 200;

    /// <exception cref="ProtocolException">It proves nothing.</exception>
    public async Task<MachineClient> Verify(string assertion, CancellationToken cancellation)
    {
        SignedToken.CheckSize(assertion);
        SignedToken.CheckHeader(assertion, "", "jwt", "client-authentication+jwt");
        var claims = SignedToken.Claims(assertion);
        if (claims.Text("iss") is not { Length: > 0 } clientId || await clients.Find(clientId, cancellation) is not { } client)
            throw new ProtocolException(ProtocolRule.Client, "Nobody here is called that.");

        SignedToken.Expect(await SignedToken.Check(assertion, clientId, options.Value.Audience!, KeySet.Read(client.PublicKeys!)));
        ProtocolException.Unless(claims.Text("sub") == clientId, ProtocolRule.Sub, "The subject is another than the issuer.");
        ProtocolException.Unless(claims.Texts("aud").Count == 1, ProtocolRule.Aud, "It is addressed to others too, who could use it here.");
        var expires = Times(claims);
        ProtocolException.Unless(claims.Text("jti") is { Length: > 0 and <= LongestId }, ProtocolRule.Jti, "There is no jti, or a very long one.");
        ProtocolException.Unless(await used.Claim(UsedOnce.ClientAssertion, $"{client.Id}\n{claims.Text("jti")}", expires + ClockSkew, cancellation), ProtocolRule.Jti, "It has been used before.");
        return client;
    }

    DateTimeOffset Times(JsonElement claims)
    {
        var now = clock.GetUtcNow();
        var expires = claims.Time("exp") ?? throw new ProtocolException(ProtocolRule.Exp, "It never expires.");
        ProtocolException.Unless(expires > now - ClockSkew, ProtocolRule.Exp, "It has expired.");
        ProtocolException.Unless(expires <= now + LongestLife + ClockSkew, ProtocolRule.Exp, "It is valid for too long.");
        ProtocolException.Unless(claims.Time("nbf") is not { } start || start <= now + ClockSkew, ProtocolRule.Nbf, "It is not valid yet.");
        ProtocolException.Unless(claims.Time("iat") is not { } issued || issued <= now + ClockSkew, ProtocolRule.Iat, "It was issued in the future.");
        return expires;
    }
}
