using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>An incident's requests in the order in which they were begun, with how far each is staffed.</summary>
static class ListRequests
{
    public static async Task<Results<Ok<RequestSummaryDto[]>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var incident = await IncidentRow.Find(connection, id, transaction: null, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();

        return TypedResults.Ok<RequestSummaryDto[]>([.. await connection.QueryAsync<RequestSummaryDto>(new(List, new { id }, cancellationToken: cancellation))]);
    }

    const string List =
        """
        select request.id, request.number, request.title,
               case when request.withdrawn_at is not null then 'withdrawn' when request.sent_at is not null then 'sent' else 'draft' end as status,
               request.answer_by, request.sent_at, needs.needs, needs.from_date, needs.to_date, shifts.seats, filled.seats_filled
        from request
        cross join lateral (
            select count(*)::int as needs, min(from_date) as from_date, max(to_date) as to_date
            from need
            where need.request_id = request.id) as needs
        cross join lateral (
            select coalesce(sum(shift.seats), 0)::int as seats
            from shift
            join need on need.id = shift.need_id
            where need.request_id = request.id) as shifts
        cross join lateral (
            select count(*)::int as seats_filled
            from assignment
            join shift on shift.id = assignment.shift_id
            join need on need.id = shift.need_id
            where need.request_id = request.id and assignment.cancelled_at is null and assignment.answer <> 'no') as filled
        where request.incident_id = @id
        order by request.number
        """;
}
