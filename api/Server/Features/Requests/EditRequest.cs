using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A crisis lead saves a draft. A sent request is not changed: 409 <c>/problems/request-sent</c>.</summary>
static class EditRequest
{
    public static async Task<Results<Ok<RequestDto>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, EditRequestRequest edit, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var request = await RequestRow.Hold(connection, id, transaction, cancellation);
        if (request is null || !caller.May(Right.ReadIncidents, request)) return TypedResults.NotFound();
        if (!caller.May(Right.AskForHelp, request)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (request.IncidentEnded) return Problems.Conflict("incident-ended");
        if (request.WithdrawnAt is not null) return Problems.Conflict("request-withdrawn");
        if (request.SentAt is not null) return Problems.Conflict("request-sent");
        if (request.Version != edit.Version) return Problems.Outdated(await request.ToDto(connection, transaction, cancellation));

        var facts = edit.Facts;
        if (await RequestChecks.Check(facts, connection, transaction, clock, cancellation) is { Length: > 0 } errors) return Problems.Invalid(errors);

        await connection.ExecuteAsync(new(
            Update,
            new { id, title = facts.Title.Trim(), facts.AnswerBy, reportTo = facts.ReportTo.Trim() },
            transaction,
            cancellationToken: cancellation));
        await NeedRows.Replace(connection, id, facts.Needs, transaction, cancellation);

        await transaction.Record(caller, "request-edited", request.MunicipalityCode, id, new { needs = facts.Needs.Length, fromVersion = edit.Version }, cancellation);
        var edited = await (await RequestRow.Find(connection, id, transaction, cancellation))!.ToDto(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(edited);
    }

    const string Update = "update request set title = @title, answer_by = @AnswerBy, report_to = @reportTo, version = version + 1 where id = @id";
}
