using Npgsql;

namespace MutualAid.Database;

/// <summary>A PostgreSQL server on which the administrator may make roles and databases.</summary>
public sealed class DatabaseServer
{
    readonly string admin;
    readonly string given;
    readonly Roles roles;

    /// <param name="adminConnection">Without a database name the maintenance database <c>postgres</c> is meant.</param>
    public DatabaseServer(string adminConnection)
    {
        var builder = new NpgsqlConnectionStringBuilder(adminConnection);
        builder.Database ??= "postgres";
        // Few connections are made as administrator, and an idle one in a pool would keep others from using a database as template.
        builder.Pooling = false;
        admin = builder.ConnectionString;
        given = adminConnection;
        roles = Roles.From(adminConnection);
    }

    public Connections ConnectionsTo(string database) => Connections.To(given, database, roles);

    /// <summary>Makes the roles and the database if they are missing, then migrates and returns the names of the applied migrations.</summary>
    public async Task<IReadOnlyList<string>> Migrate(string database, CancellationToken cancellationToken = default)
    {
        await EnsureRoles(cancellationToken);
        await using (var connection = await Open(cancellationToken))
        {
            await Execute(connection, "select pg_advisory_lock(hashtextextended('mutualaid database', 0))", cancellationToken);
            if (!await Exists(connection, database, cancellationToken))
                await Create(connection, database, cancellationToken: cancellationToken);
        }

        return await new Migrator(ConnectionsTo(database).Owner, Migrations.All).Run(cancellationToken);
    }

    public Task EnsureRoles(CancellationToken cancellationToken = default) => roles.Ensure(admin, cancellationToken);

    public async Task<NpgsqlConnection> Open(CancellationToken cancellationToken = default)
    {
        var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    internal static async Task<bool> Exists(NpgsqlConnection connection, string database, CancellationToken cancellationToken = default)
    {
        await using var command = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", connection) { Parameters = { new() { Value = database } } };
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken = default)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes an empty database, or a copy of a template to which nobody is connected.</summary>
    internal static async Task Create(NpgsqlConnection connection, string database, string? template = null, CancellationToken cancellationToken = default)
    {
        var source = template is null ? Empty : $"template \"{template}\"";
        await Execute(connection, $"create database \"{database}\" owner {Roles.Owner} {source}", cancellationToken);
        await Execute(connection, $"""
            revoke all on database "{database}" from public;
            grant connect on database "{database}" to {Roles.Api}, {Roles.Web}
            """, cancellationToken);
    }

    // Swedish collation from ICU: å, ä and ö sort and fold right on every system, whatever locales it has installed.
    const string Empty = "template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'sv-SE'";
}
