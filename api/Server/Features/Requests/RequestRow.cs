using Dapper;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A request as it stands in the database, without its needs.</summary>
sealed record RequestRow(
    Guid Id, Guid IncidentId, string IncidentTitle, bool IncidentEnded, string MunicipalityCode, string MunicipalityName, int Number, string Title, DateTimeOffset? AnswerBy,
    string ReportTo, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? WithdrawnAt, int Version, string? FiledBy) : ILed
{
    public static Task<RequestRow?> Find(NpgsqlConnection connection, Guid id, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<RequestRow>(new(ById, new { id }, transaction, cancellationToken: cancellation));

    /// <summary>
    /// The request and its incident are the caller's alone until the transaction ends. The incident is taken first, as everywhere.
    /// </summary>
    public static async Task<RequestRow?> Hold(NpgsqlConnection connection, Guid id, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(new(HoldIncident, new { id }, transaction, cancellationToken: cancellation));
        return await connection.QuerySingleOrDefaultAsync<RequestRow>(new(ById + " for update of request", new { id }, transaction, cancellationToken: cancellation));
    }

    public async Task<RequestDto> ToDto(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var needs = (await connection.QueryAsync<NeedRow>(new(NeedsOf, new { Id }, transaction, cancellationToken: cancellation))).ToArray();

        return new(
            Id, IncidentId, IncidentTitle, IncidentEnded, MunicipalityCode, MunicipalityName, Number,
            new(Title, AnswerBy, ReportTo, [.. needs.Select(need => need.ToDto())]),
            WithdrawnAt is not null ? "withdrawn" : SentAt is not null ? "sent" : "draft",
            CreatedAt, SentAt, WithdrawnAt, Version,
            SentAt is null ? [] : [.. needs.Select(need => new NeedCoverageDto(need.Shifts, need.ShiftSeats, need.SeatsFilled))],
            FiledBy);
    }

    sealed record NeedRow(
        string Title, string SkillId, int Level, int Seats, DateOnly FromDate, DateOnly ToDate, string Pattern, int StartMinute, int HandoverMinutes, string Place, int Priority,
        int? Minimum, bool Guide, bool MixedLenders, bool Liaison, int Shifts, int ShiftSeats, int SeatsFilled)
    {
        public NeedDto ToDto() => new(Title, SkillId, Level, Seats, FromDate, ToDate, Pattern, new TimeOnly(0).AddMinutes(StartMinute), HandoverMinutes, Place, Priority)
        {
            Minimum = Minimum, Guide = Guide, MixedLenders = MixedLenders, Liaison = Liaison,
        };
    }

    const string ById =
        """
        select request.id, request.incident_id, incident.title as incident_title, incident.ended_at is not null as incident_ended, incident.municipality_code,
               municipality.name as municipality_name, request.number, request.title, request.answer_by, request.report_to, request.created_at, request.sent_at,
               request.withdrawn_at, request.version,
               case when incident.taken_over_at is null then incident.filed_by_municipality end as filed_by
        from request
        join incident on incident.id = request.incident_id
        join municipality on municipality.code = incident.municipality_code
        where request.id = @id
        """;

    const string HoldIncident =
        """
        select incident.id
        from incident
        join request on request.incident_id = incident.id
        where request.id = @id
        for update of incident
        """;

    const string NeedsOf =
        """
        select need.title, need.skill_id, need.level::integer, need.seats, need.from_date, need.to_date, need.pattern, need.start_minute, need.handover_minutes,
               need.place, need.priority::integer, need.minimum, need.guide, need.mixed_lenders, need.liaison,
               coalesce(shifts.shifts, 0) as shifts, coalesce(shifts.seats, 0) as shift_seats, coalesce(filled.seats, 0) as seats_filled
        from need
        left join lateral (
            select count(*)::int as shifts, sum(shift.seats)::int as seats
            from shift
            where shift.need_id = need.id) as shifts on true
        left join lateral (
            select count(*)::int as seats
            from assignment
            join shift on shift.id = assignment.shift_id
            where shift.need_id = need.id and assignment.cancelled_at is null and assignment.answer <> 'no') as filled on true
        where need.request_id = @Id
        order by need.position
        """;
}
