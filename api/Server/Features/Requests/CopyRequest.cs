using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A new draft with the same needs as an earlier request, whatever became of that one. More help is asked for this way.</summary>
/// <remarks>
/// Dates that have passed are moved: a need that has begun begins today, and one that is over keeps its length from today. The time to answer by is not copied.
/// </remarks>
static class CopyRequest
{
    public static async Task<Results<Created<RequestDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var request = await RequestRow.Find(connection, id, transaction, cancellation);
        if (request is null || !caller.May(Right.ReadIncidents, request)) return TypedResults.NotFound();
        if (!caller.May(Right.AskForHelp, request)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");

        // Held so that two new requests do not take the same number.
        var incident = await IncidentRow.Hold(connection, request.IncidentId, transaction, cancellation);
        if (incident!.EndedAt is not null) return Problems.Conflict("incident-ended");

        var copyId = Guid.CreateVersion7();
        var from = await request.ToDto(connection, transaction, cancellation);
        await connection.ExecuteAsync(new(Insert, new { copyId, id, caller.AccountId }, transaction, cancellationToken: cancellation));
        await NeedRows.Replace(connection, copyId, [.. from.Facts.Needs.Select(need => FromToday(need, clock.Today()))], transaction, cancellation);

        await transaction.Record(caller, "request-created", request.MunicipalityCode, copyId, new { request.IncidentId, copyOf = id }, cancellation);
        var created = await (await RequestRow.Find(connection, copyId, transaction, cancellation))!.ToDto(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/requests/{copyId}", created);
    }

    static NeedDto FromToday(NeedDto need, DateOnly today) =>
        need.FromDate >= today ? need
        : need.ToDate > today ? need with { FromDate = today }
        : need with { FromDate = today, ToDate = today.AddDays(need.ToDate.DayNumber - need.FromDate.DayNumber) };

    const string Insert =
        """
        insert into request (id, incident_id, number, title, report_to, created_by)
        select @copyId, incident_id, 1 + (select max(number) from request as other where other.incident_id = request.incident_id), title, report_to, @AccountId
        from request
        where id = @id
        """;
}
