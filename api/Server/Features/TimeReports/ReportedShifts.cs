using Dapper;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>Which shifts are asked for; what is null asks nothing.</summary>
/// <param name="States">Only shifts whose newest report is in one of these states.</param>
/// <param name="From">Shifts that are planned to start then or later.</param>
/// <param name="To">Not included.</param>
sealed record WhichShifts(
    Guid? AssignmentId = null, Guid? IncidentId = null, string[]? HomeCodes = null, string[]? States = null, Instant? From = null, Instant? To = null, int Limit = int.MaxValue);

/// <summary>Shifts with people on them and the newest report of each, as every use case about hours that were worked reads them.</summary>
static class ReportedShifts
{
    /// <summary>The latest first.</summary>
    public static async Task<ReportedShift[]> Find(NpgsqlConnection connection, WhichShifts which, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<ReportedShift>(new(Select, which, transaction, cancellationToken: cancellation))];

    public static async Task<ReportedShift?> Of(NpgsqlConnection connection, Guid assignmentId, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        await Find(connection, new(AssignmentId: assignmentId), transaction, cancellation) is [var found] ? found : null;

    /// <summary>The shift that a report is of, with the person held so that no other report or approval comes meanwhile; null when there is none.</summary>
    /// <remarks>The newest report of the shift may be another than the one that was asked about.</remarks>
    public static async Task<ReportedShift?> Hold(NpgsqlConnection connection, Guid reportId, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        if (await connection.QuerySingleOrDefaultAsync<AssignmentRow>(new(FindAssignment, new { reportId }, transaction, cancellationToken: cancellation)) is not { } found) return null;

        await connection.LockPersons(transaction, [found.PersonId], cancellation);
        return await Of(connection, found.AssignmentId, transaction, cancellation);
    }

    sealed record AssignmentRow(Guid AssignmentId, Guid PersonId);

    const string FindAssignment =
        """
        select time_report.assignment_id, assignment.person_id
        from time_report
        join assignment on assignment.id = time_report.assignment_id
        where time_report.id = @reportId
        """;

    // A shift that was cancelled or declined is nobody's to report, and is told of by its id alone.
    const string Select =
        """
        select assignment.id as assignment_id, assignment.person_id, person.account_id, person.name as person_name, home.code as home_code, home.name as home_name,
               assignment.incident_id, incident.title as incident_title, host.code as host_code, host.name as host_name, need.title as need, need.place,
               assignment.starts_at, assignment.ends_at, assignment.answer, assignment.cancelled_at,
               report.id as report_id, report.number, report.version, report.state, report.starts_at as worked_from, report.ends_at as worked_to, report.kind, report.note,
               report.reported_as, report.reported_at, report.breaks_are_known,
               array(select starts_at from time_report_break where report_id = report.id order by starts_at) as breaks_from,
               array(select ends_at from time_report_break where report_id = report.id order by starts_at) as breaks_to,
               report.returned_as as returned_by, report.returned_why
        from assignment
        join shift on shift.id = assignment.shift_id
        join need on need.id = shift.need_id
        join incident on incident.id = assignment.incident_id
        join municipality host on host.code = incident.municipality_code
        join person on person.id = assignment.person_id
        join municipality home on home.code = person.municipality_code
        left join lateral (
            select id, number, version, starts_at, ends_at, kind, note, reported_as, reported_at, breaks_are_known, returned_as, returned_why,
                   case when returned_at is not null then 'returned' when home_approved_at is not null then 'home_approved'
                        when host_approved_at is not null then 'host_approved' else 'reported' end as state
            from time_report
            where time_report.assignment_id = assignment.id
            order by time_report.number desc
            limit 1) report on true
        where (@AssignmentId::uuid is null or assignment.id = @AssignmentId)
          and (@IncidentId::uuid is null or assignment.incident_id = @IncidentId)
          and (@HomeCodes::text[] is null or person.municipality_code = any(@HomeCodes))
          and (@States::text[] is null or report.state = any(@States))
          and (@From::timestamptz is null or assignment.starts_at >= @From)
          and (@To::timestamptz is null or assignment.starts_at < @To)
          and (@AssignmentId::uuid is not null or (assignment.cancelled_at is null and assignment.answer <> 'no'))
        order by assignment.starts_at desc, person.name, assignment.id
        limit @Limit
        """;
}
