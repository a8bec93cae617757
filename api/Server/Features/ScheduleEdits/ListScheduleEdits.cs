using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>Who has changed an incident's schedule by hand, when and why; what waits for a second person comes first.</summary>
static class ListScheduleEdits
{
    public static async Task<Results<Ok<ScheduleEditDto[]>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction: null, cancellation) is null) return TypedResults.NotFound();

        return TypedResults.Ok(await EditRows.ToDtos(connection, await EditRows.OfIncident(connection, id, cancellation), caller, cancellation));
    }
}
