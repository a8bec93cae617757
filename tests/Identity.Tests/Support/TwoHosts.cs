using Dapper;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Identity.Tests.Support;

/// <summary>Web and api on one database, each with its own database role.</summary>
public sealed class TwoHosts : IAsyncLifetime
{
    public const string Phrase = "fyra ord i en rad";

    /// <summary>Of few iterations: the real number makes each of a hundred sign-ins cost a tenth of a second.</summary>
    static readonly string PhraseHash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
        .HashPassword(new() { UserName = "", DisplayName = "", MunicipalityCode = "" }, Phrase);

    TestDatabase database = null!;

    internal TestClock Clock { get; } = new();
    internal TestHost Web { get; private set; } = null!;
    internal TestHost Api { get; private set; } = null!;
    internal string WebConnection => database.Web;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        Web = await TestHost.Start(database.Web, WhenRefused.Redirect, Clock, ("Identity:ServerDomain", SoftKey.Domain));
        Api = await TestHost.Start(database.Api, WhenRefused.Status, Clock, ("Identity:ServerDomain", SoftKey.Domain));
    }

    internal async Task<TestAccount> GivenAccount(params string[] grants)
    {
        var account = new TestAccount(Guid.CreateVersion7(), $"namn.{Guid.NewGuid():n}");
        await Execute(
            """
            insert into auth.account (id, user_name, normalized_user_name, display_name, municipality_code, password_hash, security_stamp, concurrency_stamp)
            values (@Id, @UserName, upper(@UserName), 'Ida Provsson', '2580', @PhraseHash, gen_random_uuid()::text, 'read')
            """,
            new { account.Id, account.UserName, PhraseHash });
        foreach (var grant in grants)
        {
            var (role, code) = (grant.Split('@')[0], grant.Split('@')[1]);
            await Web.With(accounts => accounts.Grant(account.Id, role, code, TestContext.Current.CancellationToken));
        }

        return account;
    }

    internal async Task Execute(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>Begins something while another holds the account's row, and lets the row go when so many statements wait for it.</summary>
    /// <param name="meanwhile">What the other does before that.</param>
    internal async Task<T> WhileLocked<T>(Guid accountId, int waiting, Func<Task<T>> act, string? meanwhile = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("select from auth.account where id = @Id for update", new { Id = accountId }, transaction);
        var under = act();
        await database.UntilWaiting(waiting, TestContext.Current.CancellationToken);
        if (meanwhile is not null) await connection.ExecuteAsync(meanwhile, new { Id = accountId }, transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return await under;
    }

    internal async Task<T> Ask<T>(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(database.Owner);
        return (await connection.QuerySingleAsync<T>(sql, values))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        await Api.DisposeAsync();
        await database.DisposeAsync();
    }
}

sealed record TestAccount(Guid Id, string UserName)
{
    public Account ToAccount() => new() { Id = Id, UserName = UserName, DisplayName = "Ida Provsson", MunicipalityCode = "2580" };
}
