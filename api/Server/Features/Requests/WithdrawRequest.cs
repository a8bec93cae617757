using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Features.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A crisis lead takes a request back, draft or sent: its shifts are no longer to be staffed, and the people offered to it are free again.</summary>
/// <remarks>
/// Refused with 409 <c>/problems/assignments-ahead</c> (<c>shifts</c>, <c>people</c>, <c>nextStartsAt</c>) while somebody stands on a published shift of the request that has
/// not ended, or someone offered to it stands on any such shift of the incident. Publish a schedule without them first, so that each person is told.
/// </remarks>
static class WithdrawRequest
{
    public static async Task<Results<Ok<RequestDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, WithdrawRequestRequest withdraw, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var request = await RequestRow.Hold(connection, id, transaction, cancellation);
        if (request is null || !caller.May(Right.ReadIncidents, request)) return TypedResults.NotFound();
        if (!caller.May(Right.AskForHelp, request)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (request.WithdrawnAt is not null) return Problems.Conflict("request-withdrawn");
        if (request.Version != withdraw.Version) return Problems.Outdated(await request.ToDto(connection, transaction, cancellation));

        var now = clock.GetUtcNow();
        var ahead = await connection.QuerySingleAsync<AheadRow>(new(Ahead, new { id, now }, transaction, cancellationToken: cancellation));
        if (ahead.Shifts > 0)
            return Problems.Conflict("assignments-ahead", ("shifts", ahead.Shifts), ("people", ahead.People), ("nextStartsAt", ahead.NextStartsAt));

        var offers = await connection.ExecuteScalarAsync<int>(new(Withdraw, new { id, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(
            caller, "request-withdrawn", request.MunicipalityCode, id, new { request.IncidentId, wasSent = request.SentAt is not null, offersReleased = offers }, cancellation);
        var withdrawn = await (await RequestRow.Find(connection, id, transaction, cancellation))!.ToDto(connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(withdrawn);
    }

    sealed record AheadRow(int Shifts, int People, DateTimeOffset? NextStartsAt);

    const string Ahead =
        """
        select count(*)::int as shifts, count(distinct assignment.person_id)::int as people, min(assignment.starts_at) as next_starts_at
        from assignment
        join shift on shift.id = assignment.shift_id
        join need on need.id = shift.need_id
        join request on request.id = @id and request.incident_id = assignment.incident_id
        where assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.ends_at > @now
          and (need.request_id = @id
               or exists (
                   select from offer
                   join offer_person on offer_person.offer_id = offer.id
                   where offer.request_id = @id and offer_person.person_id = assignment.person_id and offer_person.withdrawn_at is null))
        """;

    const string Withdraw =
        """
        update request set withdrawn_at = @now, version = version + 1 where id = @id;

        with released as (
            update offer set withdrawn_at = @now, version = version + 1
            where request_id = @id and withdrawn_at is null
            returning id)
        select count(*)::int from released;

        update offer_person set withdrawn_at = @now
        from offer
        where offer.id = offer_person.offer_id and offer.request_id = @id and offer_person.withdrawn_at is null;
        """;
}
