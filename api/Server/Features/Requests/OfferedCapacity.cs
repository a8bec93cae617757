using Dapper;
using MutualAid.Contracts.Requests;
using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Planning;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>A request's needs, held against the people who are offered to the incident.</summary>
/// <remarks>
/// The incident's shifts ahead want the same people, so they are counted in, and whoever is on them already could be moved: those shifts are no
/// duties here. Shifts that have begun are, as is everything else that people do.
/// </remarks>
static class OfferedCapacity
{
    /// <summary>Duties are wanted for whole weeks, and for the hour that a week in spring lacks of seven days.</summary>
    static readonly Duration AWeekAround = Duration.FromDays(8);

    /// <param name="needs">In which <see cref="RequestChecks"/> has found no fault.</param>
    public static async Task<CapacityDto> Of(NpgsqlConnection connection, Guid incidentId, NeedDto[] needs, Instant now, CancellationToken cancellation)
    {
        var rows = await IncidentRows.Load(connection, incidentId, persons: null, transaction: null, cancellation);
        return await Of(connection, rows, [.. needs.SelectMany(need => ToShifts(need, new(incidentId))).Where(shift => shift.Start > now)], now, cancellation);
    }

    /// <summary>Of a sent request, what has not started.</summary>
    public static async Task<CapacityDto> OfSent(NpgsqlConnection connection, Guid incidentId, Guid requestId, Instant now, CancellationToken cancellation)
    {
        var rows = await IncidentRows.Load(connection, incidentId, persons: null, transaction: null, cancellation);
        var needs = (await connection.QueryAsync<Guid>(new(FindNeeds, new { requestId }, cancellationToken: cancellation))).ToHashSet();
        return await Of(connection, rows, [.. rows.Shifts.Where(row => row.StartsAt > now && needs.Contains(row.NeedId)).Select(row => row.ToShift())], now, cancellation);
    }

    /// <param name="asked">Some of the incident's shifts ahead, or others that are to come beside them.</param>
    static async Task<CapacityDto> Of(NpgsqlConnection connection, IncidentRows rows, Shift[] asked, Instant now, CancellationToken cancellation)
    {
        if (rows.Persons.Count == 0 || asked.Length == 0) return new(rows.Persons.Count, [], []);

        var ahead = rows.Shifts.Where(row => row.StartsAt > now).Select(row => row.ToShift()).ToDictionary(shift => shift.Id.Value);
        Shift[] all = [.. asked.Where(shift => !ahead.ContainsKey(shift.Id.Value)), .. ahead.Values];
        var ids = rows.Persons.Select(person => person.Id).ToArray();
        var terms = await PersonTerms.Of(connection, ids, transaction: null, cancellation);
        var duties = await PersonDuties.Of(connection, ids, asked.Min(shift => shift.Start) - AWeekAround, asked.Max(shift => shift.End) + AWeekAround, transaction: null, cancellation);

        return ToDto(rows.Persons.Count, asked, Capacity.Of(new()
        {
            People = [.. rows.Persons.Select(row => OfferedPerson.Of(row, rows, terms[row.Id], duties[row.Id].Where(duty => duty.Aid is not { } aid || !ahead.ContainsKey(aid.ShiftId)), all))],
            Shifts = all,
            Forbidden = [.. rows.Standing.Where(row => row.Answer == "no").Select(row => row.Assignment)],
            Zone = Stockholm.Zone,
        }));
    }

    static IEnumerable<Shift> ToShifts(NeedDto need, IncidentId incident)
    {
        var id = new NeedId(Guid.CreateVersion7());
        return Patterns.ShiftsOf(need).Select(shift => new Shift(
            new(Guid.CreateVersion7()), id, incident, shift.Start, shift.End, need.SkillId, need.Level, need.Seats, need.Priority, need.Place == "on_site", Municipality: ""));
    }

    /// <summary>What concerns the needs: other requests that are short of people by themselves are told of on their own pages.</summary>
    static CapacityDto ToDto(int people, Shift[] asked, Capacity capacity)
    {
        var minutes = ShiftWeek.Of(asked, Stockholm.Zone)
            .SelectMany(week => week.Shifts.GroupBy(SeatKind.Of), (week, shifts) => ((week.Monday, Kind: shifts.Key), Minutes: week.AskedMinutes(shifts)))
            .ToDictionary();

        return new(
            people,
            [
                .. from week in capacity.Weeks
                   from few in week.Shortfalls
                   let mine = few.Kinds.Sum(kind => minutes.GetValueOrDefault((week.Monday, kind)))
                   where mine > 0
                   select new ShortfallDto(
                       week.Monday.ToDateOnly(), [.. few.Kinds.Select(ToDto)], (int)mine, (int)(few.AskedMinutes - mine), (int)few.AtMostMinutes, few.People),
            ],
            [
                .. from week in capacity.Weeks
                   from seats in week.Seats
                   let mine = minutes.GetValueOrDefault((week.Monday, seats.Kind))
                   where mine > 0
                   select new SeatWeekDto(week.Monday.ToDateOnly(), ToDto(seats.Kind), (int)mine, (int)(seats.AskedMinutes - mine), (int)seats.AtMostMinutes),
            ]);
    }

    static SeatKindDto ToDto(SeatKind kind) => new(kind.SkillId, kind.Level, kind.OnSite ? "on_site" : "remote");

    const string FindNeeds =
        """
        select id
        from need
        where request_id = @requestId
        """;
}
