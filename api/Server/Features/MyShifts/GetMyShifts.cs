using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.MyShifts;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.MyShifts;

/// <summary>A member of staff's own shifts at every incident, with what is needed in order to come.</summary>
static class GetMyShifts
{
    static readonly Duration CancelledIsNews = Duration.FromDays(7);

    /// <returns>404 <c>/problems/not-in-a-register</c> when the account is nobody's in a staff register.</returns>
    public static async Task<Results<Ok<GetMyShiftsResponse>, ProblemHttpResult>> Handle(
        Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var now = clock.GetCurrentInstant();

        if (await connection.QuerySingleOrDefaultAsync<PersonRow>(new(FindMe, new { caller.AccountId }, cancellationToken: cancellation)) is not { } me)
            return Problems.Refuse(StatusCodes.Status404NotFound, "not-in-a-register");

        await using var rows = await connection.QueryMultipleAsync(new(
            Find, new { me.Id, now, newsSince = now - CancelledIsNews, today = clock.Today() }, cancellationToken: cancellation));
        var shifts = (await rows.ReadAsync<ShiftRow>()).ToList();
        var colleagues = (await rows.ReadAsync<ColleagueRow>()).ToLookup(colleague => colleague.ShiftId, colleague => new ColleagueDto(colleague.FirstName, colleague.MunicipalityName));
        var offers = (await rows.ReadAsync<OfferRow>()).ToList();

        var passed = (await HourOverrides.Of(connection, [me.Id], transaction: null, cancellation))[me.Id].ToArray();

        var standing = shifts.Where(shift => shift.CancelledAt is null).ToList();
        var coming = standing.Where(shift => shift.EndsAt > now).ToList();
        var next = coming.FirstOrDefault(shift => shift.Answer != "no");

        return TypedResults.Ok(new GetMyShiftsResponse(
            me.Name,
            now.ToDateTimeOffset(),
            next is null ? null : Dto(next),
            [.. coming.Select(Dto)],
            [.. shifts.Where(shift => shift.CancelledAt is not null).Select(Dto)],
            [.. standing.Where(shift => shift.EndsAt <= now).Reverse().Select(Dto)],
            await Hours(connection, me.Id, next, now, cancellation),
            [.. offers.Select(offer => new MyOfferDto(offer.IncidentId, offer.IncidentTitle, offer.MunicipalityName, offer.FromDate, offer.ToDate.AddDays(-1)))]));

        MyShiftDto Dto(ShiftRow shift) => shift.ToDto(now, [.. colleagues[shift.ShiftId]]) with
        {
            Overrides = [.. passed.Where(each => each.ShiftIds.Contains(shift.ShiftId)).Select(each => each.ToDto())],
        };
    }

    static async Task<MyHoursDto> Hours(NpgsqlConnection connection, Guid personId, ShiftRow? next, Instant now, CancellationToken cancellation)
    {
        var around = next is null ? new Interval(now, now) : new Interval(next.StartsAt, next.EndsAt);
        var duties = await PersonDuties.Of(connection, personId, around.Start - HourRules.Week, around.End + HourRules.Week, transaction: null, cancellation);
        var book = (await PersonTerms.Of(connection, personId, transaction: null, cancellation)).At(around.Start).Book;
        return MyWeek.Fullest(duties.ToArray(), around, HourRules.Week, book[Presets.SevenDays].Limit, next?.EndsAt + book.DailyRest);
    }

    sealed record PersonRow(Guid Id, string Name);

    sealed record ColleagueRow(Guid ShiftId, string FirstName, string MunicipalityName);

    sealed record OfferRow(Guid IncidentId, string IncidentTitle, string MunicipalityName, DateOnly FromDate, DateOnly ToDate);

    sealed record ShiftRow(
        Guid Id, Guid ShiftId, Guid IncidentId, string IncidentTitle, string MunicipalityName, string Need, string Place, string Site, string ReportTo,
        Instant StartsAt, Instant EndsAt, string Answer, int Version, Instant? CancelledAt, string ContactName, string ContactPhone,
        string? ReportState)
    {
        public MyShiftDto ToDto(Instant now, ColleagueDto[] with) => new(
            Id, IncidentId, IncidentTitle, MunicipalityName, Need, Place, Site, ReportTo, StartsAt.ToDateTimeOffset(), EndsAt.ToDateTimeOffset(),
            Answer, MayAnswer: CancelledAt is null && now < StartsAt, Version, CancelledAt?.ToDateTimeOffset(), ContactName, ContactPhone, with, ReportState);
    }

    const string FindMe =
        """
        select id, name
        from person
        where account_id = @AccountId
        """;

    // A declined shift that has ended is nothing that was worked. Colleagues are shown by first name, and only on shifts that have not ended.
    const string Find =
        """
        with chosen as (
            select id from assignment where person_id = @Id and cancelled_at is null and ends_at > @now
            union all
            select id from assignment where person_id = @Id and cancelled_at is not null and (ends_at > @now or cancelled_at > @newsSince)
            union all
            (select id from assignment
             where person_id = @Id and cancelled_at is null and ends_at <= @now and answer <> 'no'
             order by starts_at desc
             limit 30)
        )
        select assignment.id, assignment.shift_id, assignment.incident_id, incident.title as incident_title, municipality.name as municipality_name,
               need.title as need, need.place, incident.site, request.report_to, assignment.starts_at, assignment.ends_at, assignment.answer, assignment.version,
               assignment.cancelled_at, incident.contact_name, incident.contact_phone, report.state as report_state
        from chosen
        join assignment on assignment.id = chosen.id
        join shift on shift.id = assignment.shift_id
        join need on need.id = shift.need_id
        join request on request.id = need.request_id
        join incident on incident.id = assignment.incident_id
        join municipality on municipality.code = incident.municipality_code
        left join lateral (
            select case when returned_at is not null then 'returned' when home_approved_at is not null then 'home_approved'
                        when host_approved_at is not null then 'host_approved' else 'reported' end as state
            from time_report
            where time_report.assignment_id = assignment.id
            order by time_report.number desc
            limit 1) report on true
        order by assignment.starts_at, assignment.id;

        select assignment.shift_id, split_part(trim(person.name), ' ', 1) as first_name, municipality.name as municipality_name
        from assignment mine
        join assignment on assignment.shift_id = mine.shift_id and assignment.person_id <> mine.person_id
        join person on person.id = assignment.person_id
        join municipality on municipality.code = person.municipality_code
        where mine.person_id = @Id and mine.cancelled_at is null and mine.ends_at > @now and mine.answer <> 'no'
          and assignment.cancelled_at is null and assignment.answer <> 'no'
        order by first_name, municipality_name;

        select incident.id as incident_id, incident.title as incident_title, municipality.name as municipality_name, offer_person.from_date, offer_person.to_date
        from offer_person
        join offer on offer.id = offer_person.offer_id
        join incident on incident.id = offer.incident_id
        join municipality on municipality.code = incident.municipality_code
        where offer_person.person_id = @Id and offer_person.withdrawn_at is null and offer_person.to_date > @today and incident.ended_at is null
        order by offer_person.from_date;
        """;
}
