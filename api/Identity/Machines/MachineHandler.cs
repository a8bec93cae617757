using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Machines;

/// <summary>Bearer tokens (RFC 6750): those with dots in them are an authority's, the others our own.</summary>
sealed partial class MachineHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    MachineTokens own, AuthorityTokens theirs, IOptions<MachineOptions> machines)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "MutualAid.Machine";
    const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (machines.Value.Audience is not { Length: > 0 }) return AuthenticateResult.NoResult();
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();

        var token = header[Bearer.Length..].Trim();
        try
        {
            var machine = token.Contains('.', StringComparison.Ordinal)
                ? await theirs.Verify(token, Context.RequestAborted)
                : await own.Find(token, Context.RequestAborted);
            return machine is null ? AuthenticateResult.Fail("unknown") : AuthenticateResult.Success(new(machine.Principal(), Scheme.Name));
        }
        catch (ProtocolException refused)
        {
            Refused(Logger, refused.Rule.Word());
            return AuthenticateResult.Fail(refused.Rule.Word());
        }
        catch (ProviderUnavailableException unavailable)
        {
            Refused(Logger, unavailable.Code);
            return AuthenticateResult.Fail(unavailable.Code);
        }
    }

    /// <summary>RFC 6750, 3. Why a token is refused is for the log.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Request.Headers.Authorization.Count == 0 ? "Bearer" : "Bearer error=\"invalid_token\"";
        return Context.Refuse(StatusCodes.Status401Unauthorized, "not-signed-in");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"insufficient_scope\"";
        return Context.Refuse(StatusCodes.Status403Forbidden, "not-allowed");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A machine's token was refused: {Rule}.")]
    static partial void Refused(ILogger log, string rule);
}
