using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>Asks a run to end with the best that it has. Written in the row, so that it reaches the node that runs it within a second.</summary>
/// <remarks>Stopping what has ended changes nothing and is no error.</remarks>
static class StopScheduleRun
{
    public static async Task<Results<Ok<ScheduleRunDto>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.Find(connection, id, caller, clock, cancellation) is not { } run) return TypedResults.NotFound();
        if (!run.IsActive) return TypedResults.Ok(run);

        await connection.ExecuteAsync(new(AskToStop, new { id, now = clock.GetCurrentInstant() }, cancellationToken: cancellation));
        return TypedResults.Ok((await ScheduleRuns.Find(connection, id, caller, clock, cancellation))!);
    }

    const string AskToStop =
        """
        update schedule_run
        set stop_requested_at = coalesce(stop_requested_at, @now)
        where id = @id and status in ('queued', 'running')
        """;
}
