using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>A crisis lead of the stricken municipality takes over what a neighbour filed for it. From then on the neighbour has no more rights over it than others.</summary>
/// <remarks>Once only; again it answers as it did and writes nothing. What nobody filed is 409 <c>not-filed</c>.</remarks>
static class TakeOverIncident
{
    public static async Task<Results<Ok<IncidentDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var incident = await IncidentRow.Hold(connection, id, transaction, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();
        // Not the filer, who leads it already.
        if (!caller.May(Right.LeadIncident, incident.MunicipalityCode)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (incident.FiledByMunicipality is null) return Problems.Conflict("not-filed");
        if (incident.TakenOverAt is not null) return TypedResults.Ok(incident.ToDto());
        if (incident.EndedAt is not null) return Problems.Conflict("incident-ended");

        await connection.ExecuteAsync(new(Update, new { id, caller.AccountId, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "incident-taken-over", incident.MunicipalityCode, id, new { from = incident.FiledByMunicipality }, cancellation);
        var taken = await IncidentRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(taken!.ToDto());
    }

    const string Update = "update incident set taken_over_at = @now, taken_over_by = @AccountId, version = version + 1 where id = @id";
}
