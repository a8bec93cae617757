namespace MutualAid.Server.Features.Offers;

/// <summary>Queries that several slices of this area share.</summary>
static class OffersSql
{
    /// <summary>Offers as their lender sees them, by <c>@code</c> or by <c>@id</c>; the other is null. The latest first.</summary>
    public const string Summaries =
        """
        select offer.id as offer_id, offer.request_id, offer.incident_id, offer.municipality_code, borrower.name as borrower_name, incident.title as incident_title,
               request.number as request_number, request.title as request_title, offer.from_date, offer.to_date, offer.ceiling_minutes_per_week, offer.offered_at, offer.withdrawn_at,
               (select count(*)::int from offer_person where offer_person.offer_id = offer.id and offer_person.withdrawn_at is null) as people,
               (select count(*)::int
                from offer_person
                join assignment on assignment.person_id = offer_person.person_id and assignment.incident_id = offer.incident_id
                where offer_person.offer_id = offer.id and offer_person.withdrawn_at is null
                  and assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.ends_at > @now
                  and (assignment.starts_at at time zone 'Europe/Stockholm')::date between offer.from_date and offer.to_date - 1) as coming_shifts
        from offer
        join request on request.id = offer.request_id
        join incident on incident.id = offer.incident_id
        join municipality borrower on borrower.code = incident.municipality_code
        where (@code::text is null or offer.municipality_code = @code) and (@id::uuid is null or offer.id = @id)
        order by offer.withdrawn_at is not null, offer.offered_at desc
        """;
}
