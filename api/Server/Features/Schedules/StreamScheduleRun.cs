using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The run's progress as server-sent events, one a second at most, until it has ended.</summary>
/// <remarks>Read from the row and not from the engine, so that any node can answer for a run on another.</remarks>
static class StreamScheduleRun
{
    public const string Event = "progress";

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<Results<ServerSentEventsResult<ScheduleRunDto>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        await Find(id, caller, database, clock, cancellation) is { } run
            ? TypedResults.ServerSentEvents(Follow(run, caller, database, clock, cancellation), Event)
            : TypedResults.NotFound();

    static async IAsyncEnumerable<ScheduleRunDto> Follow(
        ScheduleRunDto run, Caller caller, NpgsqlDataSource database, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var tick = new PeriodicTimer(Pause, clock);
        yield return run;

        while (run.IsActive && await tick.WaitForNextTickAsync(cancellation))
        {
            if (await Find(run.Id, caller, database, clock, cancellation) is not { } now) yield break;
            yield return run = now;
        }
    }

    static async Task<ScheduleRunDto?> Find(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ScheduleRuns.Find(connection, id, caller, clock, cancellation);
    }
}
