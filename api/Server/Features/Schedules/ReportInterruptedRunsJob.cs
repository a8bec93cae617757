using Dapper;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;
using Quartz;

namespace MutualAid.Server.Features.Schedules;

/// <summary>A run that no node has taken up again says so itself, instead of looking as if it were still going on.</summary>
/// <remarks>The best schedule that it had saved stays, and can be used.</remarks>
[DisallowConcurrentExecution]
sealed partial class ReportInterruptedRunsJob(NpgsqlDataSource database, TimeProvider clock, ILogger<ReportInterruptedRunsJob> log) : IJob
{
    /// <summary>Long enough for another node to notice a death, take over and write its first sign of life.</summary>
    static readonly Duration Silence = Duration.FromSeconds(60);

    /// <summary>A queued run may wait for its turn behind the longest ones; after this it has been forgotten.</summary>
    static readonly Duration LongestQueue = Duration.FromMinutes(15);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var runId in await connection.QueryAsync<Guid>(new(MarkSilent, new { now, silentSince = now - Silence, queuedSince = now - LongestQueue }, cancellationToken: cancellation)))
            LogInterrupted(runId);
    }

    const string MarkSilent =
        """
        update schedule_run
        set status = 'interrupted', finished_at = @now
        where status = 'running' and heartbeat_at < @silentSince
           or status = 'queued' and requested_at < @queuedSince
        returning id
        """;

    [LoggerMessage(LogLevel.Warning, "Schedule run {RunId} fell silent and was marked as interrupted")]
    partial void LogInterrupted(Guid runId);
}
