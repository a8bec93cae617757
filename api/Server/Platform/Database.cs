using Dapper;
using MutualAid.Database;
using Npgsql;

namespace MutualAid.Server.Platform;

static class Database
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        DapperSetup.Apply();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(
            builder.Configuration.GetConnectionString("Database")
            ?? throw new InvalidOperationException("ConnectionStrings:Database is not set.")));
    }

    /// <summary>
    /// Until the transaction ends, nobody else may check or change what these persons do. Rest and weekly hours are properties of
    /// all of a person's duties together, so a lock on one row is not enough. Taken in one order, so that two callers never wait
    /// for each other.
    /// </summary>
    public static Task LockPersons(this NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<Guid> personIds, CancellationToken cancellation) =>
        connection.ExecuteAsync(new(TakePersonLocks, new { ids = personIds.Distinct().Order().ToArray() }, transaction, cancellationToken: cancellation));

    const string TakePersonLocks =
        """
        select pg_advisory_xact_lock(hashtextextended('person:' || id, 0))
        from unnest(@ids) with ordinality as person (id, position)
        order by position
        """;
}
