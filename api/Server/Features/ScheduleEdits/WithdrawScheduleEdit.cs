using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>Whoever asked takes it back while it waits.</summary>
static class WithdrawScheduleEdit
{
    public static async Task<Results<Ok<DecideScheduleEditResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await EditRows.Find(connection, id, transaction, cancellation) is not { } seen || seen.RequestedBy != caller.AccountId) return TypedResults.NotFound();
        await EditWriting.HoldIncident(connection, transaction, seen.IncidentId, cancellation);
        var row = (await EditRows.Find(connection, id, transaction, cancellation))!;

        if (row.Status == "withdrawn") return TypedResults.Ok(new DecideScheduleEditResponse(id, row.Status, row.Version));
        if (row.Status != "waiting") return Problems.Conflict("already-decided", ("status", row.Status));

        await connection.ExecuteAsync(new(Write, new { id, caller.AccountId, now = clock.GetCurrentInstant() }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "schedule-edit-withdrawn", row.MunicipalityCode, id, new { incidentId = row.IncidentId }, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new DecideScheduleEditResponse(id, "withdrawn", Version: null));
    }

    const string Write =
        """
        update schedule_edit
        set status = 'withdrawn', decided_by = @AccountId, decided_at = @now
        where id = @id and status = 'waiting'
        """;
}
