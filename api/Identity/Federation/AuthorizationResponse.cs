using Microsoft.AspNetCore.Http;

namespace MutualAid.Identity.Federation;

/// <summary>The query that a browser comes back with.</summary>
static class AuthorizationResponse
{
    const int LongestCode = 4096;

    /// <summary>What can be told before the sign-in that it belongs to is known.</summary>
    /// <exception cref="ProtocolException">The rule that it breaks.</exception>
    public static void CheckShape(IQueryCollection query)
    {
        // RFC 6749, 3.1.
        foreach (var parameter in query)
            if (parameter.Value.Count > 1) throw new ProtocolException(ProtocolRule.Response, $"The parameter {parameter.Key} is repeated.");
        if (query.ContainsKey("id_token") || query.ContainsKey("access_token")) throw new ProtocolException(ProtocolRule.Response, "Tokens have no place in an address.");
    }

    /// <exception cref="ProtocolException">It is from another provider, an error, or without a code.</exception>
    public static string Code(IQueryCollection query, Provider provider, Metadata metadata)
    {
        // RFC 9207, 2.4.
        if (query.TryGetValue("iss", out var issuer) ? issuer != provider.Issuer : metadata.Configuration.AuthorizationResponseIssParameterSupported)
            throw new ProtocolException(ProtocolRule.IssParameter, "The answer is another provider's.");
        if (query.TryGetValue("error", out var error))
            throw new ProtocolException(error == "access_denied" ? ProtocolRule.Cancelled : ProtocolRule.ProviderError, $"{error}: {query["error_description"]}");
        return query["code"].ToString() is { Length: > 0 and <= LongestCode } code ? code : throw new ProtocolException(ProtocolRule.Response, "There is no code.");
    }
}
