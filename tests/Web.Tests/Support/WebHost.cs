using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MutualAid.Database;
using MutualAid.Identity;
using MutualAid.Testing;
using MutualAid.Web.Platform;
using MutualAid.Web.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(WebHost))]

namespace MutualAid.Web.Tests.Support;

/// <summary>The real web host on a real database, with the API played by the test. One database a run.</summary>
/// <remarks><c>var browser = await web.Browser(api, "coordinator@2580"); var page = await browser.Get("/people");</c></remarks>
public sealed class WebHost : IAsyncLifetime
{
    public const string Phrase = "fyra ord i en rad";

    const string SignInPath = "/test/sign-in";

    /// <summary>One for all: a hash costs a tenth of a second.</summary>
    static readonly Lazy<string> PhraseHash = new(() => PassPhraseHash.Of(Phrase));

    TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);

    /// <summary>A browser of its own on a host of its own. With grants, signed in to a new account in Luleå that has them.</summary>
    public async Task<Browser> Browser(FakeApi? api = null, params string[] grants)
    {
        var played = (api ?? new()).Answers("GET /municipalities", new[] { new { Code = "2580", Name = "Luleå", County = "Norrbottens län", Population = 1, Latitude = 65.6, Longitude = 22.2 } });
        return await Browser(new Host(database.Web, played, https: false), "http://localhost", grants);
    }

    /// <summary>The same in a crisis session.</summary>
    public async Task<Browser> BrowserInCrisis(FakeApi? api = null, params string[] grants)
    {
        var browser = await Browser(api);
        await browser.PostNothing($"{SignInPath}?crisis&account={(await GivenAccount(grants)).Id}");
        return browser;
    }

    /// <summary>As behind https, where cookies are bound to it.</summary>
    public Task<Browser> SecureBrowser(params string[] grants) => Browser(new Host(database.Web, new(), https: true), "https://localhost", grants);

    /// <summary>As in earnest, where a pass phrase alone is no proof for what cannot be taken back.</summary>
    public async Task<Browser> StrictBrowser(FakeApi? api = null) => await Browser(new Host(database.Web, api ?? new(), https: false, strict: true), "http://localhost", []);

    async Task<Browser> Browser(Host host, string address, string[] grants)
    {
        var browser = new Browser(host, host.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new(address) }));
        if (grants.Length > 0) await browser.PostNothing($"{SignInPath}?account={(await GivenAccount(grants)).Id}");
        return browser;
    }

    public async Task<(Guid Id, string UserName)> GivenAccount(params string[] grants)
    {
        var id = Guid.CreateVersion7();
        var name = $"namn.{id:n}";
        await Execute(
            """
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, password_hash, security_stamp, concurrency_stamp)
            values (@id, @name, upper(@name), 'Ida Provsson', '2580', @hash, 'stamp', 'stamp')
            """,
            new { id, name, hash = PhraseHash.Value });
        foreach (var grant in grants.Select(grant => grant.Split('@')))
            await Execute("insert into auth.account_role (account_id, municipality_code, role) values (@id, @code, @role)", new { id, role = grant[0], code = grant[1] });
        return (id, name);
    }

    public async Task Execute(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.ExecuteAsync(sql, values);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    sealed class Host(string connection, FakeApi api, bool https, bool strict = false) : WebApplicationFactory<App>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder
                .UseSetting("ConnectionStrings:Database", connection)
                .UseSetting("Identity:Https", https ? "true" : "false")
                .UseSetting("Identity:StepUp:PassPhraseIsEnough", strict ? "false" : "true")
                .UseEnvironment("Production")
                .ConfigureLogging(log => log.ClearProviders())
                .ConfigureTestServices(services =>
                {
                    services.AddHttpClient<ApiClient>().ConfigurePrimaryHttpMessageHandler(() => api);
                    services.AddSingleton<IStartupFilter, SignInForTests>();
                });
    }

    /// <summary>Opens a session without a pass phrase, which most tests are not about.</summary>
    sealed class SignInForTests : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(SignInPath, branch => branch.Run(async http => await http.OpenSession(
                new Account { Id = Guid.Parse(http.Request.Query["account"]!), UserName = "", DisplayName = "", MunicipalityCode = "", SecurityStamp = "stamp" },
                TimeProvider.System,
                http.Request.Query.ContainsKey("crisis") ? SignInMethod.Vouched : SignInMethod.PassPhrase)));
            next(app);
        };
    }
}
