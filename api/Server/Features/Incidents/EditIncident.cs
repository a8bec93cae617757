using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>A crisis lead corrects what is said about an open incident.</summary>
static class EditIncident
{
    public static async Task<Results<Ok<IncidentDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, EditIncidentRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var incident = await IncidentRow.Hold(connection, id, transaction, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();
        if (!caller.May(Right.LeadIncident, incident)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (incident.EndedAt is not null) return Problems.Conflict("incident-ended");
        if (incident.Version != request.Version) return Problems.Outdated(incident.ToDto());

        var facts = request.Facts;
        if (IncidentChecks.Check(facts, clock.GetUtcNow()).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        await connection.ExecuteAsync(new(
            Update,
            new
            {
                id, title = facts.Title.Trim(), situation = facts.Situation.Trim(), facts.LegalGround, facts.ExtraordinaryAt, decidedBy = facts.DecidedBy.Trim(),
                facts.StartedAt, contactName = facts.ContactName.Trim(), contactPhone = facts.ContactPhone.Trim(), site = facts.Site.Trim(),
            },
            transaction,
            cancellationToken: cancellation));

        await transaction.Record(caller, "incident-edited", incident.MunicipalityCode, id, new { facts.LegalGround, facts.ExtraordinaryAt, fromVersion = request.Version }, cancellation);
        var edited = await IncidentRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(edited!.ToDto());
    }

    const string Update =
        """
        update incident
        set title = @title, situation = @situation, legal_ground = @LegalGround, extraordinary_at = @ExtraordinaryAt, decided_by = @decidedBy,
            started_at = @StartedAt, contact_name = @contactName, contact_phone = @contactPhone, site = @site, version = version + 1
        where id = @id
        """;
}
