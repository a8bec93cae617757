using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>A crisis lead says that the incident has come into another phase. How serious it is, is another matter and is told in the situation.</summary>
static class ChangePhase
{
    static readonly string[] Phases = ["acute", "rebuild", "aftermath"];

    public static async Task<Results<Ok<IncidentDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, ChangePhaseRequest request, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var incident = await IncidentRow.Hold(connection, id, transaction, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();
        if (!caller.May(Right.LeadIncident, incident)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (incident.EndedAt is not null) return Problems.Conflict("incident-ended");
        if (incident.Version != request.Version) return Problems.Outdated(incident.ToDto());
        if (!Phases.Contains(request.Phase)) return Problems.Invalid((nameof(request.Phase), "unknown"));

        await connection.ExecuteAsync(new(Update, new { id, request.Phase }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "incident-phase-changed", incident.MunicipalityCode, id, new { from = incident.Phase, to = request.Phase }, cancellation);
        var changed = await IncidentRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(changed!.ToDto());
    }

    const string Update = "update incident set phase = @Phase, version = version + 1 where id = @id";
}
