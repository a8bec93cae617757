using System.Security.Cryptography;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;
using Quartz;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The crisis lead asks for a schedule. A second request while one is being made is answered with the one under way.</summary>
static class StartScheduleRun
{
    const int DefaultTimeLimitSeconds = 30;

    public static async Task<Results<Created<ScheduleRunDto>, Ok<ScheduleRunDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, StartScheduleRunRequest request, Caller caller, NpgsqlDataSource database, ISchedulerFactory jobs, TimeProvider clock, CancellationToken cancellation)
    {
        var scheduler = await jobs.GetScheduler(cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction, cancellation) is not { } incident) return TypedResults.NotFound();

        if (await connection.ExecuteScalarAsync<bool>(new(LockIncident, new { incident.Id }, transaction, cancellationToken: cancellation))) return Problems.Conflict("incident-ended");
        if (await connection.QuerySingleOrDefaultAsync<Guid?>(new(FindActive, new { incident.Id }, transaction, cancellationToken: cancellation)) is { } active)
            return TypedResults.Ok((await ScheduleRuns.Find(connection, active, caller, clock, cancellation))!);

        var now = clock.GetCurrentInstant();
        var there = await connection.QuerySingleAsync<ThereRow>(new(LookForWork, new { incident.Id, now }, transaction, cancellationToken: cancellation));
        if (!there.HasShifts) return Problems.Unprocessable("nothing-to-schedule");
        if (!there.HasPersons) return Problems.Unprocessable("nobody-offered");

        var runId = Guid.CreateVersion7();
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                runId, incident.Id, caller.AccountId, now,
                seed = request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue),
                timeLimit = request.TimeLimitSeconds ?? DefaultTimeLimitSeconds,
            },
            transaction,
            cancellationToken: cancellation));
        await transaction.Record(caller, "schedule-run-requested", incident.MunicipalityCode, runId, new { incidentId = incident.Id }, cancellation);

        // The row and the job become true together: there is no run without a job, and no job without a run.
        using (scheduler.EnlistTransaction(transaction))
        {
            var (job, trigger) = Jobs.MakeSchedule(runId);
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return TypedResults.Created($"/schedule-runs/{runId}", (await ScheduleRuns.Find(connection, runId, caller, clock, cancellation))!);
    }

    sealed record ThereRow(bool HasShifts, bool HasPersons);

    const string LockIncident =
        """
        select ended_at is not null
        from incident
        where id = @Id
        for no key update
        """;

    const string FindActive =
        """
        select id
        from schedule_run
        where incident_id = @Id and status in ('queued', 'running')
        """;

    const string LookForWork =
        """
        select exists (
                   select from shift
                   join need on need.id = shift.need_id
                   join request on request.id = need.request_id
                   where shift.incident_id = @Id and shift.starts_at > @now and request.sent_at is not null and request.withdrawn_at is null) as has_shifts,
               exists (
                   select from offer
                   join offer_person on offer_person.offer_id = offer.id
                   where offer.incident_id = @Id and offer.withdrawn_at is null and offer_person.withdrawn_at is null) as has_persons
        """;

    const string Insert =
        """
        insert into schedule_run (id, incident_id, seed, time_limit_seconds, requested_by, requested_at)
        values (@runId, @Id, @seed, @timeLimit, @AccountId, @now)
        """;
}
