using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>What others have offered to an incident, for its own crisis lead. Names are of those offered here, and of nobody else.</summary>
static class ListIncidentOffers
{
    public static async Task<Results<Ok<IncidentOfferDto[]>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var rows = await connection.QueryMultipleAsync(new(Find, new { id }, cancellationToken: cancellation));
        var owner = await rows.ReadSingleOrDefaultAsync<string>();
        if (owner is null || !caller.May(Right.SeeOffers, owner)) return TypedResults.NotFound();

        var offers = (await rows.ReadAsync<OfferRow>()).ToList();
        var people = (await rows.ReadAsync<PersonRow>()).ToLookup(person => person.OfferId);
        var skills = (await rows.ReadAsync<OfferedSkillRow>()).ToLookup(skill => skill.PersonId);

        return TypedResults.Ok<IncidentOfferDto[]>([.. offers.Select(offer => new IncidentOfferDto(
            offer.Id, offer.LenderCode, offer.LenderName, offer.RequestNumber, offer.FromDate, offer.ToDate.AddDays(-1), offer.CeilingMinutesPerWeek / 60,
            offer.OfferedAt.ToDateTimeOffset(),
            (int)Math.Round(new SeatDistance(offer.FromLatitude, offer.FromLongitude, offer.ToLatitude, offer.ToLongitude).Kilometres),
            [.. people[offer.Id].Select(person => new IncidentOfferPersonDto(
                person.Id, person.Name, person.Title, person.WorksOnSite, person.WorksRemote, [.. skills[person.Id].Select(skill => skill.ToDto())]))]))]);
    }

    sealed record OfferRow(
        Guid Id, string LenderCode, string LenderName, int RequestNumber, DateOnly FromDate, DateOnly ToDate, int CeilingMinutesPerWeek, Instant OfferedAt,
        double FromLatitude, double FromLongitude, double ToLatitude, double ToLongitude);

    sealed record PersonRow(Guid OfferId, Guid Id, string Name, string Title, bool WorksOnSite, bool WorksRemote);

    const string Find =
        """
        select municipality_code
        from incident
        where id = @id;

        select offer.id, lender.code as lender_code, lender.name as lender_name, request.number as request_number, offer.from_date, offer.to_date,
               offer.ceiling_minutes_per_week, offer.offered_at,
               lender.latitude as from_latitude, lender.longitude as from_longitude, borrower.latitude as to_latitude, borrower.longitude as to_longitude
        from offer
        join request on request.id = offer.request_id
        join incident on incident.id = offer.incident_id
        join municipality borrower on borrower.code = incident.municipality_code
        join municipality lender on lender.code = offer.municipality_code
        where offer.incident_id = @id and offer.withdrawn_at is null
        order by offer.from_date, lender.name, offer.id;

        select offer_person.offer_id, person.id, person.name, person.title, person.works_on_site, person.works_remote
        from offer
        join offer_person on offer_person.offer_id = offer.id
        join person on person.id = offer_person.person_id
        where offer.incident_id = @id and offer.withdrawn_at is null and offer_person.withdrawn_at is null
        order by person.name, person.id;

        select person_skill.person_id, skill.id as skill_id, skill.name_sv, skill.name_en, person_skill.level::integer, person_skill.confirmed_at is not null as is_confirmed
        from person_skill
        join skill on skill.id = person_skill.skill_id
        where exists (
              select from offer
              join offer_person on offer_person.offer_id = offer.id
              where offer.incident_id = @id and offer_person.person_id = person_skill.person_id and offer.withdrawn_at is null and offer_person.withdrawn_at is null)
          and exists (
              select from need
              join request on request.id = need.request_id
              where request.incident_id = @id and request.sent_at is not null and need.skill_id = skill.id)
        order by skill.sort;
        """;
}
