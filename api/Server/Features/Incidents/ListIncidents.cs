using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>Our incidents, those that we lead for a neighbour and, for a coordinator, the headlines of those open elsewhere.</summary>
static class ListIncidents
{
    public static async Task<Ok<ListIncidentsResponse>> Handle(Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var own = caller.WhereMay(Right.ReadIncidents).ToArray();
        var filers = caller.WhereMay(Right.FileForNeighbour).ToArray();
        var lends = caller.MaySomewhere(Right.Lend);

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var rows = await connection.QueryMultipleAsync(new(List, new { own, filers, lends }, cancellationToken: cancellation));

        return TypedResults.Ok(new ListIncidentsResponse([.. await rows.ReadAsync<OwnIncidentDto>()], [.. await rows.ReadAsync<IncidentHeadlineDto>()]));
    }

    const string List =
        """
        select incident.id, incident.municipality_code, municipality.name as municipality_name, incident.title, incident.phase, incident.started_at, incident.ended_at,
               count(request.id) filter (where request.sent_at is null and request.withdrawn_at is null)::int as drafts,
               count(request.id) filter (where request.sent_at is not null and request.withdrawn_at is null)::int as sent_requests,
               filer.name as filed_by_name
        from incident
        join municipality on municipality.code = incident.municipality_code
        left join municipality filer on filer.code = incident.filed_by_municipality
        left join request on request.incident_id = incident.id
        where incident.municipality_code = any(@own) or (incident.filed_by_municipality = any(@filers) and incident.taken_over_at is null)
        group by incident.id, municipality.name, filer.name
        order by incident.ended_at is not null, incident.started_at desc, incident.id;

        select incident.id, incident.municipality_code, municipality.name as municipality_name, incident.title, incident.phase, incident.started_at,
               filer.name as filed_by_name
        from incident
        join municipality on municipality.code = incident.municipality_code
        left join municipality filer on filer.code = incident.filed_by_municipality
        where @lends and incident.ended_at is null and incident.municipality_code <> all(@own)
        order by incident.started_at desc, incident.id;
        """;
}
