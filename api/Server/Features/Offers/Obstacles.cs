using Dapper;
using MutualAid.Contracts.Offers;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>What stands in the way of lending some persons.</summary>
/// <remarks>
/// Deactivated, not asked for a yes, or offered elsewhere: not at all. Leave and the days off after an assignment take their days only, and a
/// shift that stands is weighed by the hour rules when the schedule is made; all leave the person to be offered for the rest, unless nothing is left.
/// </remarks>
static class Obstacles
{
    const string Deactivated = "deactivated", NotAgreed = "not-agreed", Offered = "offered", Leave = "leave", Recovering = "recovering";

    /// <summary>An assignment has ended, days off and what may delay them included, long before this much has passed.</summary>
    static readonly Duration RecoveryLooks = Duration.FromDays(21);

    /// <summary>All obstacles that touch the days, by person. Offered comes before leave, assigned and recovering, and each in order of date.</summary>
    public static async Task<ILookup<Guid, Obstacle>> Of(
        NpgsqlConnection connection, IEnumerable<Guid> personIds, Days days, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var ids = personIds.Distinct().ToArray();
        var rows = await connection.QueryAsync<Obstacle>(new(Find, new { ids, from = days.First, to = days.Until }, transaction, cancellationToken: cancellation));
        var recoveries = await Recoveries(connection, ids, days, transaction, cancellation);
        return rows.Concat(recoveries).ToLookup(row => row.PersonId);
    }

    static async Task<IEnumerable<Obstacle>> Recoveries(NpgsqlConnection connection, Guid[] ids, Days days, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var duties = await PersonDuties.Of(connection, ids, days.Start - RecoveryLooks, days.End + RecoveryLooks, transaction, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction, cancellation);

        return
            from person in duties
            where person.Any(standing => standing.Aid is not null)
            from recovery in Recovery.After(new(person.Select(standing => standing.Duty), Stockholm.Zone), terms[person.Key])
            let off = new Days(recovery.First.ToDateOnly(), recovery.Until.ToDateOnly())
            where off.Overlaps(days)
            select new Obstacle(person.Key, Recovering, off.First, off.Until, null, null, null, null, 6);
    }

    /// <summary><c>free</c>, <c>partly</c> or <c>no</c>, as in <see cref="CandidateDto"/>.</summary>
    public static string Availability(IReadOnlyCollection<Obstacle> obstacles, Days days) =>
        Decisive(obstacles, days) is not null ? "no" : obstacles.Count > 0 ? "partly" : "free";

    /// <summary>The obstacle that rules an offer out, if one does.</summary>
    public static Obstacle? Decisive(IReadOnlyCollection<Obstacle> obstacles, Days days) =>
        obstacles.FirstOrDefault(obstacle => obstacle.Reason is Deactivated or NotAgreed or Offered)
        ?? (TakenDays(obstacles, days) >= days.Count ? obstacles.First(TakesDays) : null);

    static bool TakesDays(Obstacle obstacle) => obstacle.Reason is Leave or Recovering;

    static int TakenDays(IReadOnlyCollection<Obstacle> obstacles, Days days) =>
        Enumerable.Range(days.First.DayNumber, days.Count).Count(day => obstacles.Any(obstacle => TakesDays(obstacle) && obstacle.Days!.Value.Contains(DateOnly.FromDayNumber(day))));

    const string Find =
        """
        select id as person_id, 'deactivated' as reason, null::date as from_date, null::date as to_date,
               null::uuid as incident_id, null as incident_title, null as municipality_name, null::uuid as offer_id, 1 as position
        from person
        where id = any(@ids) and deactivated_at is not null

        union all
        select id, 'not-agreed', null, null, null, null, null, null, 2
        from person
        where id = any(@ids) and agreed_to_be_asked_at is null

        union all
        select offer_person.person_id, 'offered', offer_person.from_date, offer_person.to_date, incident.id, incident.title, municipality.name, offer.id, 3
        from offer_person
        join offer on offer.id = offer_person.offer_id
        join incident on incident.id = offer.incident_id
        join municipality on municipality.code = incident.municipality_code
        where offer_person.person_id = any(@ids) and offer_person.withdrawn_at is null
          and offer_person.from_date < @to and offer_person.to_date > @from

        union all
        select person_id, 'leave', from_date, to_date, null, null, null, null, 4
        from person_leave
        where person_id = any(@ids) and from_date < @to and to_date > @from

        union all
        (with shift_day as (
            select assignment.person_id, assignment.incident_id, (assignment.starts_at at time zone 'Europe/Stockholm')::date as day
            from assignment
            where assignment.person_id = any(@ids) and assignment.cancelled_at is null and assignment.answer <> 'no'
        )
        select shift_day.person_id, 'assigned', min(day), max(day) + 1, incident.id, incident.title, municipality.name, null, 5
        from shift_day
        join incident on incident.id = shift_day.incident_id
        join municipality on municipality.code = incident.municipality_code
        where day >= @from and day < @to
          and not exists (
              select from offer_person
              where offer_person.person_id = shift_day.person_id and offer_person.withdrawn_at is null
                and day >= offer_person.from_date and day < offer_person.to_date)
        group by shift_day.person_id, incident.id, incident.title, municipality.name)

        order by person_id, position, from_date
        """;
}

/// <param name="ToDate">Not included.</param>
sealed record Obstacle(
    Guid PersonId, string Reason, DateOnly? FromDate, DateOnly? ToDate, Guid? IncidentId, string? IncidentTitle, string? MunicipalityName, Guid? OfferId, int Position)
{
    public Days? Days => FromDate is { } from && ToDate is { } to ? new(from, to) : null;

    public bool Touches(Days days) => Days is not { } own || own.Overlaps(days);

    public ObstacleDto ToDto() => new(Reason, FromDate, Days?.Last, IncidentId, IncidentTitle, MunicipalityName, OfferId);
}
