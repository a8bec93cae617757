using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>A crisis lead ends an incident: nothing more is asked for, and the people who were offered are free again.</summary>
/// <remarks>
/// Refused with 409 <c>/problems/assignments-ahead</c> (<c>shifts</c>, <c>people</c>, <c>nextStartsAt</c>) while published shifts that somebody stands on have not
/// ended: publish a schedule without them first, so that each person is told.
/// </remarks>
static class EndIncident
{
    public static async Task<Results<Ok<IncidentDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, EndIncidentRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var incident = await IncidentRow.Hold(connection, id, transaction, cancellation);
        if (incident is null || !caller.May(Right.ReadIncidents, incident)) return TypedResults.NotFound();
        if (!caller.May(Right.LeadIncident, incident)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (incident.EndedAt is not null) return Problems.Conflict("incident-ended");
        if (incident.Version != request.Version) return Problems.Outdated(incident.ToDto());

        await connection.ExecuteAsync(new(HoldRequests, new { id }, transaction, cancellationToken: cancellation));

        var now = clock.GetUtcNow();
        var ahead = await connection.QuerySingleAsync<AheadRow>(new(Ahead, new { id, now }, transaction, cancellationToken: cancellation));
        if (ahead.Shifts > 0)
            return Problems.Conflict("assignments-ahead", ("shifts", ahead.Shifts), ("people", ahead.People), ("nextStartsAt", ahead.NextStartsAt));

        var offers = await connection.ExecuteScalarAsync<int>(new(End, new { id, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "incident-ended", incident.MunicipalityCode, id, new { offersReleased = offers }, cancellation);
        var ended = await IncidentRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(ended!.ToDto());
    }

    sealed record AheadRow(int Shifts, int People, DateTimeOffset? NextStartsAt);

    // An offer is made under a share of its request's row, so that none slips in while the incident ends.
    const string HoldRequests = "select id from request where incident_id = @id order by id for update";

    const string Ahead =
        """
        select count(*)::int as shifts, count(distinct person_id)::int as people, min(starts_at) as next_starts_at
        from assignment
        where incident_id = @id and cancelled_at is null and answer <> 'no' and ends_at > @now
        """;

    const string End =
        """
        update incident set ended_at = @now, version = version + 1 where id = @id;

        with released as (
            update offer set withdrawn_at = @now, version = version + 1
            where incident_id = @id and withdrawn_at is null
            returning id)
        select count(*)::int from released;

        update offer_person set withdrawn_at = @now
        from offer
        where offer.id = offer_person.offer_id and offer.incident_id = @id and offer_person.withdrawn_at is null;
        """;
}
