using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>What others count on a person for, from now on.</summary>
static class PersonStanding
{
    public static async Task<StandingDto> ReadStanding(this NpgsqlConnection connection, NpgsqlTransaction? transaction, Guid personId, TimeProvider clock, CancellationToken cancellation)
    {
        var parameters = new { personId, now = clock.GetCurrentInstant(), today = clock.Today() };
        return new(
            [.. await connection.QueryAsync<StandingShiftDto>(new(Shifts, parameters, transaction, cancellationToken: cancellation))],
            [.. await connection.QueryAsync<StandingOfferDto>(new(Offers, parameters, transaction, cancellationToken: cancellation))]);
    }

    const string Shifts =
        """
        select assignment.incident_id, municipality.name as borrower_name, assignment.starts_at, assignment.ends_at, assignment.answer = 'yes' as accepted
        from assignment
        join incident on incident.id = assignment.incident_id
        join municipality on municipality.code = incident.municipality_code
        where assignment.person_id = @personId
          and assignment.ends_at > @now
          and assignment.cancelled_at is null
          and assignment.answer <> 'no'
        order by assignment.starts_at
        """;

    const string Offers =
        """
        select offer.id as offer_id, offer.incident_id, municipality.name as borrower_name, offer_person.from_date, offer_person.to_date
        from offer_person
        join offer on offer.id = offer_person.offer_id
        join incident on incident.id = offer.incident_id
        join municipality on municipality.code = incident.municipality_code
        where offer_person.person_id = @personId
          and offer_person.to_date > @today
          and offer_person.withdrawn_at is null
          and incident.ended_at is null
        order by offer_person.from_date
        """;
}
