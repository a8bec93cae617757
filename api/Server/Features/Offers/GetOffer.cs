using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>One offer with its people and how far they are booked, for the lender's own coordinator.</summary>
static class GetOffer
{
    public static async Task<Results<Ok<GetOfferResponse>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var offer = await connection.QuerySingleOrDefaultAsync<OfferSummaryRow>(new(OffersSql.Summaries, new { code = (string?)null, id, now }, cancellationToken: cancellation));
        if (offer is null || !caller.May(Right.Lend, offer.MunicipalityCode)) return TypedResults.NotFound();

        await using var rows = await connection.QueryMultipleAsync(new(Find, new { id, now }, cancellationToken: cancellation));
        var facts = await rows.ReadSingleAsync<FactsRow>();
        var people = (await rows.ReadAsync<PersonRow>()).ToList();
        var skills = (await rows.ReadAsync<OfferedSkillRow>()).ToLookup(skill => skill.PersonId);

        return TypedResults.Ok(new GetOfferResponse(
            offer.ToDto(), facts.OfferedBy, facts.ContactName, facts.ContactPhone,
            [.. people.Select(person => new OfferedPersonDto(
                person.Id, person.Name, person.Title, [.. skills[person.Id].Select(skill => skill.ToDto())],
                person.WithdrawnAt?.ToDateTimeOffset(), person.Asked, person.Yes, person.FirstShiftAt?.ToDateTimeOffset()))]));
    }

    sealed record FactsRow(string OfferedBy, string ContactName, string ContactPhone);

    sealed record PersonRow(Guid Id, string Name, string Title, Instant? WithdrawnAt, int Asked, int Yes, Instant? FirstShiftAt);

    const string Find =
        """
        select account.display_name as offered_by, incident.contact_name, incident.contact_phone
        from offer
        join incident on incident.id = offer.incident_id
        join auth.account on account.id = offer.offered_by
        where offer.id = @id;

        select person.id, person.name, person.title, offer_person.withdrawn_at,
               count(assignment.id) filter (where assignment.answer = 'asked')::int as asked,
               count(assignment.id) filter (where assignment.answer = 'yes')::int as yes,
               min(assignment.starts_at) as first_shift_at
        from offer
        join offer_person on offer_person.offer_id = offer.id
        join person on person.id = offer_person.person_id
        left join assignment
          on assignment.person_id = person.id and assignment.incident_id = offer.incident_id and offer_person.withdrawn_at is null
         and assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.ends_at > @now
         and (assignment.starts_at at time zone 'Europe/Stockholm')::date between offer.from_date and offer.to_date - 1
        where offer.id = @id
        group by person.id, offer_person.withdrawn_at
        order by offer_person.withdrawn_at is not null, person.name, person.id;

        select person_skill.person_id, skill.id as skill_id, skill.name_sv, skill.name_en, person_skill.level::integer, person_skill.confirmed_at is not null as is_confirmed
        from offer
        join offer_person on offer_person.offer_id = offer.id
        join person_skill on person_skill.person_id = offer_person.person_id
        join skill on skill.id = person_skill.skill_id
        where offer.id = @id and exists (select from need where need.request_id = offer.request_id and need.skill_id = skill.id)
        order by skill.sort;
        """;
}

sealed record OfferedSkillRow(Guid PersonId, string SkillId, string NameSv, string NameEn, int Level, bool IsConfirmed)
{
    public OfferedSkillDto ToDto() => new(SkillId, NameSv, NameEn, Level, IsConfirmed);
}
