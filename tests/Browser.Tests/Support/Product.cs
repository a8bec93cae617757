using Dapper;
using Microsoft.Playwright;
using MutualAid.Browser.Tests.Support;
using MutualAid.Database;
using MutualAid.Database.Demo;
using MutualAid.Testing;
using NodaTime;
using Npgsql;

[assembly: AssemblyFixture(typeof(Product))]

namespace MutualAid.Browser.Tests.Support;

/// <summary>The whole product: a PostgreSQL with the Kalix scenario, api and web as processes of their own, and a browser.</summary>
/// <remarks>
/// One for the run. What a journey changes, the others see: journeys use municipalities of their own, and those that use the same come one after
/// the other, in any order, in a collection (<see cref="SharedSchedules"/>).
/// </remarks>
public sealed class Product : IAsyncLifetime
{
    /// <summary>Journeys through the schedules of Kalix and Norrköping: Linköping lends to both, and its numbers change under way.</summary>
    public const string SharedSchedules = "shared schedules";

    /// <summary>What the API is called in the tokens of programs.</summary>
    public const string Audience = "https://mutualaid.example/api";

    static readonly string DemoPhraseHash = PassPhraseHash.Of(DemoAccounts.PassPhrase);

    TestDatabase database = null!;
    HostProcess? api;
    HostProcess? web;
    IPlaywright? playwright;
    IBrowser? browser;

    /// <summary>As the owner, for a test that looks behind the pages.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>The sign-in of Skellefteå, which shares a secret with us. Its coordinator has an account here.</summary>
    public MunicipalProvider Skelleftea { get; private set; } = null!;

    /// <summary>That of Älvsbyn, which knows us by our own keys.</summary>
    public MunicipalProvider Alvsbyn { get; private set; } = null!;

    public Uri Api => api!.Address;

    public async ValueTask InitializeAsync()
    {
        DapperSetup.Apply();
        Assertions.SetDefaultExpectTimeout(60_000);
        database = await TestDatabase.CreateAsync();
        Database = NpgsqlDataSource.Create(database.Owner);
        await using (var connection = await Database.OpenConnectionAsync())
            await DemoScenario.LoadAsync(connection, SystemClock.Instance.GetCurrentInstant());

        api = await Host.Start("Server", new Dictionary<string, string> { ["ConnectionStrings__Database"] = database.Api, ["Identity__Federation__AllowLoopback"] = "true", ["Identity__Machines__Audience"] = Audience });
        var port = HostProcess.FreePort();
        var origin = $"http://localhost:{port}";
        Skelleftea = await MunicipalProvider.Start(new(
            HostProcess.FreePort(), "Skellefteå kommun", "skelleftea", "2482", origin, "mutualaid", "hemligt & langt: +%=",
            [new("samordnare", "Samordnaren i Skellefteå"), new("ebba", "Ebba Lindström", "Personal", "Ledning"), new("olle", "Olle Marklund")]));
        Alvsbyn = await MunicipalProvider.Start(new(
            HostProcess.FreePort(), "Älvsbyns kommun", "alvsbyn", "2560", origin, "mutualaid", null, [new("ingrid", "Ingrid Öberg"), new("nils", "Nils Åström")]));
        web = await Host.Start(
            "Web",
            new Dictionary<string, string>(
            [
                new("ConnectionStrings__Database", database.Web),
                new("Api__Address", api.Address.ToString()),
                new("Identity__Federation__AllowLoopback", "true"),
                new("Identity__Federation__ProbeInterval", "00:00:01"),
                .. Skelleftea.WebSettings(0, ("samordnare", "samordnare.skelleftea")),
                .. Alvsbyn.WebSettings(1),
            ]),
            port);

        playwright = await Playwright.CreateAsync();
        browser = await Browser.Launch(playwright);
    }

    public async Task<T> Scalar<T>(string sql, object? parameters = null)
    {
        await using var connection = await Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>The incident that a municipality has in the demo; a journey may have declared others since.</summary>
    public Task<Guid> DemoIncident(string municipality) => Scalar<Guid>("select id from incident where municipality_code = @municipality order by started_at limit 1", new { municipality });

    /// <summary>Somebody whom no other journey knows, with the demo's pass phrase.</summary>
    /// <param name="roles">In their own municipality.</param>
    /// <param name="userName">None means one that nobody else has.</param>
    public async Task<(Guid Id, string UserName)> GivenAccount(string municipality, string name, IReadOnlyCollection<string> roles, string? userName = null)
    {
        var id = Guid.CreateVersion7();
        userName ??= $"prov.{id:n}";
        await Scalar<int?>(
            """
            with account as (
                insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, password_hash, security_stamp, concurrency_stamp)
                values (@id, @userName, upper(@userName), @name, @municipality, @hash, 'stamp', 'stamp'))
            insert into auth.account_role (account_id, municipality_code, role)
            select @id, @municipality, unnest(@roles)
            """,
            new { id, userName, name, municipality, roles = roles.ToArray(), hash = DemoPhraseHash });
        return (id, userName);
    }

    /// <summary>Someone who has not signed in. At the site's name: browsers know no passkeys at a bare address.</summary>
    public Task<IPage> Stranger(bool phone = false, bool script = true) => browser!.NewPerson(new UriBuilder(web!.Address) { Host = "localhost" }.Uri, phone, script);

    /// <summary>A demo account, signed in the way a person signs in: user name and pass phrase.</summary>
    public async Task<IPage> SignedIn(string userName, bool phone = false, bool script = true)
    {
        var page = await Stranger(phone, script);
        await page.GotoAsync("/sign-in");
        await page.SendPhrase(userName);
        try
        {
            await page.Locator(".account").WaitForAsync();
        }
        catch (TimeoutException late)
        {
            throw new InvalidOperationException($"{userName} did not get in. {page.Url} says: {await page.Locator("body").InnerTextAsync()}", late);
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (web is not null) await web.DisposeAsync();
        if (api is not null) await api.DisposeAsync();
        if (Skelleftea is not null) await Skelleftea.DisposeAsync();
        if (Alvsbyn is not null) await Alvsbyn.DisposeAsync();
        await Database.DisposeAsync();
        await database.DisposeAsync();
    }
}
