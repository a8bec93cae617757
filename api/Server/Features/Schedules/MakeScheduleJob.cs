using Dapper;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;
using Quartz;

namespace MutualAid.Server.Features.Schedules;

/// <summary>Runs the engine over an incident and keeps the best schedule so far in the database, so that it outlives the process.</summary>
/// <remarks>
/// Each claim of a run raises its attempt number, and every write demands that number: a node that was thought dead and wakes up
/// again finds that the run is no longer its own and goes quiet. When the process shuts down in order, the run stays as running
/// and the job is handed back, to be taken up again from what is saved, as after a crash.
/// </remarks>
sealed partial class MakeScheduleJob(NpgsqlDataSource database, TimeProvider clock, ILogger<MakeScheduleJob> log) : IJob
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly Duration LeastTimeToGoOn = Duration.FromSeconds(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellation)
    {
        var runId = Jobs.RunOf(context);
        if (await Claim(runId, cancellation) is not { } run)
        {
            LogNotOurs(runId);
            return;
        }

        try
        {
            await Search(run, cancellation);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or NpgsqlException))
        {
            // The engine's own failure would fail again on every attempt: say so, and keep what was saved. A lost database is
            // another matter; then the row falls silent and is reported as interrupted.
            LogFailed(exception, runId);
            await new SavedSchedule(database, clock, run).End("failed", "engine-failed", CancellationToken.None);
        }
    }

    async Task Search(ClaimedRun run, CancellationToken cancellation)
    {
        var problem = await BuildProblem(run, cancellation);
        var saved = new SavedSchedule(database, clock, run);

        using var deadline = new CancellationTokenSource(run.TimeLeft(LeastTimeToGoOn).ToTimeSpan(), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        Schedule? best = null;
        var found = 0;
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var search = Task.Factory.StartNew(
            () =>
            {
                foreach (var schedule in Solver.Improve(problem, new(run.Seed, Proves: true), stop.Token))
                {
                    if (!ReferenceEquals(schedule.Assignments, best?.Assignments)) found++;
                    Volatile.Write(ref best, schedule);
                    first.TrySetResult();
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        var state = RowState.GoOn;
        try
        {
            while (state is RowState.GoOn && !search.IsCompleted)
            {
                await Task.WhenAny(search, Task.Delay(Pause, clock, CancellationToken.None), saved.IsEmpty ? first.Task : search);
                state = await saved.Keep(Volatile.Read(ref best), found, CancellationToken.None);
            }
        }
        finally
        {
            await stop.CancelAsync();
        }

        await search;
        if (state is RowState.NotOurs)
        {
            LogNotOurs(run.Id);
            return;
        }

        state = await saved.Keep(Volatile.Read(ref best), found, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        await saved.End(state is RowState.StopAsked ? "stopped" : "finished", failure: null, CancellationToken.None);
    }

    async Task<Problem> BuildProblem(ClaimedRun run, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var problem = (await IncidentProblem.Load(connection, run.IncidentId, clock.GetCurrentInstant(), persons: null, transaction: null, cancellation)).Problem;
        if (run.Attempt == 1) return problem;

        var people = problem.People.Select(person => person.Id).ToHashSet();
        var shifts = problem.Shifts.Select(shift => shift.Id).ToHashSet();
        var best = await SavedSchedule.Read(connection, run.Id, transaction: null, cancellation);
        return problem with { Start = [.. best.Where(assignment => people.Contains(assignment.Person) && shifts.Contains(assignment.Shift))] };
    }

    async Task<ClaimedRun?> Claim(Guid runId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<ClaimedRun>(new(TakeRun, new { runId, now = clock.GetCurrentInstant() }, cancellationToken: cancellation));
    }

    // The time that an earlier attempt has used is counted from its start to its last sign of life.
    const string TakeRun =
        """
        update schedule_run run
        set status = 'running', attempt = run.attempt + 1, started_at = coalesce(run.started_at, @now), heartbeat_at = @now
        from (select id, started_at, heartbeat_at from schedule_run where id = @runId and status in ('queued', 'running') for update) earlier
        where run.id = earlier.id
        returning run.id, run.incident_id, run.attempt, run.seed, run.time_limit_seconds,
                  coalesce(extract(epoch from earlier.heartbeat_at - earlier.started_at), 0)::double precision as used_seconds
        """;

    [LoggerMessage(LogLevel.Information, "Schedule run {RunId} has ended or is run by another node")]
    partial void LogNotOurs(Guid runId);

    [LoggerMessage(LogLevel.Error, "Schedule run {RunId} failed")]
    partial void LogFailed(Exception exception, Guid runId);
}

sealed record ClaimedRun(Guid Id, Guid IncidentId, int Attempt, int Seed, int TimeLimitSeconds, double UsedSeconds)
{
    public Duration TimeLeft(Duration least) => Duration.Max(Duration.FromSeconds(TimeLimitSeconds - UsedSeconds), least);
}
