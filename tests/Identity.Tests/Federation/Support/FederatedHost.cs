using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MutualAid.Identity.Federation;
using Npgsql;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>One web node. Probe and upkeep run when a test says so.</summary>
sealed class FederatedHost : IAsyncDisposable
{
    readonly WebApplication app;

    FederatedHost(WebApplication app) => this.app = app;

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<FederatedHost> Start(string connection, TimeProvider clock, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["Identity:Https"] = "false";
        builder.Configuration["Identity:Federation:AllowLoopback"] = "true";
        foreach (var (name, value) in settings) builder.Configuration[name] = value;
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        builder.AddMutualAidIdentity(WhenRefused.Redirect);
        builder.AddFederation();
        foreach (var service in builder.Services.Where(IsLeftToTheTest).ToList()) builder.Services.Remove(service);
        builder.Services.AddSingleton<FederationUpkeep>().AddSingleton<ProviderProbe>();
        builder.Services.AddAuthorization();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapFederation();
        app.MapGet("/sign-in", () => "the sign-in page");
        app.MapGet("/sign-in/not-linked", async (PendingSignIns pending, HttpContext http) => await pending.Find(http) is { } person ? $"{person.Subject}, {person.Name}, {person.Email}, {person.Acr}, {string.Join('+', person.Amr)}" : "nobody");
        app.MapGet("/", () => "home");
        app.MapGet("/page", (RequestDelegate)(http => http.Response.WriteAsync("a page"))).RequireAuthorization();
        app.MapGet("/who", (ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier)).RequireAuthorization();
        app.MapGet("/renew", async (HttpContext http, UserManager<Account> accounts) => await http.RenewSession((await accounts.FindByIdAsync(http.User.FindFirstValue(ClaimTypes.NameIdentifier)!))!)).RequireAuthorization();
        app.MapGet("/recent/{key}", (string key, int seconds) =>
            Results.Challenge(FederatedSignIn.At(key, "/page", TimeSpan.FromSeconds(seconds), "login"), [FederatedSignIn.Scheme]));
        app.MapGet("/confirm/{key}", (string key, ClaimsPrincipal user) =>
            Results.Challenge(FederatedSignIn.Confirm(key, Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), "/page"), [FederatedSignIn.Scheme])).RequireAuthorization();
        app.MapGet("/confirm", () => "the page that asks");
        app.MapGet("/sign-out", (HttpContext http) => http.SignOutAsync(FederatedSignIn.Scheme));
        app.MapGet("/test/{key}", (string key) => Results.Challenge(FederatedSignIn.TestAt(key, "/page"), [FederatedSignIn.Scheme]));
        app.MapGet("/test/{id:guid}/result", async (Guid id, TestSignIns tests, HttpContext http) => await tests.Find(http, id));
        app.MapGet("/claim/{userName}", async (string userName, ExternalSignIn signIn, UserManager<Account> accounts, HttpContext http) =>
            (await signIn.Claim(http, (await accounts.FindByNameAsync(userName))!)).ToString());
        app.MapGet("/join", async (string code, InvitedSignIn invited, HttpContext http) => (await invited.Join(http, code)).ToString());
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    static bool IsLeftToTheTest(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && (service.ImplementationType == typeof(ProviderProbe) || service.ImplementationType == typeof(FederationUpkeep));

    public HttpClient Client() => app.GetTestServer().CreateClient();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
