using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>How much the own people work, all incidents and home together: who is near a cap, who must rest, who has been out longest.</summary>
static class ListPeopleHours
{
    public const int PageSize = 50;

    static readonly Duration Lately = Duration.FromDays(28);

    /// <param name="show">must-rest, over, near, recovering or working; everybody when it says anything else.</param>
    /// <param name="sort">week, four-weeks, overtime, days-out or name; by need of attention when it says anything else.</param>
    /// <remarks>Duties and terms of all are read at once; sums take no more round trips.</remarks>
    public static async Task<Ok<ListPeopleHoursResponse>> Handle(
        string code, string? show, string? sort, int? page, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var people = (await connection.QueryAsync<PersonRow>(new(Find, new { code, since = now - Lately, today = clock.Today() }, cancellationToken: cancellation))).ToArray();
        var ids = people.Select(person => person.Id).ToArray();
        var duties = await PersonDuties.Around(connection, ids, new(now, now), transaction: null, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction: null, cancellation);

        PersonTotalsDto[] all = [.. people.Select(person => PersonHours.Of(person.Id, person.Name, person.Title, (string[])person.Hosts, [.. duties[person.Id]], terms[person.Id], now))];
        PersonTotalsDto[] shown = [.. Sorted(all.Where(person => IsShown(person, show)), sort)];
        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (shown.Length + PageSize - 1) / PageSize));

        return TypedResults.Ok(new ListPeopleHoursResponse(
            [.. shown.Skip((number - 1) * PageSize).Take(PageSize)],
            new(all.Length, Flagged(PersonHours.MustRest), Flagged(PersonHours.Over), Flagged(PersonHours.Near), Flagged(PersonHours.Recovering), all.Select(person => person.DaysOut).DefaultIfEmpty().Max()),
            shown.Length, number, PageSize, now.ToDateTimeOffset()));

        int Flagged(string flag) => all.Count(person => person.Flags.Contains(flag));
    }

    static bool IsShown(PersonTotalsDto person, string? show) => show switch
    {
        PersonHours.MustRest or PersonHours.Over or PersonHours.Near or PersonHours.Recovering => person.Flags.Contains(show),
        "working" => person.State == "working",
        _ => true,
    };

    static IEnumerable<PersonTotalsDto> Sorted(IEnumerable<PersonTotalsDto> people, string? sort)
    {
        var byName = people.OrderBy(person => person.Name, StringComparer.Create(new("sv-SE"), ignoreCase: true)).ThenBy(person => person.PersonId);
        return sort switch
        {
            "name" => byName,
            "week" => byName.OrderByDescending(person => person.WeekMinutes),
            "four-weeks" => byName.OrderByDescending(person => person.FourWeeksMinutes),
            "overtime" => byName.OrderByDescending(person => person.OvertimeMinutes ?? 0),
            "days-out" => byName.OrderByDescending(person => person.DaysOut),
            _ => byName.OrderBy(Attention).ThenByDescending(person => person.Share),
        };
    }

    static int Attention(PersonTotalsDto person) =>
        person.Flags.Contains(PersonHours.MustRest) ? 0 : person.Flags.Contains(PersonHours.Over) ? 1 : person.Flags.Contains(PersonHours.Near) ? 2 : 3;

    // An array comes as what the driver calls it.
    sealed record PersonRow(Guid Id, string Name, string Title, Array Hosts);

    const string Find =
        """
        with involved as (
            select assignment.person_id, incident.municipality_code
            from assignment
            join incident on incident.id = assignment.incident_id
            join person on person.id = assignment.person_id
            where person.municipality_code = @code and assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.ends_at > @since
            union
            select offer_person.person_id, incident.municipality_code
            from offer_person
            join offer on offer.id = offer_person.offer_id
            join incident on incident.id = offer.incident_id
            where offer_person.municipality_code = @code and offer_person.withdrawn_at is null and offer_person.to_date > @today and incident.ended_at is null
        )
        select person.id, person.name, person.title, array_agg(municipality.name order by municipality.name) as hosts
        from involved
        join person on person.id = involved.person_id
        join municipality on municipality.code = involved.municipality_code
        group by person.id
        """;
}
