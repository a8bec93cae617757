using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>An OpenID provider on loopback that does everything right, but for what a test tells it to do wrong.</summary>
sealed class MisbehavingProvider : IAsyncDisposable
{
    public const string ClientId = "mutual aid+rp:1";
    public const string Secret = "s&cret %/+ ö";

    readonly WebApplication app;
    readonly SteppedClock clock;
    readonly ConcurrentDictionary<string, Grant> codes = new();
    readonly ConcurrentDictionary<string, int> hits = new();
    readonly ConcurrentDictionary<string, bool> accessTokens = new();

    MisbehavingProvider(WebApplication app, SteppedClock clock) => (this.app, this.clock) = (app, clock);

    public string Issuer => app.Urls.Single();

    public RSA Key { get; set; } = ProviderKeys.First;
    public string KeyId { get; set; } = "k1";

    public Action<JsonObject> Discovery { get; set; } = Nothing;
    public Action<JsonObject> Header { get; set; } = Nothing;
    public Action<JsonObject> IdToken { get; set; } = Nothing;
    public Action<JsonObject> TokenResponse { get; set; } = Nothing;
    public Action<JsonObject> UserInfo { get; set; } = Nothing;
    public Action<List<JsonObject>> Jwks { get; set; } = _ => { };
    public Func<JsonObject, JsonObject, string>? Sign { get; set; }
    public Func<JsonObject, (string Body, string MediaType)>? UserInfoRaw { get; set; }
    public Func<string, string>? Callback { get; set; }

    /// <summary>Answers in place of the provider at one of its paths.</summary>
    public (string Path, Func<HttpContext, Task> Answer)? Instead { get; set; }

    public IQueryCollection AuthorizationRequest { get; private set; } = QueryCollection.Empty;
    public IFormCollection TokenRequest { get; private set; } = FormCollection.Empty;
    public string TokenAuthorization { get; private set; } = "";
    public string IdTokenSent { get; private set; } = "";
    public string AccessToken { get; private set; } = "";

    public int Hits(string path) => hits.GetValueOrDefault(path);

    public static async Task<MisbehavingProvider> Start(SteppedClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new MisbehavingProvider(app, clock);
        provider.Map();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    /// <summary>From now on everything is right again.</summary>
    public void Behave()
    {
        Discovery = Header = IdToken = TokenResponse = UserInfo = Nothing;
        Jwks = _ => { };
        (Sign, UserInfoRaw, Callback, Instead) = (null, null, null, null);
        (Key, KeyId) = (ProviderKeys.First, "k1");
        hits.Clear();
    }

    /// <summary>Answers nothing at this path; the task ends when the first request has come.</summary>
    public Task Hang(string path)
    {
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Instead = (path, async http =>
        {
            came.TrySetResult();
            var gone = new TaskCompletionSource();
            await using var _ = http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        return came.Task;
    }

    public void Answer(string path, int status, string body = "", string mediaType = "text/html") => Instead = (path, async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = mediaType;
        await http.Response.WriteAsync(body);
    });

    public void Redirect(string path, string to) => Instead = (path, http =>
    {
        http.Response.Redirect(to, permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    });

    public JsonObject LogoutToken() => new()
    {
        ["iss"] = Issuer, ["aud"] = ClientId, ["sub"] = "anna", ["sid"] = "s1", ["iat"] = clock.Seconds, ["exp"] = clock.Seconds + 120, ["jti"] = Guid.NewGuid().ToString(),
        ["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() },
    };

    public string SignLogout(JsonObject payload) => Jose.Rs256(new() { ["alg"] = "RS256", ["typ"] = "logout+jwt", ["kid"] = KeyId }, payload, Key);

    void Map()
    {
        app.Use(async (http, next) =>
        {
            hits.AddOrUpdate(http.Request.Path.Value!, 1, (_, count) => count + 1);
            if (Instead is { } instead && http.Request.Path == instead.Path) await instead.Answer(http);
            else await next();
        });
        app.MapGet("/.well-known/openid-configuration", () => Json(Describe(), Discovery));
        app.MapGet("/jwks", () =>
        {
            List<JsonObject> keys = [Jose.Public(Key, KeyId), Jose.Public(ProviderKeys.Curve, "ec1")];
            Jwks(keys);
            return Json(new() { ["keys"] = new JsonArray([.. keys]) }, Nothing);
        });
        app.MapGet("/authorize", (Delegate)Authorize);
        app.MapPost("/token", (Delegate)Token);
        app.MapGet("/userinfo", (Delegate)GetUserInfo);
    }

    JsonObject Describe() => new()
    {
        ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/jwks",
        ["userinfo_endpoint"] = Issuer + "/userinfo", ["end_session_endpoint"] = Issuer + "/logout", ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"), ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["authorization_response_iss_parameter_supported"] = true, ["claims_parameter_supported"] = true,
    };

    IResult Authorize(HttpContext http)
    {
        var asked = AuthorizationRequest = http.Request.Query;
        var code = Jose.Base64Url(RandomNumberGenerator.GetBytes(16));
        codes[code] = new(asked["nonce"]!, asked["code_challenge"]!, asked["redirect_uri"]!);
        var back = QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"], ["iss"] = Issuer });
        return Results.Redirect(Callback?.Invoke(back) ?? back);
    }

    async Task<IResult> Token(HttpContext http)
    {
        var form = TokenRequest = await http.Request.ReadFormAsync();
        TokenAuthorization = http.Request.Headers.Authorization.ToString();
        if (!codes.TryRemove(form["code"].ToString(), out var grant) || grant.RedirectUri != form["redirect_uri"]
            || Jose.Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);

        var accessToken = AccessToken = Jose.Base64Url(RandomNumberGenerator.GetBytes(16));
        accessTokens[$"Bearer {accessToken}"] = true;
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = KeyId };
        var payload = new JsonObject
        {
            ["iss"] = Issuer, ["sub"] = "anna", ["aud"] = ClientId, ["exp"] = clock.Seconds + 300, ["iat"] = clock.Seconds, ["nonce"] = grant.Nonce,
            ["at_hash"] = Jose.AccessTokenHash(accessToken), ["sid"] = "s1", ["auth_time"] = clock.Seconds, ["acr"] = "loa3", ["amr"] = new JsonArray("pwd", "otp"), ["name"] = "Anna",
        };
        IdToken(payload);
        Header(header);
        var idToken = IdTokenSent = Sign?.Invoke(header, payload) ?? Jose.Rs256(header, payload, Key);
        return Json(new() { ["access_token"] = accessToken, ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = idToken }, TokenResponse);
    }

    IResult GetUserInfo(HttpContext http)
    {
        if (!accessTokens.ContainsKey(http.Request.Headers.Authorization.ToString())) return Results.StatusCode(401);
        var claims = new JsonObject { ["sub"] = "anna", ["email"] = "anna@vannas.example" };
        UserInfo(claims);
        if (UserInfoRaw is null) return Json(claims, Nothing);
        var (body, mediaType) = UserInfoRaw(claims);
        return Results.Content(body, mediaType);
    }

    static IResult Json(JsonObject answer, Action<JsonObject> change)
    {
        change(answer);
        return Results.Content(answer.ToJsonString(), "application/json");
    }

    static void Nothing(JsonObject unchanged) { }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    sealed record Grant(string Nonce, string Challenge, string RedirectUri);
}
