using Dapper;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>What a change by hand would do to the standing schedule, and all that speaks against it.</summary>
/// <param name="Obstacles">What is not about hours; nobody can let it pass.</param>
sealed record EditedSchedule(IncidentProblem Facts, ScheduleEdit Edit, IReadOnlyList<EditedPerson> Persons, IReadOnlyList<EditObstacleDto> Obstacles)
{
    public bool HasStops => Persons.Any(person => person.Stops.Any() || person.PastCeiling.Count > 0);

    public bool MayBeOverridden => HasStops && Persons.All(person => person.PastCeiling.Count == 0 && person.Stops.All(breach => breach.Rule.MayBeOverridden));

    public string Outcome => Obstacles.Count > 0 ? "not-possible" : !HasStops ? "possible" : MayBeOverridden ? "needs-approval" : "unlawful";

    public PersonBreachesDto[] StopsByPerson =>
    [
        .. from person in Persons
           let breaches = person.StopDtos.ToArray()
           where breaches.Length > 0
           select new PersonBreachesDto(person.Id, breaches),
    ];

    /// <remarks>To check and then write, hold the incident's row, its persons and the shifts that get someone.</remarks>
    public static async Task<EditedSchedule> Load(
        NpgsqlConnection connection, Guid incidentId, ScheduleEdit edit, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var facts = await IncidentProblem.Load(connection, incidentId, now, edit.Persons, transaction, cancellation);
        var shifts = facts.Rows.Shifts.Where(shift => edit.Shifts.Contains(shift.Id)).ToDictionary(shift => shift.Id);
        var period = shifts.Count == 0 ? new Interval(now, now) : new(shifts.Values.Min(shift => shift.StartsAt), shifts.Values.Max(shift => shift.EndsAt));
        var standing = await PersonDuties.Around(connection, edit.Persons, period, transaction, cancellation);
        var terms = await PersonTerms.Of(connection, edit.Persons, transaction, cancellation);
        var rows = await connection.QueryAsync<RosterPerson>(new(FindPersons, new { edit.Persons }, transaction, cancellationToken: cancellation));

        return new(
            facts, edit,
            [.. rows.Select(row => new EditedPerson(row, terms[row.Id], [.. standing[row.Id]], facts, edit)).OrderBy(person => Array.IndexOf(edit.Persons, person.Id))],
            [.. Against(facts, edit, shifts, now).Distinct()]);
    }

    static IEnumerable<EditObstacleDto> Against(IncidentProblem facts, ScheduleEdit edit, Dictionary<Guid, ShiftRow> shifts, Instant now)
    {
        var people = facts.Problem.People.ToDictionary(person => person.Id);
        var standing = facts.Rows.Standing.Where(row => row.Stands).Select(row => row.Assignment).ToHashSet();

        foreach (var seat in edit.Removals.Concat(edit.Additions))
            if (!shifts.TryGetValue(seat.Shift.Value, out var shift)) yield return Against(seat, "unknown-shift");
            else if (shift.StartsAt <= now) yield return Against(seat, "shift-started");

        foreach (var seat in edit.Removals.Where(seat => !standing.Contains(seat)))
            yield return Against(seat, "not-on-shift");

        foreach (var seat in edit.Additions.Where(seat => facts.Problem.Shifts.Any(shift => shift.Id == seat.Shift)))
        {
            var shift = shifts[seat.Shift.Value];
            if (standing.Contains(seat)) yield return Against(seat, "already-on-shift");
            if (standing.Except(edit.Removals).Union(edit.Additions).Count(each => each.Shift == seat.Shift) > shift.Seats) yield return Against(seat, "no-free-seat");
            if (!people.TryGetValue(seat.Person, out var person)) yield return Against(seat, "not-offered");
            else
                foreach (var obstacle in MutualAid.Scheduling.Explain.Obstacles.Of(facts.Problem, person, shift.ToShift(), []).Where(obstacle => !Codes.IsAboutHours(obstacle)))
                    yield return Against(seat, Codes.Of(obstacle));
        }

        static EditObstacleDto Against(Assignment seat, string code) => new(code, seat.Shift.Value, seat.Person.Value);
    }

    const string FindPersons =
        """
        select person.id, person.name, person.municipality_code, municipality.name as municipality, municipality.latitude, municipality.longitude
        from person
        join municipality on municipality.code = person.municipality_code
        where person.id = any(@Persons)
        """;
}
