using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>All that is said about one incident, for its own municipality.</summary>
static class GetIncident
{
    public static async Task<Results<Ok<IncidentDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var incident = await IncidentRow.Find(connection, id, transaction: null, cancellation);

        return incident is not null && caller.May(Right.ReadIncidents, incident) ? TypedResults.Ok(incident.ToDto()) : TypedResults.NotFound();
    }
}
