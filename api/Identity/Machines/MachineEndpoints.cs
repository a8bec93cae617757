using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Machines;

/// <summary>Where a machine gets its token (RFC 6749, 4.4, with 7523 for its proof).</summary>
public static partial class MachineEndpoints
{
    public const string Token = "/machine/token";

    const int LargestRequest = 96 * 1024;
    const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>Asking is free for a client that proves itself; a stranger's guesses are not.</summary>
    static readonly ThrottleLimit FromOneAddress = new("machine-token", 30, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

    public static void MapMachines(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Token, Issue).WithName("IssueMachineToken").WithTags("Machines").WithMetadata(new RequestSizeLimitAttribute(LargestRequest)).AllowAnonymous().ExcludeFromDescription();

    static async Task<IResult> Issue(
        HttpContext http, ClientAssertion assertions, MachineTokens tokens, Throttle throttle, IOptions<MachineOptions> options, ILogger<Machine> log, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (options.Value.Audience is not { Length: > 0 }) return Refuse("temporarily_unavailable", "Machines are not let in here: the setting Identity:Machines:Audience is missing.", StatusCodes.Status503ServiceUnavailable);
        if (!http.Request.HasFormContentType) return Refuse("invalid_request", "A form is expected.");

        var form = await http.Request.ReadFormAsync(cancellation);
        if (form.Any(field => field.Value.Count > 1)) return Refuse("invalid_request", "A parameter comes twice.");
        if (form["grant_type"] != "client_credentials") return Refuse("unsupported_grant_type", "grant_type must be client_credentials.");
        if (form["client_assertion_type"] != AssertionType || form["client_assertion"] is not [{ Length: > 0 } assertion]) return Refuse("invalid_client", "A client assertion is expected.", StatusCodes.Status401Unauthorized);

        var address = http.AddressPrefixOf();
        if (!await throttle.Admits(FromOneAddress, address, cancellation)) return Refuse("slow_down", "Too many attempts failed.", StatusCodes.Status429TooManyRequests);
        try
        {
            var client = await assertions.Verify(assertion, cancellation);
            await throttle.GiveBack(FromOneAddress, address, cancellation);
            var wanted = form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var allowed = client.Scopes.Cast<string>().ToArray();
            if (wanted.Except(allowed).Any()) return Refuse("invalid_scope", "The client may not ask for this.");

            var scopes = wanted is [] ? allowed : [.. wanted.Distinct()];
            return Results.Json(new Granted(await tokens.Issue(client, scopes, cancellation), "Bearer", (int)MachineTokens.Lifetime.TotalSeconds, string.Join(' ', scopes)));
        }
        catch (ProtocolException refused)
        {
            log.AssertionRefused(refused.Rule.Word(), address);
            return Refuse("invalid_client", "The assertion was not accepted.", StatusCodes.Status401Unauthorized);
        }
    }

    static IResult Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) => Results.Json(new Refusal(error, description), statusCode: status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A machine's assertion from {Address} was refused: {Rule}.")]
    static partial void AssertionRefused(this ILogger log, string rule, string address);

    sealed record Granted(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonPropertyName("scope")] string Scope);

    sealed record Refusal([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);
}
