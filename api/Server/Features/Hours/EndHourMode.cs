using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Another order ends now, for one person (who fell ill, say) or for everybody. What has not begun never holds.</summary>
/// <remarks>Nothing reaches back: what was worked is judged by the order that held then. Each stricken municipality is told which of its coming shifts have become unlawful.</remarks>
static class EndHourMode
{
    public static async Task<Results<Ok<HourModeDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, EndHourModeRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindMode(id, caller, clock.GetCurrentInstant(), transaction, cancellation) is not { } seen) return TypedResults.NotFound();

        var ids = seen.People.Select(person => person.PersonId).Where(personId => request.PersonId is null || personId == request.PersonId).ToArray();
        if (ids is []) return TypedResults.NotFound();

        await connection.LockPersons(transaction, ids, cancellation);
        var version = await connection.ExecuteScalarAsync<int>(new(Hold, new { id }, transaction, cancellationToken: cancellation));
        var now = clock.GetCurrentInstant();
        var standing = (await connection.FindMode(id, caller, now, transaction, cancellation))!;
        if (version != request.Version) return Problems.Outdated(standing);
        if (Instant.FromDateTimeOffset(standing.To) <= now || standing.People.Where(person => ids.Contains(person.PersonId)).All(person => person.EndedAt is not null))
            return Problems.Conflict("already-over");

        var before = await ComingShifts.Look(connection, ids, now, transaction, cancellation);
        await connection.ExecuteAsync(new(End, new { id, ids, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "hour-mode-ended", standing.MunicipalityCode, id, new { request.PersonId, version = version + 1 }, cancellation);
        var unlawful = (await ComingShifts.Look(connection, ids, now, transaction, cancellation)).Since(before);
        await transaction.RecordUnlawful(caller, "hour-mode-ended", unlawful.Values, cancellation);
        var ended = await connection.FindMode(id, caller, now, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(ended!);
    }

    const string Hold = "select version from hour_mode where id = @id for update";

    const string End =
        """
        update hour_mode set version = version + 1 where id = @id;

        update hour_mode_person
        set ended_at = greatest(@now, hour_mode.from_at)
        from hour_mode
        where hour_mode.id = @id and hour_mode_person.mode_id = hour_mode.id and hour_mode_person.person_id = any(@ids) and hour_mode_person.ended_at is null;
        """;
}
