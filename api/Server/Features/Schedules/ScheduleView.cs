using Dapper;
using MutualAid.Contracts.Schedules;
using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>Turns an incident and who is on its shifts into what is shown: coverage, gaps, roster, hours.</summary>
static class ScheduleView
{
    /// <param name="source">What the schedule is; its coverage, gaps and roster are filled in here.</param>
    /// <param name="withPeople">False for coverage alone, which is all that is looked at while a run goes on.</param>
    /// <param name="assignments">Who is on which of the incident's shifts, started ones included.</param>
    public static async Task<ScheduleDto> Of(
        NpgsqlConnection connection, ScheduleDto source, IncidentProblem facts, IReadOnlyCollection<Assignment> assignments, bool withPeople, CancellationToken cancellation)
    {
        var shifts = facts.Rows.Shifts;
        if (shifts.Count == 0) return source;

        var onShift = assignments.ToLookup(assignment => assignment.Shift.Value, assignment => assignment.Person.Value);
        var (first, last) = (shifts.Min(shift => shift.Day), shifts.Max(shift => shift.Day));
        source = source with
        {
            FromDate = first,
            ToDate = last.AddDays(1),
            Seats = shifts.Sum(shift => shift.Seats),
            SeatsFilled = shifts.Sum(shift => Math.Min(shift.Seats, onShift[shift.Id].Count())),
            Coverage = [.. Coverage(shifts, onShift)],
        };
        if (assignments.Count == 0 || !withPeople) return source;

        var ids = assignments.Select(assignment => assignment.Person.Value).Distinct().ToArray();
        var standing = await PersonDuties.Around(connection, ids, new(Stockholm.StartOf(first), Stockholm.StartOf(last.AddDays(1))), transaction: null, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction: null, cancellation);
        var passed = await HourOverrides.Of(connection, ids, transaction: null, cancellation);
        await using var rows = await connection.QueryMultipleAsync(new(PeopleAndLeave, new { ids }, cancellationToken: cancellation));
        var people = (await rows.ReadAsync<RosterPerson>()).ToArray();
        var leaves = (await rows.ReadAsync<LeaveRow>()).ToLookup(leave => leave.PersonId);

        var roster = people.Select(person => new Roster(
            person, terms[person.Id], [.. passed[person.Id]], leaves[person.Id], standing[person.Id], assignments.Where(assignment => assignment.Person.Value == person.Id).Select(assignment => assignment.Shift.Value).ToHashSet(), facts)).ToArray();

        return source with
        {
            People = ids.Length,
            Municipalities = people.Select(person => person.MunicipalityCode).Distinct().Count(),
            Breaches = roster.Sum(row => row.Breaches()),
            BreachesElsewhere = roster.Sum(row => row.BreachesElsewhere()),
            Gaps = await GapView.Of(connection, facts, assignments, cancellation),
            Teams = [.. TeamView.Of(facts, assignments)],
            Unlawful = source.Version == 0 || source.RunId is not null ? [] : [.. roster.SelectMany(row => row.Unlawful()).OrderBy(shift => shift.StartsAt).ThenBy(shift => shift.Name, StringComparer.Ordinal)],
            Tiredness = TirednessView.Of(roster, new(Stockholm.StartOf(first), shifts.Max(shift => shift.EndsAt))),
            Roster = [.. roster.Select(row => row.ToDto(first, last)).OrderBy(row => row.Municipality, StringComparer.Ordinal).ThenBy(row => row.Name, StringComparer.Ordinal)],
        };
    }

    static IEnumerable<CoverageRowDto> Coverage(IEnumerable<ShiftRow> shifts, ILookup<Guid, Guid> onShift) =>
        from shift in shifts
        group shift by (shift.Sort, shift.NeedId, shift.Start, shift.Kind) into row
        let shown = row.First()
        orderby row.Key.Sort, row.Key.Kind == ShiftKind.Night, row.Key.Start
        select new CoverageRowDto(
            shown.NeedId, shown.Need, shown.SkillId, shown.Level, shown.Place, shown.Kind, shown.Start, shown.End,
            [.. row.OrderBy(shift => shift.StartsAt).Select(shift => new CoverageCellDto(shift.Day, onShift[shift.Id].Count(), shift.Seats, shift.Id) { Needed = shift.Minimum })]);

    const string PeopleAndLeave =
        """
        select person.id, person.name, person.municipality_code, municipality.name as municipality, municipality.latitude, municipality.longitude
        from person
        join municipality on municipality.code = person.municipality_code
        where person.id = any(@ids);

        select person_id, from_date, to_date
        from person_leave
        where person_id = any(@ids);
        """;
}

sealed record RosterPerson(Guid Id, string Name, string MunicipalityCode, string Municipality, double Latitude, double Longitude);
