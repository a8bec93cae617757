using Dapper;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Database.Tests;

public sealed class RolesTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_web_role_can_read_no_table_of_the_domain()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var owner = new NpgsqlConnection(database.Owner);
        await using var web = new NpgsqlConnection(database.Web);
        var tables = (await owner.QueryAsync<string>(DomainTables)).ToList();
        Assert.Contains("person", tables);

        foreach (var table in tables)
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => web.ExecuteScalarAsync<long>($"select count(*) from public.\"{table}\""));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [Fact]
    public async Task The_web_role_may_enter_the_sign_in_schema_alone()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var web = new NpgsqlConnection(database.Web);
        Assert.Equal(["auth"], await web.QueryAsync<string>("""
            select nspname from pg_namespace
            where (has_schema_privilege(oid, 'usage') or has_schema_privilege(oid, 'create')) and nspname !~ '^pg_' and nspname <> 'information_schema'
            """));
    }

    [Fact]
    public async Task The_api_role_can_read_every_table()
    {
        await using var database = await TestDatabase.CreateAsync(Cancel);
        await using var api = new NpgsqlConnection(database.Api);
        foreach (var table in (await api.QueryAsync<string>(DomainTables)).ToList())
            await api.ExecuteScalarAsync<long>($"select count(*) from public.\"{table}\"");
    }

    const string DomainTables = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by relname";
}
