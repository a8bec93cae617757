using System.Text.Json;
using Dapper;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>A change as the database has it.</summary>
/// <param name="BrokenIn">Home municipalities of those whose rules it breaks; the driver says no more of it than that it is an array.</param>
sealed record EditRow(
    Guid Id, Guid IncidentId, string IncidentTitle, string MunicipalityCode, string Kind, string Removals, string Additions, string Reason, string Status,
    Guid RequestedBy, string RequestedByName, Instant RequestedAt, string? DecidedByName, Instant? DecidedAt, int? Version, string Breaches, Array BrokenIn)
{
    string[] Homes { get; } = (string[])BrokenIn;

    public ScheduleRuns.IncidentRow Incident => new(IncidentId, IncidentTitle, MunicipalityCode);

    public ScheduleEdit Edit => ScheduleEdit.Of(Kind, RemovedSeats, AddedSeats) ?? throw new InvalidOperationException($"Edit {Id} is no {Kind}.");

    public SeatDto[] RemovedSeats => Read<SeatDto[]>(Removals);

    public SeatDto[] AddedSeats => Read<SeatDto[]>(Additions);

    public PersonBreachesDto[] AskedFor => Read<PersonBreachesDto[]>(Breaches);

    /// <summary>Crisis leads of the stricken municipality, and coordinators whose own people's rules are broken.</summary>
    public bool MaySee(Caller caller) => caller.May(Right.PassRulesAsHost, MunicipalityCode) || Homes.Any(home => caller.May(Right.PassRulesAsHome, home));

    /// <summary>The role for it; whoever asked may not, whatever the role. A coordinator decides about own people alone.</summary>
    public bool MayDecide(Caller caller) =>
        caller.May(Right.PassRulesAsHost, MunicipalityCode) || (Homes.Length > 0 && Homes.All(home => caller.May(Right.PassRulesAsHome, home)));

    static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}

/// <summary>Changes with the words that a reader needs: whose, which shift, when.</summary>
static class EditRows
{
    public static async Task<EditRow?> Find(NpgsqlConnection connection, Guid id, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        (await Query(connection, new { id, incidentId = (Guid?)null, homes = (string[]?)null }, transaction, cancellation)).SingleOrDefault();

    /// <summary>Waiting ones first, then the newest; at most a hundred.</summary>
    public static Task<IEnumerable<EditRow>> OfIncident(NpgsqlConnection connection, Guid incidentId, CancellationToken cancellation) =>
        Query(connection, new { id = (Guid?)null, incidentId = (Guid?)incidentId, homes = (string[]?)null }, transaction: null, cancellation);

    /// <summary>Those that wait and would break rules of a municipality's own people.</summary>
    public static async Task<IEnumerable<EditRow>> WaitingFor(NpgsqlConnection connection, string municipalityCode, CancellationToken cancellation) =>
        (await Query(connection, new { id = (Guid?)null, incidentId = (Guid?)null, homes = new[] { municipalityCode } }, transaction: null, cancellation)).Where(row => row.Status == "waiting");

    public static async Task<ScheduleEditDto[]> ToDtos(NpgsqlConnection connection, IEnumerable<EditRow> edits, Caller caller, CancellationToken cancellation)
    {
        var rows = edits.ToArray();
        var seats = rows.SelectMany(row => row.RemovedSeats.Concat(row.AddedSeats)).ToArray();
        await using var facts = await connection.QueryMultipleAsync(new(
            ShiftsAndPersons, new { shifts = seats.Select(seat => seat.ShiftId).Distinct().ToArray(), persons = seats.Select(seat => seat.PersonId).Distinct().ToArray() }, cancellationToken: cancellation));
        var shifts = (await facts.ReadAsync<SeatShift>()).ToDictionary(shift => shift.Id);
        var persons = (await facts.ReadAsync<SeatPerson>()).ToDictionary(person => person.Id);

        return [.. rows.Select(ToDto)];

        ScheduleEditDto ToDto(EditRow row)
        {
            var isLead = caller.May(Right.PassRulesAsHost, row.MunicipalityCode);
            return new(
                row.Id, row.IncidentId, row.IncidentTitle, row.MunicipalityCode, row.Kind, Seats(row.RemovedSeats), Seats(row.AddedSeats), row.Status, row.Reason,
                row.RequestedByName, row.RequestedAt.ToDateTimeOffset(), row.DecidedByName, row.DecidedAt?.ToDateTimeOffset(), row.Version,
                [.. row.AskedFor.Where(person => isLead || IsOwn(person.PersonId))],
                IsOwn: row.RequestedBy == caller.AccountId, MayDecide: row.Status == "waiting" && row.RequestedBy != caller.AccountId && row.MayDecide(caller));

            EditedSeatDto[] Seats(SeatDto[] changed) =>
            [
                .. from seat in changed
                   where isLead || IsOwn(seat.PersonId)
                   let shift = shifts[seat.ShiftId]
                   let person = persons[seat.PersonId]
                   select new EditedSeatDto(
                       shift.Id, shift.Need, ShiftKind.Of(shift.StartsAt, shift.EndsAt), shift.StartsAt.ToDateTimeOffset(), shift.EndsAt.ToDateTimeOffset(),
                       person.Id, person.Name, person.Municipality),
            ];

            bool IsOwn(Guid personId) => persons.TryGetValue(personId, out var person) && caller.May(Right.PassRulesAsHome, person.MunicipalityCode);
        }
    }

    static Task<IEnumerable<EditRow>> Query(NpgsqlConnection connection, object which, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QueryAsync<EditRow>(new(FindEdits, which, transaction, cancellationToken: cancellation));

    sealed record SeatShift(Guid Id, string Need, Instant StartsAt, Instant EndsAt);

    sealed record SeatPerson(Guid Id, string Name, string MunicipalityCode, string Municipality);

    const string FindEdits =
        """
        select edit.id, edit.incident_id, incident.title as incident_title, incident.municipality_code, edit.kind, edit.removals::text, edit.additions::text,
               edit.reason, edit.status, edit.requested_by, asker.display_name as requested_by_name, edit.requested_at,
               decider.display_name as decided_by_name, edit.decided_at, version.number as version, edit.breaches::text, broken.homes as broken_in
        from schedule_edit edit
        join incident on incident.id = edit.incident_id
        join auth.account asker on asker.id = edit.requested_by
        left join auth.account decider on decider.id = edit.decided_by
        left join schedule_version version on version.id = edit.version_id
        cross join lateral (
            select array(
                select distinct person.municipality_code
                from jsonb_array_elements(edit.breaches) as breach
                join person on person.id = (breach ->> 'personId')::uuid) as homes
        ) broken
        where (@id::uuid is null or edit.id = @id)
          and (@incidentId::uuid is null or edit.incident_id = @incidentId)
          and (@homes::text[] is null or (edit.status = 'waiting' and broken.homes && @homes))
        order by edit.status = 'waiting' desc, edit.requested_at desc
        limit 100
        """;

    const string ShiftsAndPersons =
        """
        select shift.id, need.title as need, shift.starts_at, shift.ends_at
        from shift
        join need on need.id = shift.need_id
        where shift.id = any(@shifts);

        select person.id, person.name, person.municipality_code, municipality.name as municipality
        from person
        join municipality on municipality.code = person.municipality_code
        where person.id = any(@persons);
        """;
}
