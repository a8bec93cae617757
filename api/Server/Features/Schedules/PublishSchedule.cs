using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The crisis lead makes a run's schedule the one that stands. Everyone new is asked; who is untouched keeps the answer given.</summary>
/// <remarks>
/// Between the run and this moment other incidents publish, offers are withdrawn, people answer. So every person is locked and
/// everyone who gets a new shift is judged again, by the same rules as in the search, over all that stands now. Nothing is
/// published in part: 409 <c>changed-since</c> or 422 <c>unlawful</c> name the persons and shifts, and a new run mends it.
/// Publishing a run that is published already answers with that version.
/// </remarks>
static class PublishSchedule
{
    public static async Task<Results<Ok<PublishScheduleResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, PublishScheduleRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var run = await connection.QuerySingleOrDefaultAsync<RunRow>(new(LockIncident, new { id }, transaction, cancellationToken: cancellation));
        if (run is null || !caller.May(Right.PublishSchedule, run.MunicipalityCode)) return TypedResults.NotFound();

        if (await FindVersion(connection, id, transaction, cancellation) is { } published) return TypedResults.Ok(published);

        var current = await ScheduleVersions.Current(connection, run.IncidentId, transaction, cancellation);
        if (current != request.ExpectedCurrentVersion) return Problems.Conflict("changed-since", ("currentVersion", current));
        if (run.Status is "queued" or "running") return Problems.Conflict("still-running");

        var now = clock.GetCurrentInstant();
        var persons = await PublicationPlan.Persons(connection, run.IncidentId, id, now, transaction, cancellation);
        await connection.LockPersons(transaction, persons, cancellation);

        var plan = await PublicationPlan.Load(connection, run.IncidentId, id, persons, now, transaction, cancellation);
        if (plan.Next.Count == 0) return Problems.Unprocessable("nothing-to-publish");

        var hindrances = plan.Hindrances(run.RequestedAt).Distinct().ToArray();
        if (hindrances.Length > 0) return Refuse(hindrances, current);

        try
        {
            await Write(connection, transaction, run, id, current + 1, plan, caller, now, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            // Only a writer that takes no person lock can get here; the database does not let two shifts overlap whatever we think.
            return Problems.Conflict("changed-since", ("currentVersion", current), ("hindrances", Array.Empty<object>()));
        }

        return TypedResults.Ok((await FindVersion(connection, id, transaction: null, cancellation))!);
    }

    static ProblemHttpResult Refuse(Hindrance[] hindrances, int current)
    {
        var facts = hindrances.Select(hindrance => new { personId = hindrance.PersonId, shiftId = hindrance.ShiftId, code = hindrance.Code }).ToArray();
        return hindrances.All(hindrance => hindrance.IsAboutHours)
            ? Problems.Unprocessable("unlawful", ("currentVersion", current), ("hindrances", facts))
            : Problems.Conflict("changed-since", ("currentVersion", current), ("hindrances", facts));
    }

    static async Task Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, RunRow run, Guid runId, int number, PublicationPlan plan, Caller caller, Instant now, CancellationToken cancellation)
    {
        var added = plan.Diff.People.SelectMany(person => person.Added, (person, shift) => new Assignment(shift, person.Person)).ToArray();
        var removed = plan.Diff.People.SelectMany(person => person.Removed, (person, shift) => new Assignment(shift, person.Person)).ToHashSet();
        var versionId = Guid.CreateVersion7();

        await connection.ExecuteAsync(new(
            WriteVersion,
            new
            {
                versionId, run.IncidentId, number, runId, caller.AccountId, now,
                filled = plan.Next.Count,
            },
            transaction,
            cancellationToken: cancellation));
        await ScheduleVersions.Stand(
            connection, transaction, run.IncidentId, versionId,
            [.. plan.Facts.Standing.Where(row => row.Stands && removed.Contains(row.Assignment)).Select(row => row.Id)], added, now, cancellation);

        await transaction.Record(
            caller, "schedule-published", run.MunicipalityCode, run.IncidentId,
            new { versionId, number, runId, added = added.Length, removed = removed.Count, persons = plan.Diff.Changed }, cancellation);
    }

    static Task<PublishScheduleResponse?> FindVersion(NpgsqlConnection connection, Guid runId, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<PublishScheduleResponse>(new(FindVersionOfRun, new { runId }, transaction, cancellationToken: cancellation));

    sealed record RunRow(Guid IncidentId, string MunicipalityCode, string Status, Instant RequestedAt);

    const string LockIncident =
        """
        select incident.id as incident_id, incident.municipality_code, schedule_run.status, schedule_run.requested_at
        from schedule_run
        join incident on incident.id = schedule_run.incident_id
        where schedule_run.id = @id
        for no key update of incident
        """;

    const string FindVersionOfRun =
        """
        select version.id as version_id, version.number,
               (select count(*)::integer from assignment where published_in = version.id) as added,
               (select count(*)::integer from assignment where cancelled_in = version.id) as removed,
               (select count(*)::integer from schedule_version_assignment where version_id = version.id)
                   - (select count(*)::integer from assignment where published_in = version.id) as kept
        from schedule_version version
        where version.run_id = @runId
        """;

    const string WriteVersion =
        """
        insert into schedule_version (id, incident_id, number, run_id, published_by, published_at, seats, seats_filled)
        select @versionId, @IncidentId, @number, @runId, @AccountId, @now,
               (select coalesce(sum(shift.seats), 0)
                from shift
                join need on need.id = shift.need_id
                join request on request.id = need.request_id
                where shift.incident_id = @IncidentId and request.sent_at is not null and request.withdrawn_at is null),
               @filled + (select count(*) from assignment where incident_id = @IncidentId and cancelled_at is null and answer <> 'no' and starts_at <= @now);
        """;
}
