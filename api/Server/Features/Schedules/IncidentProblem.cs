using Dapper;
using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>An incident's needs and the people offered to it, as the engine wants them.</summary>
/// <remarks>
/// Only shifts that have not started can be changed: the others, and everything else that a person does, are duties that the
/// rules count. A yes is fixed as long as it could still be given; one that leave or other duties have made impossible binds
/// nobody. A shift whose breach was let pass by decision is fixed too, answered or not: the engine would take it for unlawful. What has been
/// answered no is never asked again.
/// </remarks>
/// <param name="Rows">All shifts and assignments of the incident, started ones too.</param>
/// <param name="Standing">Assignments on shifts that have not started.</param>
/// <param name="Now">When it was looked at.</param>
sealed record IncidentProblem(Problem Problem, IncidentRows Rows, IReadOnlyList<StandingRow> Standing, Instant Now)
{
    /// <param name="persons">Null for everyone who is offered; otherwise only these of them, and then lenders are not compared.</param>
    public static async Task<IncidentProblem> Load(
        NpgsqlConnection connection, Guid incidentId, Instant now, IReadOnlyCollection<Guid>? persons, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var rows = await IncidentRows.Load(connection, incidentId, persons, transaction, cancellation);
        var shifts = rows.ToShifts(now).ToDictionary(shift => shift.Id.Value);

        var (from, to) = shifts.Count == 0 ? (now, now) : (shifts.Values.Min(shift => shift.Start), shifts.Values.Max(shift => shift.End));
        var ids = rows.Persons.Select(person => person.Id).ToArray();
        var duties = await PersonDuties.Around(connection, ids, new(from, to), transaction, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction, cancellation);
        var passed = await HourOverrides.Of(connection, ids, transaction, cancellation);

        var people = rows.Persons.Select(row => OfferedPerson.Of(row, rows, terms[row.Id], duties[row.Id].Where(duty => !(duty.Aid is { } aid && shifts.ContainsKey(aid.ShiftId))), shifts.Values)).ToArray();
        var offered = people.Select(person => person.Id.Value).ToHashSet();
        var standing = rows.Standing.Where(row => shifts.ContainsKey(row.ShiftId)).ToArray();

        var problem = new Problem
        {
            People = people,
            Shifts = [.. shifts.Values],
            Forbidden = [.. standing.Where(row => row.Answer == "no").Select(row => row.Assignment).Distinct(), .. AfterTheOffer(rows, shifts.Values)],
            Previous = [.. standing.Where(row => row.Stands && offered.Contains(row.PersonId)).Select(row => row.Assignment)],
            Inhabitants = persons is not null ? [] : rows.Persons.DistinctBy(row => row.MunicipalityCode).ToDictionary(row => row.MunicipalityCode, row => row.Population),
            Holidays = await Holidays(connection, new(from, to), transaction, cancellation),
            Zone = Stockholm.Zone,
        };

        return new(problem with { Fixed = [.. StillPossible(problem, standing, passed)] }, rows, standing, now);
    }

    /// <summary>Red days; an eve is none.</summary>
    static async Task<HashSet<LocalDate>> Holidays(NpgsqlConnection connection, Interval around, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var dates = new { first = around.Start.InZone(Stockholm.Zone).Date, last = around.End.InZone(Stockholm.Zone).Date };
        return [.. await connection.QueryAsync<LocalDate>(new(HolidaysSql, dates, transaction, cancellationToken: cancellation))];
    }

    /// <summary>A short shift that both starts and ends while the last night of an offer is still going on.</summary>
    static IEnumerable<Assignment> AfterTheOffer(IncidentRows rows, IReadOnlyCollection<Shift> shifts) =>
        from person in rows.Persons
        from offer in rows.Offers[person.Id]
        let end = Stockholm.StartOf(offer.ToDate)
        let window = OfferedPerson.Window(offer, shifts)
        where window.End > end
        from shift in shifts
        where shift.Start >= end && shift.End <= window.End && !rows.Offers[person.Id].Any(other => Stockholm.StartOf(other.FromDate) <= shift.Start && shift.Start < Stockholm.StartOf(other.ToDate))
        select new Assignment(shift.Id, new(person.Id));

    static IEnumerable<Assignment> StillPossible(Problem problem, IEnumerable<StandingRow> standing, ILookup<Guid, PassedStop> passed)
    {
        var shifts = problem.Shifts.ToDictionary(shift => shift.Id);
        var people = problem.People.ToDictionary(person => person.Id);
        var rows = standing.Where(row => row.Stands && people.ContainsKey(new(row.PersonId)) && (row.Answer == "yes" || passed[row.PersonId].Any(each => each.ShiftIds.Contains(row.ShiftId)))).ToArray();
        var of = rows.Select(row => row.Assignment).ToLookup(assignment => assignment.Person, assignment => assignment.Shift);

        return
            from row in rows
            let assignment = row.Assignment
            let obstacles = Obstacles.Of(problem, people[assignment.Person], shifts[assignment.Shift], of[assignment.Person].Where(other => other != assignment.Shift).Select(other => shifts[other]))
            let byDecision = obstacles.Count(obstacle => obstacle is Obstacle.Hours(var breach) && passed[row.PersonId].Let(breach, row.ShiftId))
            where byDecision == obstacles.Count && (row.Answer == "yes" || byDecision > 0)
            select assignment;
    }

    const string HolidaysSql = "select date from holiday where kind = 'helgdag' and date between @first and @last";
}
