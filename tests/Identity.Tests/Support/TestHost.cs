using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MutualAid.Identity.Factors;
using Npgsql;

namespace MutualAid.Identity.Tests.Support;

/// <summary>A small host that uses the library as web and api do.</summary>
sealed class TestHost : IAsyncDisposable
{
    const string FromHeader = "X-From";

    readonly WebApplication app;

    TestHost(WebApplication app) => this.app = app;

    public CountingHasher Hasher => (CountingHasher)app.Services.GetRequiredService<IPasswordHasher<Account>>();
    public PgTicketStore Sessions => app.Services.GetRequiredService<PgTicketStore>();
    public DemoSignIns Demo => app.Services.GetRequiredService<DemoSignIns>();

    public static async Task<TestHost> Start(string connection, WhenRefused refused, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Identity:Https"] = "false";
        foreach (var (name, value) in settings) builder.Configuration[name] = value;
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        builder.Services.AddProblemDetails();
        builder.AddMutualAidIdentity(refused);
        builder.Services.AddSingleton<IPasswordHasher<Account>, CountingHasher>();
        builder.Services.AddAuthorizationBuilder().AddPolicy("nobody", policy => policy.RequireAssertion(_ => false));

        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[FromHeader].ToString());
            return next(http);
        });
        if (refused == WhenRefused.Status) app.UseCrossSiteGuard();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/sign-in", async (HttpContext http, string name, string phrase, PassPhraseSignIn signIn) =>
            await signIn.TryOpen(http, name, phrase) switch
            {
                PassPhraseAnswer.Open => Results.Ok(),
                PassPhraseAnswer.CodeWanted => Results.Accepted(),
                PassPhraseAnswer.Refused => Results.BadRequest(),
                PassPhraseAnswer.NotEnough => Results.StatusCode(StatusCodes.Status403Forbidden),
            });
        app.MapPost("/code", async (HttpContext http, string code, SecondStep step) =>
            await step.TryOpen(http, code) switch
            {
                SecondStepAnswer.Open => Results.Ok(),
                SecondStepAnswer.Refused => Results.BadRequest(),
                SecondStepAnswer.NotUnderWay => Results.NotFound(),
            });
        app.MapPost("/vouched", async (HttpContext http, string code, VouchedSignIn vouched) => await vouched.TryOpen(http, code) ? Results.Ok() : Results.BadRequest());
        app.MapPost("/sign-out", (HttpContext http) => http.CloseSession());
        app.MapPost("/change", async (HttpContext http, string current, string wanted, OwnPassPhrase phrases, UserManager<Account> users) =>
        {
            var account = await users.FindByIdAsync(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            return await phrases.Change(http, account!, current, wanted) is var outcome && outcome == PassPhraseOutcome.Done ? Results.Text("Done") : Results.BadRequest(outcome.ToString());
        }).RequireAuthorization();
        app.MapPost("/set", async (HttpContext http, string name, string wanted, OwnPassPhrase phrases, UserManager<Account> users) =>
        {
            var account = await users.FindByIdAsync(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            return (await phrases.SetFirst(http, account!, name, wanted)).ToString();
        }).RequireAuthorization();
        app.MapPost("/confirm", async (HttpContext http, string phrase, string? code, PassPhraseSignIn signIn, UserManager<Account> users) =>
            await signIn.Confirm(http, (await users.FindByIdAsync(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!))!, phrase, code) switch
            {
                ConfirmAnswer.Confirmed => Results.Ok(),
                ConfirmAnswer.PassPhraseRefused => Results.BadRequest(),
                ConfirmAnswer.CodeRefused => Results.NotFound(),
            }).RequireAuthorization();
        app.MapPost("/confirm-by-passkey", async (HttpContext http, PasskeyAnswer answer, Passkeys passkeys) =>
            await passkeys.Confirm(http, answer.State, answer.Credential) ? Results.Ok() : Results.BadRequest()).RequireAuthorization();
        app.MapGet("/fresh", (HttpContext http, FreshSignIn fresh) => $"{fresh.Holds(http.User, FreshSignIn.ToSee)} {fresh.Holds(http.User, FreshSignIn.ToSend)}").RequireAuthorization();
        app.MapGet("/who", (ClaimsPrincipal user) => user.Claims.Select(claim => $"{claim.Type}={claim.Value}")).RequireAuthorization();
        app.MapPost("/who", () => Results.Ok()).RequireAuthorization();
        app.MapGet("/page", (RequestDelegate)(http => http.Response.WriteAsync("a page"))).RequireAuthorization();
        app.MapGet("/nobody", () => Results.Ok()).RequireAuthorization("nobody");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    /// <param name="from">The client's address; without it one of the running test's own, so that no test spends another's attempts.</param>
    public HttpClient Client(string? cookie = null, string? from = null)
    {
        var client = app.GetTestServer().CreateClient();
        client.DefaultRequestHeaders.Add(FromHeader, from ?? OwnAddress());
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    /// <returns>The session cookie as a browser would send it; nothing when the host said no.</returns>
    public Task<string?> SignIn(string name, string phrase, string? cookie = null, string? from = null) =>
        Post($"/sign-in?name={Uri.EscapeDataString(name)}&phrase={Uri.EscapeDataString(phrase)}", HttpStatusCode.OK, cookie, from);

    /// <returns>The cookie of the second step, when the phrase was right and a code is wanted.</returns>
    public Task<string?> BeginSignIn(string name, string phrase, string? from = null) =>
        Post($"/sign-in?name={Uri.EscapeDataString(name)}&phrase={Uri.EscapeDataString(phrase)}", HttpStatusCode.Accepted, null, from);

    /// <returns>The session cookie.</returns>
    public Task<string?> SendCode(string step, string code, string? from = null) => Post($"/code?code={Uri.EscapeDataString(code)}", HttpStatusCode.OK, step, from);

    /// <returns>The session cookie under its new key.</returns>
    public Task<string?> Confirm(string? cookie, string phrase, string? code = null) =>
        Post($"/confirm?phrase={Uri.EscapeDataString(phrase)}&code={Uri.EscapeDataString(code ?? "")}", HttpStatusCode.OK, cookie, null);

    /// <returns>The same.</returns>
    public async Task<string?> ConfirmByPasskey(string? cookie, string state, string credential)
    {
        using var client = Client(cookie);
        client.DefaultRequestHeaders.Add("Origin", SoftKey.Origin);
        using var response = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            client, $"{SoftKey.Origin}/confirm-by-passkey", new PasskeyAnswer(state, credential), TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK ? Cookie(response) : null;
    }

    /// <summary>Whether the person may see and may send what asks for a fresh sign-in; nothing when the host knows nobody by that cookie.</summary>
    public async Task<string?> Fresh(string? cookie)
    {
        using var client = Client(cookie);
        using var response = await client.GetAsync("/fresh", TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) : null;
    }

    /// <returns>The session cookie.</returns>
    public Task<string?> SendVouchedCode(string code, string? from = null) => Post($"/vouched?code={Uri.EscapeDataString(code)}", HttpStatusCode.OK, null, from);

    async Task<string?> Post(string path, HttpStatusCode wanted, string? cookie, string? from)
    {
        using var client = Client(cookie, from);
        using var response = await client.PostAsync(path, null, TestContext.Current.CancellationToken);
        return response.StatusCode == wanted ? Cookie(response) : null;
    }

    /// <summary>The claims that the host sees; nothing when it knows nobody by that cookie.</summary>
    public async Task<string[]?> Who(string? cookie)
    {
        using var client = Client(cookie);
        using var response = await client.GetAsync("/who", TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.OK ? await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<string[]>(response.Content, TestContext.Current.CancellationToken) : null;
    }

    public async Task With(Func<Accounts, Task> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<Accounts>());
    }

    public async Task<T> With<T>(Func<UserManager<Account>, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }

    /// <summary>What a page does in a request, with the services of that request.</summary>
    public async Task<T> Within<T>(Func<IServiceProvider, HttpContext, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (http.Request.Scheme, http.Request.Host, http.Request.Headers.Origin) = ("https", new(SoftKey.Domain), SoftKey.Origin);
        return await act(scope.ServiceProvider, http);
    }

    static string OwnAddress()
    {
        var test = SHA256.HashData(Encoding.UTF8.GetBytes(TestContext.Current.Test!.UniqueID));
        return new IPAddress([0x20, 0x01, 0x0d, 0xb8, .. test[..12]]).ToString();
    }

    public static string Cookie(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie").Last().Split(';')[0];

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

sealed record PasskeyAnswer(string State, string Credential);
