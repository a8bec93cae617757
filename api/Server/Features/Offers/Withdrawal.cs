using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>Taking back people who were offered: at once, unless a published schedule counts on them.</summary>
/// <remarks>
/// A shift that the person was asked for or said yes to holds the person until the crisis lead has published a schedule without them,
/// or the person has said no. Withdrawing what is withdrawn already changes nothing and is no error.
/// </remarks>
static class Withdrawal
{
    /// <param name="personId">One person of the offer; everyone when absent.</param>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Take(
        Guid id, Guid? personId, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        var offered = (await connection.QueryAsync<OfferedRow>(new(Offered, new { id, personId }, transaction, cancellationToken: cancellation))).ToList();
        if (offered is [] || !caller.May(Right.Lend, offered[0].MunicipalityCode)) return TypedResults.NotFound();

        var ids = offered.Select(row => row.PersonId).ToArray();
        await connection.LockPersons(transaction, ids, cancellation);

        var held = (await connection.QueryAsync<HeldRow>(new(Held, new { id, ids, now = clock.GetCurrentInstant() }, transaction, cancellationToken: cancellation))).ToList();
        if (held is not [])
        {
            return Problems.Conflict("has-coming-shifts", ("persons",
                held.Select(row => new ComingShiftsDto(row.PersonId, row.Name, row.Shifts, row.FirstShiftAt.ToDateTimeOffset())).ToArray()));
        }

        var withdrawn = (await connection.QueryAsync<Guid>(new(Withdraw, new { id, ids, now = clock.GetCurrentInstant() }, transaction, cancellationToken: cancellation))).ToArray();
        if (withdrawn is not [])
            await transaction.Record(caller, "offer-withdrawn", offered[0].MunicipalityCode, id, new { offered[0].IncidentId, personIds = withdrawn }, cancellation);

        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    sealed record OfferedRow(Guid PersonId, Guid IncidentId, string MunicipalityCode);

    sealed record HeldRow(Guid PersonId, string Name, int Shifts, Instant FirstShiftAt);

    // Held, so that two who take back the last two persons see each other.
    const string Offered =
        """
        select offer_person.person_id, offer.incident_id, offer.municipality_code
        from offer
        join offer_person on offer_person.offer_id = offer.id
        where offer.id = @id and (@personId::uuid is null or offer_person.person_id = @personId)
        for update of offer
        """;

    const string Held =
        """
        select person.id as person_id, person.name, count(*)::int as shifts, min(assignment.starts_at) as first_shift_at
        from offer
        join offer_person on offer_person.offer_id = offer.id
        join person on person.id = offer_person.person_id
        join assignment on assignment.person_id = person.id and assignment.incident_id = offer.incident_id
        where offer.id = @id and person.id = any(@ids) and offer_person.withdrawn_at is null
          and assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.ends_at > @now
          and (assignment.starts_at at time zone 'Europe/Stockholm')::date between offer.from_date and offer.to_date - 1
        group by person.id
        order by person.name, person.id
        """;

    const string Withdraw =
        """
        update offer_person set withdrawn_at = @now
        where offer_id = @id and person_id = any(@ids) and withdrawn_at is null
        returning person_id;

        update offer set withdrawn_at = @now, version = version + 1
        where id = @id and withdrawn_at is null
          and not exists (select from offer_person where offer_id = @id and withdrawn_at is null);
        """;
}
