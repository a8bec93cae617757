using System.Net;
using System.Net.Http.Headers;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Database;
using MutualAid.Identity;
using MutualAid.Server.Tests.Support;
using MutualAid.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(Api))]

namespace MutualAid.Server.Tests.Support;

/// <summary>The real server on a real, freshly migrated database with reference data. One per test run; every test makes its own rows.</summary>
public sealed class Api : WebApplicationFactory<Program>, IAsyncLifetime
{
    const string SignInPath = "/test/sign-in";

    /// <summary>The address that a request is to come from.</summary>
    public const string FromHeader = "X-From";

    TestDatabase database = null!;

    /// <summary>Connects as the owner, for rows that a test gives and looks at.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        DapperSetup.Apply();
        database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        Database = NpgsqlDataSource.Create(database.Owner);
        // Tests that ask for their first client at the same moment would each start a server.
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder
            .UseSetting("ConnectionStrings:Database", database.Api)
            .UseSetting("Identity:Https", "false")
            .UseSetting("Identity:Machines:Audience", GivenMachines.Audience)
            .UseSetting("Identity:Federation:AllowLoopback", "true")
            .ConfigureTestServices(services => services.AddSingleton<IStartupFilter, SignInForTests>());

    /// <summary>As the server connects: for another process of it on the same database.</summary>
    public string ConnectionString => database.Api;

    public HttpClient Anonymous() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>A new account with one role, or none, in one municipality, and a real session of its own.</summary>
    public async Task<HttpClient> SignedIn(string role, string municipalityCode) =>
        await SignedIn(await GivenAccount(municipalityCode, role));

    /// <summary>Another session of an account that a test has made with <see cref="GivenAccount"/>.</summary>
    public Task<HttpClient> SignedIn(Guid accountId) => Open($"{SignInPath}?account={accountId}");

    /// <summary>The same in a crisis session: by passkey, past the provider that the municipality has from now on.</summary>
    public async Task<HttpClient> SignedInPastProvider(Guid accountId, string municipalityCode)
    {
        await this.GivenDeadProvider(municipalityCode);
        return await Open($"{SignInPath}?account={accountId}&employer={municipalityCode}");
    }

    async Task<HttpClient> Open(string signIn)
    {
        using var stranger = Anonymous();
        var opened = await stranger.PostAsync(signIn, null, TestContext.Current.CancellationToken);
        opened.EnsureSuccessStatusCode();

        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        client.DefaultRequestHeaders.Add(CrossSiteGuard.Header, CrossSiteGuard.Value);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return client;
    }

    public async Task<Guid> GivenAccount(string municipalityCode, params string[] roles)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp)
            values (@id, @name, upper(@name), 'Ada Provsson', @municipalityCode, 'stamp', 'stamp')
            """,
            new { id, name = $"account-{id}", municipalityCode });
        await connection.ExecuteAsync(
            "insert into auth.account_role (account_id, municipality_code, role) values (@id, @municipalityCode, @role)",
            roles.Select(role => new { id, municipalityCode, role }));
        return id;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Opens a session without a pass phrase: hashing one for each of a thousand tests would be most of their time.</summary>
    sealed class SignInForTests : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, next) =>
            {
                if (http.Request.Headers[FromHeader] is [{ } from]) http.Connection.RemoteIpAddress = IPAddress.Parse(from);
                return next(http);
            });
            app.Map(SignInPath, branch => branch.Run(async http => await http.OpenSession(
                new Account
                {
                    Id = Guid.Parse(http.Request.Query["account"]!),
                    UserName = "", DisplayName = "", MunicipalityCode = http.Request.Query["employer"].FirstOrDefault() ?? "", SecurityStamp = "stamp",
                },
                http.RequestServices.GetRequiredService<TimeProvider>(),
                http.Request.Query.ContainsKey("employer") ? SignInMethod.Passkey : SignInMethod.PassPhrase)));
            next(app);
        };
    }
}
