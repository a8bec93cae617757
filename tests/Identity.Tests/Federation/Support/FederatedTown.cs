using Dapper;
using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Identity.Federation;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>A municipality with a provider of its own, one of whose people has an account here, and a web node.</summary>
public sealed class FederatedTown : IAsyncLifetime
{
    public const string Key = "vannas";
    public const string Code = "2404";

    TestDatabase database = null!;

    internal SteppedClock Clock { get; } = new();
    internal MisbehavingProvider Idp { get; private set; } = null!;
    internal FederatedHost Host { get; private set; } = null!;
    internal Guid Anna { get; private set; }
    internal Guid ProviderId { get; } = Guid.CreateVersion7();
    internal Providers Providers => Host.Get<Providers>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        Idp = await MisbehavingProvider.Start(Clock);
        Host = await StartNode();
        Anna = await GivenAccount();
        await Link("anna", Anna);
        await Save(Agreed());
    }

    /// <summary>A node more, which knows only what is in the database.</summary>
    internal Task<FederatedHost> StartNode(params (string Name, string Value)[] settings) => FederatedHost.Start(database.Web, Clock, settings);

    /// <summary>Everything is right, and nothing is known of the provider.</summary>
    internal async Task<Provider> Renew(Func<Provider, Provider>? change = null)
    {
        Idp.Behave();
        await Forget();
        await Execute("delete from auth.session");
        var provider = Agreed();
        await Save(change?.Invoke(provider) ?? provider);
        return (await Providers.Find(Key, TestContext.Current.CancellationToken))!;
    }

    internal Task Forget() => Execute("delete from auth.provider_metadata");

    internal Task Change(Func<Provider, Provider> change) => Save(change(Agreed()));

    internal Provider Agreed() => new()
    {
        Id = ProviderId,
        MunicipalityCode = Code,
        Key = Key,
        DisplayName = "Vännäs kommun",
        Issuer = Idp.Issuer,
        ClientId = MisbehavingProvider.ClientId,
        ClientSecret = MisbehavingProvider.Secret,
        AcrValues = "loa3 loa4",
        AcrIsRequired = true,
        Enabled = true,
    };

    /// <summary>As a new version of whatever was there.</summary>
    internal async Task Save(Provider provider)
    {
        var version = await AskOrDefault<int>("select version from auth.provider where id = @Id", new { provider.Id });
        Assert.True(await Providers.Save(provider with { Version = version }, TestContext.Current.CancellationToken));
    }

    internal async Task<Landing> SignIn(string? from = null)
    {
        using var browser = new Browser(Host);
        return await browser.Go(from ?? Start);
    }

    internal static string Start => FederationEndpoints.Start(Key) + "?returnUrl=/page";

    internal async Task<Guid> GivenAccount(string municipality = Code)
    {
        var id = Guid.CreateVersion7();
        await Execute(
            """
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, security_stamp, concurrency_stamp)
            values (@id, @name, upper(@name), 'Anna Provsson', @municipality, 'stamp', 'read')
            """,
            new { id, name = id.ToString(), municipality });
        return id;
    }

    internal Task Link(string subject, Guid account) => Execute(
        "insert into auth.external_login (issuer, subject, account_id) values (@Issuer, @subject, @account)", new { Idp.Issuer, subject, account });

    internal async Task Execute(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>As the owner, for a transaction that stays open.</summary>
    internal async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Until a statement in this database waits for a lock that another holds.</summary>
    internal Task UntilSomebodyWaits() => database.UntilWaiting(1, TestContext.Current.CancellationToken);

    internal async Task<T> Ask<T>(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        return (await connection.QuerySingleAsync<T>(sql, values))!;
    }

    async Task<T?> AskOrDefault<T>(string sql, object values)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        return await connection.QuerySingleOrDefaultAsync<T>(sql, values);
    }

    /// <summary>The address with one parameter set, or taken away.</summary>
    internal static string With(string address, string name, string? value)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        if (value is null) query.Remove(name);
        else query[name] = value;
        return QueryHelpers.AddQueryString(address.Split('?')[0], query);
    }

    internal static string Parameter(Uri address, string name) => QueryHelpers.ParseQuery(address.Query)[name].ToString();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Idp.DisposeAsync();
        await database.DisposeAsync();
    }
}
