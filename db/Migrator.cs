using Npgsql;

namespace MutualAid.Database;

/// <summary>Brings one database to the shape that a list of migrations describes.</summary>
/// <remarks>
/// Each migration is one transaction with its row in <c>public.migration</c>. An advisory lock lets one node migrate while the others wait.
/// Applied migrations are never changed, removed or overtaken: a difference is an error, not something to work around.
/// </remarks>
public sealed class Migrator(string ownerConnection, IReadOnlyList<Migration> migrations)
{
    const long Lock = 0x4D75_7475_616C_0001;

    /// <summary>Applies what is missing and returns the names of what it applied.</summary>
    /// <exception cref="MigrationException">The database and the list disagree, or a migration failed.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancellationToken = default)
    {
        RefuseTakenNumbers();

        // Unpooled: closing the connection is what gives the lock back, whatever happens.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await Execute(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        await Execute(connection, CreateTable, cancellationToken);

        var pending = Pending(await Applied(connection, cancellationToken));
        foreach (var migration in pending)
            await Apply(connection, migration, cancellationToken);

        await Execute(connection, ProtectTable, cancellationToken);
        return [.. pending.Select(migration => migration.Name)];
    }

    void RefuseTakenNumbers()
    {
        foreach (var (earlier, later) in migrations.Zip(migrations.Skip(1)))
        {
            if (earlier.Number == later.Number)
                throw new MigrationException.NumberTakenTwice(earlier.Name, later.Name);
        }
    }

    List<Migration> Pending(List<AppliedMigration> applied)
    {
        var known = migrations.ToDictionary(migration => migration.Name);
        foreach (var row in applied)
        {
            if (!known.TryGetValue(row.Name, out var migration))
                throw new MigrationException.Missing(row.Name);
            if (migration.Checksum != row.Checksum)
                throw new MigrationException.Edited(row.Name);
        }

        var pending = migrations.ExceptBy(applied.Select(row => row.Name), migration => migration.Name).ToList();
        if (applied is [.., var last] && pending.FirstOrDefault(migration => migration.Number < last.Number) is { } overtaken)
            throw new MigrationException.OutOfOrder(overtaken.Name, last.Name);
        return pending;
    }

    static async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await Execute(connection, migration.Sql, cancellationToken);
            await using var record = new NpgsqlCommand(RecordMigration, connection)
            {
                Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException error)
        {
            throw new MigrationException.Failed(migration.Name, error.Detail is { } detail ? $"{error.MessageText} ({detail})" : error.MessageText, error);
        }
    }

    static async Task<List<AppliedMigration>> Applied(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListApplied, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return rows;
    }

    static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    sealed record AppliedMigration(int Number, string Name, string Checksum);

    const string CreateTable = """
        create table if not exists public.migration (
            number     integer primary key,
            name       text not null unique,
            checksum   text not null,
            applied_at timestamptz not null default now()
        )
        """;

    const string ListApplied = "select number, name, checksum from public.migration order by number";

    const string RecordMigration = "insert into public.migration (number, name, checksum) values ($1, $2, $3)";

    // A migration that grants rights on all tables grants them on this one too.
    const string ProtectTable = """
        revoke all on public.migration from public, mutualaid_web;
        revoke insert, update, delete, truncate on public.migration from mutualaid_api
        """;
}
