using MutualAid.Database;
using Npgsql;

namespace MutualAid.Testing;

/// <summary>A database of one's own for a test or a test class: migrated, with the reference data, and dropped on disposal.</summary>
/// <remarks>
/// Copied from a template that is made once for each state of migrations and reference data, so it costs a fraction of a second.
/// Any number of test programs may do this on one server at the same time. A missing PostgreSQL fails the test; it never skips.
/// </remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly DatabaseServer server;

    TestDatabase(DatabaseServer server, string name) => (this.server, Name, Connections) = (server, name, server.ConnectionsTo(name));

    public string Name { get; }

    public Connections Connections { get; }

    /// <summary>As <c>mutualaid_owner</c>: may do anything in this database.</summary>
    public string Owner => Connections.Owner;

    /// <summary>As <c>mutualaid_api</c>, the way the API server connects.</summary>
    public string Api => Connections.Api;

    /// <summary>As <c>mutualaid_web</c>, the way the web host connects: schema <c>auth</c> only.</summary>
    public string Web => Connections.Web;

    public static async Task<TestDatabase> CreateAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.Get(cancellationToken);
        var template = await Template.Ensure(server, cancellationToken);
        return await Create(server, template, cancellationToken);
    }

    /// <summary>Without migrations: for tests of the migration runner itself.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.Get(cancellationToken);
        return await Create(server, template: null, cancellationToken);
    }

    static async Task<TestDatabase> Create(DatabaseServer server, string? template, CancellationToken cancellationToken)
    {
        var name = $"mutualaid_test_{Guid.NewGuid():n}";
        await using var connection = await server.Open(cancellationToken);
        await DatabaseServer.Create(connection, name, template, cancellationToken);
        return new(server, name);
    }

    /// <summary>Until so many of this database's connections wait for a lock that another holds.</summary>
    public async Task UntilWaiting(int connections, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync(patience.Token);
        await using var waiting = new NpgsqlCommand(
            """
            select count(distinct lock.pid)
            from pg_locks lock
            join pg_stat_activity activity on activity.pid = lock.pid and activity.datname = current_database()
            where not lock.granted and lock.locktype in ('tuple', 'transactionid')
            """,
            connection);
        while ((long)(await waiting.ExecuteScalarAsync(patience.Token))! < connections) await again.WaitForNextTickAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { Owner, Api, Web })
        {
            await using var pooled = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(pooled);
        }

        await using var connection = await server.Open();
        await DatabaseServer.Execute(connection, $"drop database if exists \"{Name}\" with (force)");
    }
}
