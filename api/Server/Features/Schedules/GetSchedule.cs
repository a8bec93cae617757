using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Schedules;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The schedule that stands for an incident: who is asked or has said yes. Version 0 and no people when nothing is published.</summary>
static class GetSchedule
{
    public static async Task<Results<Ok<ScheduleDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction: null, cancellation) is not { } incident) return TypedResults.NotFound();

        var facts = await IncidentProblem.Load(connection, id, clock.GetCurrentInstant(), persons: null, transaction: null, cancellation);
        var empty = await Empty(connection, incident, cancellation);
        return TypedResults.Ok(await ScheduleView.Of(
            connection, empty, facts, [.. facts.Rows.Standing.Where(row => row.Stands && facts.Rows.ShiftIds.Contains(row.ShiftId)).Select(row => row.Assignment)], withPeople: true, cancellation));
    }

    /// <summary>What is known of an incident's schedule before its shifts have been looked at.</summary>
    public static async Task<ScheduleDto> Empty(NpgsqlConnection connection, ScheduleRuns.IncidentRow incident, CancellationToken cancellation)
    {
        await using var rows = await connection.QueryMultipleAsync(new(VersionAndRun, new { incident.Id }, cancellationToken: cancellation));
        var version = await rows.ReadSingleOrDefaultAsync<VersionRow>();
        var run = await rows.ReadSingleOrDefaultAsync<LatestRunDto>();

        return new(
            incident.Id, incident.Title, incident.MunicipalityCode, RunId: null, version?.Number ?? 0, version?.PublishedAt, FromDate: default, ToDate: default,
            Seats: 0, SeatsFilled: 0, People: 0, Municipalities: 0, Breaches: 0, Coverage: [], Gaps: [], Roster: [], run);
    }

    sealed record VersionRow(int Number, DateTimeOffset PublishedAt);

    const string VersionAndRun =
        """
        select number, published_at
        from schedule_version
        where incident_id = @Id
        order by number desc
        limit 1;

        select run.id, run.status, run.requested_at, version.number as published_version
        from schedule_run run
        left join schedule_version version on version.run_id = run.id
        where run.incident_id = @Id
        order by run.requested_at desc
        limit 1;
        """;
}
