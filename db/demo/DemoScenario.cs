using Dapper;
using NodaTime;
using Npgsql;

namespace MutualAid.Database.Demo;

/// <summary>Kalix, struck now, with Norrköping beside it and four hundred invented people around them.</summary>
public static class DemoScenario
{
    /// <summary>Loads the demo in one transaction, unless it is there already.</summary>
    /// <param name="connection">Opened by the role that owns the tables. The reference tables must be filled.</param>
    /// <param name="now">When Kalix is struck, rounded down to the hour; the first shifts start at 07:00 the next morning.</param>
    public static async Task<DemoLoad> LoadAsync(NpgsqlConnection connection, Instant now, CancellationToken cancellationToken = default)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(LockSql, transaction: transaction, cancellationToken: cancellationToken));
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            IsThereSql, new { Id = DemoIncidents.Id(DemoIncidents.Kalix) }, transaction, cancellationToken: cancellationToken)))
            return new(AlreadyThere: true, 0, 0, 0, 0);

        var reference = await Read(connection, cancellationToken);
        var rows = DemoPlan.Make(reference, DemoCalendar.At(now, reference.Holidays));
        await new DemoWriter(connection).Write(rows, cancellationToken);
        var worked = await new DemoLastWeek(connection, rows.Calendar).Write(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(
            AlreadyThere: false, rows.People.Count, rows.People.Select(person => person.Home.Code).Distinct().Count(), rows.Shifts.Count + worked,
            rows.Offers.SelectMany(offer => offer.People).Distinct().Count());
    }

    internal static async Task<DemoReference> Read(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var places = (await connection.QueryAsync<Place>(new CommandDefinition(PlacesSql, cancellationToken: cancellationToken))).ToList();
        var holidays = await connection.QueryAsync<LocalDate>(new CommandDefinition(HolidaysSql, cancellationToken: cancellationToken));
        return places.Count > 0
            ? new(places, [.. holidays])
            : throw new InvalidOperationException("The demo needs the reference tables: load them first.");
    }

    const string LockSql = "select pg_advisory_xact_lock(hashtextextended('demo', 0))";

    const string IsThereSql = "select exists (select from incident where id = @Id)";

    const string PlacesSql = "select code, name, population, latitude, longitude from municipality order by code";

    const string HolidaysSql = "select date from holiday order by date";
}

/// <summary>What was loaded; all counts are 0 when the demo was there already.</summary>
public sealed record DemoLoad(bool AlreadyThere, int People, int Municipalities, int Shifts, int PeopleOffered);
