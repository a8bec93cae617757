using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MutualAid.Identity;
using MutualAid.Identity.Federation;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Benchmarks;

/// <summary>A morning on which everybody signs in at once, through a municipality's provider; then what a session costs each request.</summary>
/// <remarks>The provider is a stub that knows everybody: what is measured is our redirect, our callback with its token call, and the database.</remarks>
static class SignIn
{
    const string Key = "stub";
    const string ClientId = "mutualaid";

    public static async Task<int> Run(Options options)
    {
        var (people, seconds, checks) = (options.Number("people", 2000), options.Number("seconds", 60), options.Number("checks", 5000));
        await using var database = await TestDatabase.CreateAsync();
        await using var provider = await StubProvider.Start();
        await using var host = await StartHost(database.Web, provider.Issuer);
        await GivenPeople(database.Owner, provider.Issuer, people);

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 512 }) { BaseAddress = new(host.Urls.Single()) };
        for (var warm = 0; warm < 20; warm++) await Open(client, warm % people);
        var (times, errors, sessions) = await Storm(client, people, TimeSpan.FromSeconds(seconds), options.Number("seed", 1));
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"sign-in people={people} within={seconds}s errors={errors} p50={At(times, 0.5):0.0}ms p95={At(times, 0.95):0.0}ms p99={At(times, 0.99):0.0}ms longest={times[^1]:0.0}ms"));

        var (check, bound) = await SessionCheck(host, database.Web, sessions, checks);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"session check={check:0}us select-1={bound:0}us ratio={check / bound:0.00} (median of {checks}, one at a time)"));
        return errors == 0 ? 0 : 1;
    }

    /// <summary>People come at random moments, whether or not those before them are through: a slow answer makes no arrival later.</summary>
    static async Task<(double[] Milliseconds, int Errors, string[] Sessions)> Storm(HttpClient client, int people, TimeSpan within, int seed)
    {
        var dice = new Random(seed);
        var arrivals = Enumerable.Range(0, people).Select(_ => dice.NextDouble() * within).Order().ToArray();
        var begun = Stopwatch.StartNew();
        var results = await Task.WhenAll(arrivals.Select(async (arrival, person) =>
        {
            if (arrival - begun.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            var session = await Open(client, person);
            return (Took: (begun.Elapsed - arrival).TotalMilliseconds, session);
        }));
        return ([.. results.Select(result => result.Took)], results.Count(result => result.session is null), [.. results.Select(result => result.session).OfType<string>()]);
    }

    /// <returns>The key in the session cookie, or nothing.</returns>
    static async Task<string?> Open(HttpClient client, int person)
    {
        using var start = await client.GetAsync(FederationEndpoints.Start(Key));
        if (start.Headers.Location is not { IsAbsoluteUri: true } toProvider) return null;

        var asked = QueryHelpers.ParseQuery(toProvider.Query);
        var code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{asked["nonce"]} person-{person}"));
        using var back = new HttpRequestMessage(HttpMethod.Get, QueryHelpers.AddQueryString(FederationEndpoints.Callback(Key), new Dictionary<string, string?>
        {
            ["code"] = code, ["state"] = asked["state"], ["iss"] = toProvider.GetLeftPart(UriPartial.Authority),
        }));
        back.Headers.Add("Cookie", string.Join("; ", start.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        using var landed = await client.SendAsync(back);
        return landed.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.FirstOrDefault(cookie => Sessions.IsCookie(cookie.Split('=')[0])) is { } session ? session.Split(';')[0] : null;
    }

    /// <summary>What every signed-in request pays before its work begins, beside one round trip to the database.</summary>
    static async Task<(double Check, double Bound)> SessionCheck(WebApplication host, string connection, string[] sessions, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new(host.Urls.Single()) };
        await using var source = NpgsqlDataSource.Create(connection);
        var (open, signedIn, roundTrip) = (new double[count], new double[count], new double[count]);
        for (var i = -200; i < count; i++)
        {
            var at = Math.Max(i, 0);
            open[at] = await Microseconds(() => Get("/open", null));
            signedIn[at] = await Microseconds(() => Get("/who", sessions[at % sessions.Length]));
            roundTrip[at] = await Microseconds(async () =>
            {
                await using var one = source.CreateCommand("select 1");
                await one.ExecuteScalarAsync();
            });
        }

        return (Median(signedIn) - Median(open), Median(roundTrip));

        async Task Get(string path, string? cookie)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (cookie is not null) request.Headers.Add("Cookie", cookie);
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
    }

    static async Task<double> Microseconds(Func<Task> act)
    {
        var begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
    }

    static double Median(double[] values)
    {
        Array.Sort(values);
        return At(values, 0.5);
    }

    static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];

    static async Task<WebApplication> StartHost(string connection, string issuer)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Identity:Https"] = "false";
        builder.Configuration["Identity:Federation:AllowLoopback"] = "true";
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        builder.AddMutualAidIdentity(WhenRefused.Redirect);
        builder.AddFederation();
        builder.Services.AddAuthorization();

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapFederation();
        app.MapGet("/open", () => "open");
        app.MapGet("/who", () => "somebody").RequireAuthorization();
        await app.StartAsync();
        await app.Services.GetRequiredService<Providers>().Save(
            new() { MunicipalityCode = "2580", Key = Key, DisplayName = "Stub", Issuer = issuer, ClientId = ClientId, ClientSecret = "secret", UseUserInfo = false, Enabled = true }, default);
        return app;
    }

    static async Task GivenPeople(string owner, string issuer, int people)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp)
            select gen_random_uuid(), 'person-' || number, 'PERSON-' || number, 'Person ' || number, '2580', 'stamp', 'stamp'
            from generate_series(0, @people - 1) number;

            insert into auth.account_role (account_id, municipality_code, role) select id, '2580', 'staff' from auth.account;
            insert into auth.external_login (issuer, subject, account_id) select @issuer, user_name, id from auth.account;
            """,
            new { people, issuer });
    }

    /// <summary>Discovery, keys and a token endpoint that believes every code: a nonce and who it is for.</summary>
    sealed class StubProvider(WebApplication app, ECDsa key) : IAsyncDisposable
    {
        public string Issuer => app.Urls.Single();

        public static async Task<StubProvider> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var stub = new StubProvider(builder.Build(), ECDsa.Create(ECCurve.NamedCurves.nistP256));
            stub.Map();
            await stub.Listen();
            return stub;
        }

        Task Listen() => app.StartAsync();

        void Map()
        {
            app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
            {
                ["issuer"] = Issuer, ["authorization_endpoint"] = $"{Issuer}/authorize", ["token_endpoint"] = $"{Issuer}/token", ["jwks_uri"] = $"{Issuer}/jwks",
                ["response_types_supported"] = (string[])["code"], ["subject_types_supported"] = (string[])["public"], ["id_token_signing_alg_values_supported"] = (string[])["ES256"],
                ["authorization_response_iss_parameter_supported"] = true,
            }));
            app.MapGet("/jwks", () =>
            {
                var point = key.ExportParameters(false).Q;
                return Results.Json(new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", kid = "1", x = WebEncoders.Base64UrlEncode(point.X!), y = WebEncoders.Base64UrlEncode(point.Y!) } } });
            });
            app.MapPost("/token", async (HttpRequest request) =>
            {
                var said = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode((await request.ReadFormAsync())["code"]!)).Split(' ');
                return Results.Json(new { access_token = "x", token_type = "Bearer", id_token = IdToken(said[1], said[0]) });
            });
        }

        string IdToken(string subject, string nonce)
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            var claims = JsonSerializer.SerializeToUtf8Bytes(new { iss = Issuer, sub = subject, aud = ClientId, nonce, iat = now, exp = now + 300 });
            var signed = $"{WebEncoders.Base64UrlEncode("""{"alg":"ES256","kid":"1"}"""u8)}.{WebEncoders.Base64UrlEncode(claims)}";
            return $"{signed}.{WebEncoders.Base64UrlEncode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            key.Dispose();
        }
    }
}
