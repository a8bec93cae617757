using System.Text.Json;

namespace MutualAid.Identity.Federation;

/// <summary>What a logout token must say after its signature, issuer and audience have been found right (OpenID Connect Back-Channel Logout 1.0, 2.6).</summary>
static class LogoutTokenRules
{
    const string Event = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>After which a token is refused whatever it says itself; its id is remembered until then.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5) + FederationOptions.ClockSkew;

    /// <exception cref="ProtocolException">The rule that it breaks.</exception>
    public static LogoutToken Read(JsonElement claims, DateTimeOffset now)
    {
        var issued = claims.Time("iat");
        if (claims.Time("exp") is { } end && end <= now - FederationOptions.ClockSkew) throw new ProtocolException(ProtocolRule.Exp, "The token has expired.");
        if (issued is null || issued < now - Lifetime || issued > now + FederationOptions.ClockSkew) throw new ProtocolException(ProtocolRule.Iat, "The token is old, or from the future.");
        if (claims.TryGetProperty("nonce", out _)) throw new ProtocolException(ProtocolRule.Nonce, "This is an id_token.");
        if (!claims.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Object
            || !events.TryGetProperty(Event, out var logout) || logout.ValueKind != JsonValueKind.Object)
            throw new ProtocolException(ProtocolRule.Events, "The token tells of no logout.");

        var (subject, session) = (claims.Text("sub"), claims.Text("sid"));
        if (string.IsNullOrEmpty(subject) && string.IsNullOrEmpty(session)) throw new ProtocolException(ProtocolRule.Sub, "Neither a person nor a session is named.");
        return new(claims.Text("jti") is { Length: > 0 } id ? id : throw new ProtocolException(ProtocolRule.Jti, "The token has no id."), issued.Value, subject, session);
    }
}

/// <param name="Subject">Nothing means whoever has the session.</param>
/// <param name="Session">Nothing means all of the person's.</param>
sealed record LogoutToken(string Id, DateTimeOffset IssuedAt, string? Subject, string? Session);
