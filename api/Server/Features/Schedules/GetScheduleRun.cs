using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>How far a run has come.</summary>
static class GetScheduleRun
{
    public static async Task<Results<Ok<ScheduleRunDto>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ScheduleRuns.Find(connection, id, caller, clock, cancellation) is { } run ? TypedResults.Ok(run) : TypedResults.NotFound();
    }
}
