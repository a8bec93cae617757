using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Writes down that the local union was told of emergency overtime, which arbetstidslagen 9 § asks for as soon as it can be done.</summary>
static class TellUnion
{
    public static async Task<Results<Ok<HourModeDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, TellUnionRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        await connection.ExecuteAsync(new(Hold, new { id }, transaction, cancellationToken: cancellation));
        if (await connection.FindMode(id, caller, now, transaction, cancellation) is not { } standing) return TypedResults.NotFound();

        if (standing.Mode != "emergency") return Problems.Conflict("no-notice-needed");
        if (standing.Version != request.Version) return Problems.Outdated(standing);
        if (standing.UnionToldAt is { } told) return Problems.Conflict("already-told", ("unionToldAt", told));

        await connection.ExecuteAsync(new(Tell, new { id, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "hour-mode-union-told", standing.MunicipalityCode, id, new { version = standing.Version + 1 }, cancellation);
        var written = await connection.FindMode(id, caller, now, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(written!);
    }

    const string Hold = "select id from hour_mode where id = @id for update";

    const string Tell = "update hour_mode set union_told_at = @now, version = version + 1 where id = @id";
}
