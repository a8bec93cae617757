using System.Text;

namespace MutualAid.Identity.Federation;

/// <summary>Exchanging a code for tokens (RFC 6749, 4.1.3).</summary>
sealed class TokenEndpoint(Backchannel backchannel, ClientCredentials credentials)
{
    /// <exception cref="ProtocolException">The provider refuses, or answers something else than tokens.</exception>
    /// <exception cref="ProviderUnavailableException">It does not answer properly.</exception>
    public async Task<Tokens> Redeem(Provider provider, Metadata metadata, LoginAttempt attempt, string code, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Configuration.TokenEndpoint);
        await credentials.Put(provider, metadata.Configuration, request, form, cancellation);
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent(form);

        var answer = await backchannel.Send(provider, request, cancellation);
        if (answer.MediaType != "application/json") throw new ProviderUnavailableException($"token_status_{(int)answer.Status}");
        var said = StrictJson.Parse(Encoding.UTF8.GetBytes(answer.Body), ProtocolRule.TokenEndpoint);
        if (!answer.IsSuccess || said.TryGetProperty("error", out _))
            throw new ProtocolException(ProtocolRule.TokenEndpoint, $"{(int)answer.Status} {said.Text("error")}: {said.Text("error_description")}");
        if (!"Bearer".Equals(said.Text("token_type"), StringComparison.OrdinalIgnoreCase)) throw new ProtocolException(ProtocolRule.TokenEndpoint, "The token is of another type than Bearer.");
        return new(said.Text("id_token") ?? throw new ProtocolException(ProtocolRule.TokenEndpoint, "There is no id_token."), said.Text("access_token"));
    }
}

sealed record Tokens(string IdToken, string? AccessToken);
