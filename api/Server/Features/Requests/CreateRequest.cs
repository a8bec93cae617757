using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A crisis lead begins a request for help as a draft that nobody else sees, with needs or without.</summary>
static class CreateRequest
{
    public static async Task<Results<Created<RequestDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, RequestFacts facts, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // Held so that two new requests do not take the same number.
        var incident = await IncidentRow.Hold(connection, id, transaction, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();
        if (!caller.May(Right.AskForHelp, incident)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (incident.EndedAt is not null) return Problems.Conflict("incident-ended");
        if (await RequestChecks.Check(facts, connection, transaction, clock, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);

        var requestId = Guid.CreateVersion7();
        await connection.ExecuteAsync(new(
            Insert,
            new { requestId, id, title = facts.Title.Trim(), facts.AnswerBy, reportTo = facts.ReportTo.Trim(), caller.AccountId },
            transaction,
            cancellationToken: cancellation));
        await NeedRows.Replace(connection, requestId, facts.Needs, transaction, cancellation);

        await transaction.Record(caller, "request-created", incident.MunicipalityCode, requestId, new { incidentId = id, needs = facts.Needs.Length }, cancellation);
        var created = await (await RequestRow.Find(connection, requestId, transaction, cancellation))!.ToDto(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/requests/{requestId}", created);
    }

    const string Insert =
        """
        insert into request (id, incident_id, number, title, answer_by, report_to, created_by)
        select @requestId, @id, 1 + coalesce(max(number), 0), @title, @AnswerBy, @reportTo, @AccountId
        from request
        where incident_id = @id
        """;
}
