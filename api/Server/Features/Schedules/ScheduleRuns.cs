using Dapper;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What the slices of this area ask about a run or an incident.</summary>
static class ScheduleRuns
{
    /// <summary>The run as its row says; null when there is none, or when it is another municipality's.</summary>
    public static async Task<ScheduleRunDto?> Find(NpgsqlConnection connection, Guid runId, Caller caller, TimeProvider clock, CancellationToken cancellation)
    {
        await using var rows = await connection.QueryMultipleAsync(new(FindRun, new { runId }, cancellationToken: cancellation));
        var run = await rows.ReadSingleOrDefaultAsync<RunRow>();
        if (run is null || !caller.May(Right.MakeSchedule, run.MunicipalityCode)) return null;

        return run.ToDto(clock.GetUtcNow()) with { Course = [.. await rows.ReadAsync<RunPointDto>()] };
    }

    /// <summary>The incident, when the caller leads its municipality's crisis work; otherwise null, as if it were not there.</summary>
    public static async Task<IncidentRow?> FindIncident(
        NpgsqlConnection connection, Guid incidentId, Caller caller, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var incident = await connection.QuerySingleOrDefaultAsync<IncidentRow>(new(FindIncidentById, new { incidentId }, transaction, cancellationToken: cancellation));
        return incident is not null && caller.May(Right.MakeSchedule, incident.MunicipalityCode) ? incident : null;
    }

    public sealed record IncidentRow(Guid Id, string Title, string MunicipalityCode);

    sealed record RunRow(
        Guid Id, Guid IncidentId, string IncidentTitle, string MunicipalityCode, string Status, int TimeLimitSeconds, int Seed,
        DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FirstLawfulAt, DateTimeOffset? FinishedAt, bool StopRequested,
        int Attempt, int SchedulesFound, int Seats, int SeatsFilled, int People, int Municipalities, string? Failure, int? PublishedVersion)
    {
        public ScheduleRunDto ToDto(DateTimeOffset now) => new(
            Id, IncidentId, IncidentTitle, MunicipalityCode, Status, TimeLimitSeconds, Seed, RequestedAt, StartedAt, FirstLawfulAt, FinishedAt, now,
            StopRequested, Attempt, SchedulesFound, Seats, SeatsFilled, People, Municipalities, Failure, PublishedVersion);
    }

    const string FindRun =
        """
        select run.id, run.incident_id, incident.title as incident_title, incident.municipality_code, run.status, run.time_limit_seconds, run.seed,
               run.requested_at, run.started_at, run.first_lawful_at, run.finished_at, run.stop_requested_at is not null as stop_requested,
               run.attempt, run.schedules_found, run.seats, run.seats_filled,
               best.people, best.municipalities, run.failure, version.number as published_version
        from schedule_run run
        join incident on incident.id = run.incident_id
        cross join lateral (
            select count(distinct person.id)::integer as people, count(distinct person.municipality_code)::integer as municipalities
            from schedule_run_assignment
            join person on person.id = schedule_run_assignment.person_id
            where schedule_run_assignment.run_id = run.id
        ) best
        left join schedule_version version on version.run_id = run.id
        where run.id = @runId;

        select elapsed_ms / 1000.0::double precision as elapsed_seconds, seats_filled, seats_at_most, burden_gap
        from (
            select point.*, row_number() over (order by elapsed_ms desc) - 1 as from_the_last, count(*) over () as points
            from schedule_run_point point
            where run_id = @runId
        ) course
        where from_the_last % greatest(1, (points + 99) / 100) = 0
        order by elapsed_ms;
        """;

    const string FindIncidentById =
        """
        select id, title, municipality_code
        from incident
        where id = @incidentId
        """;
}
