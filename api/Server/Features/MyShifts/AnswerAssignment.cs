using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.MyShifts;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.MyShifts;

/// <summary>Yes or no to an own shift.</summary>
/// <remarks>
/// A no frees the seat at once. A yes is checked again under the person's lock: other duties may have come since the schedule was published.
/// A no that is taken back needs the seat to be free still, so the shift is held as well. What was let pass by decision for this shift is no
/// reason to refuse, as long as it has not grown.
/// </remarks>
static class AnswerAssignment
{
    public static async Task<Results<Ok<AnswerAssignmentResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, AnswerAssignmentRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await connection.QuerySingleOrDefaultAsync<Guid?>(new(FindPerson, new { id, caller.AccountId }, transaction, cancellationToken: cancellation)) is not { } personId)
            return TypedResults.NotFound();

        await connection.LockPersons(transaction, [personId], cancellation);
        var standing = await connection.QuerySingleAsync<AssignmentRow>(new(HoldAssignment, new { id }, transaction, cancellationToken: cancellation));
        var now = clock.GetCurrentInstant();

        if (standing.CancelledAt is not null) return Problems.Conflict("shift-cancelled");
        if (standing.Answer == request.Answer) return TypedResults.Ok(new AnswerAssignmentResponse(id, standing.Answer, standing.Version));
        if (standing.StartsAt <= now) return Problems.Conflict("shift-started", ("startsAt", standing.StartsAt.ToDateTimeOffset()));
        if (standing.Version != request.Version) return Problems.Outdated(new AnswerAssignmentResponse(id, standing.Answer, standing.Version));

        if (request.Answer == "yes" && await WhyNotYes(connection, transaction, id, personId, standing, cancellation) is { } refusal) return refusal;

        var version = await connection.ExecuteScalarAsync<int>(new(Write, new { id, request.Answer, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(
            caller, "assignment-answered", standing.MunicipalityCode, id,
            new { personId, standing.ShiftId, standing.IncidentId, was = standing.Answer, answer = request.Answer }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new AnswerAssignmentResponse(id, request.Answer, version));
    }

    static async Task<ProblemHttpResult?> WhyNotYes(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid id, Guid personId, AssignmentRow standing, CancellationToken cancellation)
    {
        var ceiling = (int?)null;
        if (standing.Answer == "no")
        {
            await connection.ExecuteAsync(new(HoldShift, new { standing.ShiftId }, transaction, cancellationToken: cancellation));
            var seat = await connection.QuerySingleAsync<SeatRow>(new(FindSeat, new { standing.ShiftId, personId }, transaction, cancellationToken: cancellation));
            if (!seat.IsFree) return Problems.Conflict("seat-taken");
            if (seat.CeilingMinutesPerWeek is null) return Problems.Conflict("no-longer-offered");
            ceiling = seat.CeilingMinutesPerWeek;
        }

        var shift = new Duty(standing.StartsAt, standing.EndsAt, Employer.Host, standing.Place == "on_site" ? standing.MunicipalityCode : null);
        var standingDuties = await PersonDuties.Around(connection, [personId], shift.Interval, transaction, cancellation);
        var terms = await PersonTerms.Of(connection, personId, transaction, cancellation);
        var passed = await HourOverrides.Of(connection, [personId], transaction, cancellation);
        var others = standingDuties[personId].Where(duty => duty.Aid?.AssignmentId != id).Select(duty => duty.Duty).ToArray();

        BreachDto[] breaches =
        [
            .. HourRules.CheckAdding(shift, others, terms, Stockholm.Zone, (from, to) => from == to ? Duration.Zero : standing.Travel)
                .Where(breach => !passed[personId].Let(breach, standing.ShiftId)).Select(BreachView.ToDto),
            .. ceiling is { } minutes ? OverCeiling(shift, others, Duration.FromMinutes(minutes)) : [],
        ];
        return breaches is [] ? null : Problems.Unprocessable("unlawful", ("breaches", breaches));
    }

    static IEnumerable<BreachDto> OverCeiling(Duty shift, Duty[] others, Duration ceiling) =>
        TotalHours.NewlyPastCeiling([.. others, shift], others, ceiling).Select(BreachView.ToDto);

    sealed record SeatRow(bool IsFree, int? CeilingMinutesPerWeek);

    sealed record AssignmentRow(
        Guid ShiftId, Guid IncidentId, string MunicipalityCode, string Place, Instant StartsAt, Instant EndsAt, string Answer, Instant? CancelledAt, int Version,
        double HomeLatitude, double HomeLongitude, double SiteLatitude, double SiteLongitude)
    {
        /// <summary>As the engine counts it: between home and this site, whichever other place a duty is in.</summary>
        public Duration Travel => Duration.FromMinutes(new SeatDistance(HomeLatitude, HomeLongitude, SiteLatitude, SiteLongitude).TravelMinutes);
    }

    const string FindPerson =
        """
        select person.id
        from assignment
        join person on person.id = assignment.person_id
        where assignment.id = @id and person.account_id = @AccountId
        """;

    const string HoldAssignment =
        """
        select assignment.shift_id, assignment.incident_id, incident.municipality_code, need.place, assignment.starts_at, assignment.ends_at,
               assignment.answer, assignment.cancelled_at, assignment.version,
               home.latitude as home_latitude, home.longitude as home_longitude, site.latitude as site_latitude, site.longitude as site_longitude
        from assignment
        join shift on shift.id = assignment.shift_id
        join need on need.id = shift.need_id
        join incident on incident.id = assignment.incident_id
        join municipality site on site.code = incident.municipality_code
        join person on person.id = assignment.person_id
        join municipality home on home.code = person.municipality_code
        where assignment.id = @id
        for update of assignment
        """;

    // Two people who take back a no, or a publication, must not both get the last seat. Locked before it is counted: a statement sees
    // what was there when it began, so the count has to begin after the lock was got.
    const string HoldShift = "select id from shift where id = @ShiftId for update";

    const string FindSeat =
        """
        select shift.seats > (
                   select count(*)
                   from assignment
                   where assignment.shift_id = shift.id and assignment.cancelled_at is null and assignment.answer <> 'no') as is_free,
               (select offer.ceiling_minutes_per_week
                from offer_person
                join offer on offer.id = offer_person.offer_id
                where offer_person.person_id = @personId and offer.incident_id = shift.incident_id and offer_person.withdrawn_at is null
                  and (shift.starts_at at time zone 'Europe/Stockholm')::date between offer_person.from_date and offer_person.to_date - 1
               ) as ceiling_minutes_per_week
        from shift
        where shift.id = @ShiftId
        """;

    const string Write =
        """
        update assignment set answer = @Answer, answered_at = @now, version = version + 1
        where id = @id
        returning version
        """;
}
