using Dapper;
using MutualAid.Contracts.Requests;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Offers;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>A shift of a sent request, and the need that it comes from.</summary>
sealed record ShiftRow(
    Guid Id, Guid NeedId, Guid IncidentId, Instant StartsAt, Instant EndsAt, int Seats, string Need, string SkillId, int Level, string Place, int Priority, string MunicipalityCode, int Sort,
    int Minimum, bool Guide, bool MixedLenders, bool Liaison)
{
    /// <summary>The day in Stockholm on which it starts: the day it belongs to.</summary>
    public DateOnly Day => StartsAt.InZone(Stockholm.Zone).Date.ToDateOnly();

    public TimeOnly Start => StartsAt.InZone(Stockholm.Zone).TimeOfDay.ToTimeOnly();

    public TimeOnly End => EndsAt.InZone(Stockholm.Zone).TimeOfDay.ToTimeOnly();

    public string Kind => ShiftKind.Of(StartsAt, EndsAt);

    public Shift ToShift() => new(new(Id), new(NeedId), new(IncidentId), StartsAt, EndsAt, SkillId, Level, Seats, Priority, Place == "on_site", MunicipalityCode)
    {
        Minimum = Minimum, Team = new(Guide, MixedLenders),
    };
}

/// <summary>A person on a shift of this incident, now or earlier; cancelled rows are here only for their no.</summary>
sealed record StandingRow(Guid Id, Guid ShiftId, Guid PersonId, string Answer, Instant? AnsweredAt, Instant? CancelledAt)
{
    public bool Stands => CancelledAt is null && Answer != "no";

    public Assignment Assignment => new(new(ShiftId), new(PersonId));
}

/// <param name="Population">Of the municipality that lends the person.</param>
sealed record PersonRow(
    Guid Id, string MunicipalityCode, int Population, int AvailableDays, int AvailableNights, bool WorksOnSite, bool WorksRemote, double Latitude, double Longitude);

sealed record OfferRow(Guid PersonId, DateOnly FromDate, DateOnly ToDate, int CeilingMinutesPerWeek);

sealed record SkillRow(Guid PersonId, string SkillId, short Level);

sealed record LeaveRow(Guid PersonId, DateOnly FromDate, DateOnly ToDate);

/// <summary>Where the stricken municipality's seat lies, in degrees.</summary>
sealed record SeatPoint(double Latitude, double Longitude)
{
    public int TravelMinutesFrom(double latitude, double longitude) => new SeatDistance(latitude, longitude, Latitude, Longitude).TravelMinutes;
}

/// <summary>What the database says about an incident's schedule, in one round trip.</summary>
sealed record IncidentRows(
    Guid IncidentId,
    SeatPoint Site,
    IReadOnlyList<ShiftRow> Shifts,
    IReadOnlyList<PersonRow> Persons,
    ILookup<Guid, OfferRow> Offers,
    ILookup<Guid, SkillRow> Skills,
    ILookup<Guid, LeaveRow> Leaves,
    IReadOnlyList<StandingRow> Standing)
{
    /// <summary>What the engine is given: the shifts that have not started, with the needs whose people are their liaisons, and until when one is on duty whose shift has.</summary>
    public IEnumerable<Shift> ToShifts(Instant now)
    {
        ShiftRow[] liaisons = [.. Shifts.Where(row => row.SkillId == NeedDto.LiaisonSkill)];
        NeedId[] needs = [.. liaisons.Select(row => new NeedId(row.NeedId)).Distinct()];
        var staffed = Standing.Where(row => row.Stands).Select(row => row.ShiftId).ToHashSet();
        var until = liaisons.Where(row => row.StartsAt <= now && staffed.Contains(row.Id)).Select(row => row.EndsAt).DefaultIfEmpty(Instant.MinValue).Max();

        return
            from row in Shifts
            where row.StartsAt > now
            let shift = row.ToShift()
            select row.Liaison ? shift with { Team = shift.Team with { Liaisons = needs, LiaisonUntil = until } } : shift;
    }

    public IReadOnlySet<Guid> ShiftIds { get; } = Shifts.Select(shift => shift.Id).ToHashSet();

    /// <param name="persons">Null for everyone who is offered; otherwise only these of them.</param>
    public static async Task<IncidentRows> Load(
        NpgsqlConnection connection, Guid incidentId, IReadOnlyCollection<Guid>? persons, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        await using var rows = await connection.QueryMultipleAsync(new(
            Everything, new { incidentId, persons = persons?.ToArray() }, transaction, cancellationToken: cancellation));

        return new(
            incidentId,
            await rows.ReadSingleAsync<SeatPoint>(),
            [.. await rows.ReadAsync<ShiftRow>()],
            [.. await rows.ReadAsync<PersonRow>()],
            (await rows.ReadAsync<OfferRow>()).ToLookup(row => row.PersonId),
            (await rows.ReadAsync<SkillRow>()).ToLookup(row => row.PersonId),
            (await rows.ReadAsync<LeaveRow>()).ToLookup(row => row.PersonId),
            [.. await rows.ReadAsync<StandingRow>()]);
    }

    const string Everything =
        """
        select municipality.latitude, municipality.longitude
        from incident
        join municipality on municipality.code = incident.municipality_code
        where incident.id = @incidentId;

        select shift.id, shift.need_id, shift.incident_id, shift.starts_at, shift.ends_at, shift.seats,
               need.title as need, need.skill_id, need.level::integer, need.place, need.priority::integer, incident.municipality_code,
               request.number * 1000 + need.position as sort,
               coalesce(need.minimum, shift.seats) as minimum, need.guide, need.mixed_lenders, need.liaison
        from shift
        join need on need.id = shift.need_id
        join request on request.id = need.request_id
        join incident on incident.id = shift.incident_id
        where shift.incident_id = @incidentId
          and request.sent_at is not null
          and request.withdrawn_at is null
        order by shift.starts_at, request.number, need.position, shift.id;

        select person.id, person.municipality_code, municipality.population, person.available_days::integer, person.available_nights::integer,
               person.works_on_site, person.works_remote, municipality.latitude, municipality.longitude
        from person
        join municipality on municipality.code = person.municipality_code
        where person.deactivated_at is null
          and (@persons::uuid[] is null or person.id = any(@persons))
          and exists (
              select from offer_person
              join offer on offer.id = offer_person.offer_id
              where offer_person.person_id = person.id
                and offer.incident_id = @incidentId and offer.withdrawn_at is null and offer_person.withdrawn_at is null)
        order by person.id;

        select offer_person.person_id, offer.from_date, offer.to_date, offer.ceiling_minutes_per_week
        from offer
        join offer_person on offer_person.offer_id = offer.id
        where offer.incident_id = @incidentId and offer.withdrawn_at is null and offer_person.withdrawn_at is null;

        select person_skill.person_id, person_skill.skill_id, person_skill.level
        from person_skill
        where person_skill.person_id in (
            select offer_person.person_id from offer_person join offer on offer.id = offer_person.offer_id
            where offer.incident_id = @incidentId);

        select person_leave.person_id, person_leave.from_date, person_leave.to_date
        from person_leave
        where person_leave.person_id in (
            select offer_person.person_id from offer_person join offer on offer.id = offer_person.offer_id
            where offer.incident_id = @incidentId);

        select id, shift_id, person_id, answer, answered_at, cancelled_at
        from assignment
        where incident_id = @incidentId and (cancelled_at is null or answer = 'no')
        order by id;
        """;
}
