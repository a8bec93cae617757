using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MutualAid.Identity.Federation;

/// <summary>What the provider says of the person beside the id_token (OpenID Connect Core, 5.3), plain or signed.</summary>
sealed class UserInfoEndpoint(Backchannel backchannel, TokenVerifier verifier)
{
    /// <exception cref="ProtocolException">It is about someone else, or not to be trusted.</exception>
    public async Task<JsonElement> Ask(Provider provider, Metadata metadata, string accessToken, string subject, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.Configuration.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var answer = await backchannel.Send(provider, request, cancellation);
        if (!answer.IsSuccess) throw new ProtocolException(ProtocolRule.Userinfo, $"Userinfo answered {(int)answer.Status}.");

        var claims = answer.MediaType switch
        {
            "application/json" => StrictJson.Parse(Encoding.UTF8.GetBytes(answer.Body), ProtocolRule.Userinfo),
            "application/jwt" => (await verifier.Verify(provider, metadata, answer.Body, TokenKind.UserInfo, cancellation)).Claims,
            _ => throw new ProtocolException(ProtocolRule.Userinfo, "Userinfo is neither JSON nor a JWT."),
        };
        // OpenID Connect Core, 5.3.4.
        return claims.Text("sub") == subject ? claims : throw new ProtocolException(ProtocolRule.Userinfo, "Userinfo is about someone else.");
    }
}
