using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>Whether the people of an offer could lawfully take any shift of its request on the days that they are offered for.</summary>
/// <remarks>
/// To lend somebody who can take nothing helps nobody and holds their days. Who has no shift at all to try (the days of the needs that
/// they fit are others, or leave takes them) is not refused for that: it is nothing that an hour rule says.
/// </remarks>
static class LawfulShifts
{
    /// <summary>So many shifts are looked at to find out what stands in the way most.</summary>
    const int Examples = 20;

    /// <param name="ceiling">The lender's own, on aid in any seven days.</param>
    /// <returns>Those who have shifts to try and may take none of them, each with a breach of the rule that stands in the way most.</returns>
    public static async Task<IReadOnlyDictionary<Guid, BreachDto>> WhoHasNone(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, OpenRequest request, Guid[] ids, Days days, Duration ceiling, Instant now, CancellationToken cancellation)
    {
        var parameters = new { requestId = request.Row.Id, ids, now, from = days.First, to = days.Until };
        await using var rows = await connection.QueryMultipleAsync(new(Find, parameters, transaction, cancellationToken: cancellation));
        var shifts = (await rows.ReadAsync<ShiftRow>()).ToArray();
        var people = (await rows.ReadAsync<PersonRow>()).ToArray();
        var leaves = (await rows.ReadAsync<LeaveRow>()).ToLookup(leave => leave.PersonId);
        if (shifts is []) return new Dictionary<Guid, BreachDto>();

        var duties = await PersonDuties.Around(connection, ids, new(shifts[0].StartsAt, shifts.Max(shift => shift.EndsAt)), transaction, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction, cancellation);
        var fits = request.Needs.SelectMany(need => need.Fits).ToLookup(fit => fit.PersonId, fit => fit.NeedId);
        var travel = Travel(request.Row);

        return people
            .Select(person => (person.Id, Breach: WhyNone(
                [.. duties[person.Id].Select(standing => standing.Duty)], terms[person.Id], travel, ceiling,
                [.. shifts.Where(shift => fits[person.Id].Contains(shift.NeedId) && person.Works(shift) && !leaves[person.Id].Any(leave => leave.Touches(shift)))
                    .Select(shift => shift.ToDuty(request.Row.MunicipalityCode)).Distinct()])))
            .Where(person => person.Breach is not null)
            .ToDictionary(person => person.Id, person => person.Breach!);
    }

    static BreachDto? WhyNone(Duty[] duties, HourTerms terms, TravelBetween travel, Duration ceiling, Duty[] shifts)
    {
        if (shifts is []) return null;

        var book = new DutyBook(terms, travel, ceiling);
        book.Settle(duties, Stockholm.Zone);
        if (Array.Exists(shifts, shift => book.Allows(BookedDuty.Of(shift, Stockholm.Zone)))) return null;

        return shifts.Take(Examples)
            .SelectMany(shift => Breaches(shift).DistinctBy(breach => breach.RuleId))
            .GroupBy(breach => breach.RuleId)
            .MaxBy(breaches => breaches.Count())?.First();

        IEnumerable<BreachDto> Breaches(Duty shift) =>
        [
            .. HourRules.CheckAdding(shift, duties, terms, Stockholm.Zone, travel).Select(BreachView.ToDto),
            .. TotalHours.NewlyPastCeiling([.. duties, shift], duties, ceiling).Select(BreachView.ToDto),
        ];
    }

    static TravelBetween Travel(OpenRequests.RequestRow request)
    {
        var road = Duration.FromMinutes(new SeatDistance(request.OurLatitude, request.OurLongitude, request.Latitude, request.Longitude).TravelMinutes);
        return (from, to) => from == to ? Duration.Zero : road;
    }

    sealed record ShiftRow(Guid NeedId, string Place, Instant StartsAt, Instant EndsAt)
    {
        public Duty ToDuty(string municipalityCode) => new(StartsAt, EndsAt, Employer.Host, Place == "on_site" ? municipalityCode : null);
    }

    sealed record PersonRow(Guid Id, int AvailableDays, int AvailableNights)
    {
        public bool Works(ShiftRow shift) =>
            new Weekdays(NightWork.IsNightShift(shift.StartsAt, shift.EndsAt, Stockholm.Zone) ? AvailableNights : AvailableDays).Contains(shift.StartsAt.InZone(Stockholm.Zone).DayOfWeek);
    }

    sealed record LeaveRow(Guid PersonId, DateOnly FromDate, DateOnly ToDate)
    {
        public bool Touches(ShiftRow shift) => Stockholm.StartOf(FromDate) < shift.EndsAt && shift.StartsAt < Stockholm.StartOf(ToDate);
    }

    const string Find =
        """
        select shift.need_id, need.place, shift.starts_at, shift.ends_at
        from shift
        join need on need.id = shift.need_id
        where need.request_id = @requestId and shift.starts_at > @now
          and (shift.starts_at at time zone 'Europe/Stockholm')::date between @from and @to - 1
        order by shift.starts_at, shift.id;

        select id, available_days::integer, available_nights::integer
        from person
        where id = any(@ids);

        select person_id, from_date, to_date
        from person_leave
        where person_id = any(@ids);
        """;
}
