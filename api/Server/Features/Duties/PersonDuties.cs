using Dapper;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Duties;

/// <summary>A duty that stands, and whose it is.</summary>
/// <param name="Aid">What it is a shift of; null for home hours.</param>
sealed record StandingDuty(Guid PersonId, Duty Duty, AidShift? Aid);

/// <param name="Answer">asked or yes.</param>
/// <param name="IsReported">Whether the duty is what was worked and not what was planned.</param>
sealed record AidShift(Guid AssignmentId, Guid IncidentId, Guid ShiftId, string Answer, bool IsReported);

/// <summary>Everything that some persons are to do: the hours their home employer keeps, and their shifts at every incident.</summary>
/// <remarks>
/// An hour rule is a property of all of a person's duties, so whoever checks one asks here, and nowhere else. A shift counts
/// until it is cancelled or answered no; where hours have been reported for it, they count and the plan does not. To check and then write, take <c>LockPersons</c> first and pass its transaction.
/// </remarks>
static class PersonDuties
{
    /// <summary>All duties that a rule could look at in order to judge the period, see <see cref="HourRules.Reach"/>.</summary>
    public static Task<ILookup<Guid, StandingDuty>> Around(
        NpgsqlConnection connection, IEnumerable<Guid> personIds, Interval period, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var reach = HourRules.Reach(period, Stockholm.Zone);
        return Of(connection, personIds, reach.Start, reach.End, transaction, cancellation);
    }

    /// <summary>All duties that overlap the period, by person, in order of start. Every person asked for has an entry.</summary>
    /// <param name="to">Not included.</param>
    public static async Task<ILookup<Guid, StandingDuty>> Of(
        NpgsqlConnection connection, IEnumerable<Guid> personIds, Instant from, Instant to, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var ids = personIds.Distinct().ToArray();
        var home = await HomeHours.Of(connection, ids, from, to, transaction, cancellation);
        var shifts = await connection.QueryAsync<ShiftRow>(new(Shifts, new { ids, from, to }, transaction, cancellationToken: cancellation));

        return home
            .Concat(shifts.Select(row => new StandingDuty(
                row.PersonId,
                new(row.StartsAt, row.EndsAt, Employer.Host, row.Place, DutyKinds.Parse(row.Kind), row.Breaks),
                new(row.Id, row.IncidentId, row.ShiftId, row.Answer, row.IsReported))))
            .OrderBy(standing => standing.Duty.Start)
            .ToLookup(standing => standing.PersonId);
    }

    /// <summary>The same for one person, as the rules want it.</summary>
    public static async Task<IReadOnlyList<Duty>> Of(
        NpgsqlConnection connection, Guid personId, Instant from, Instant to, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        [.. (await Of(connection, [personId], from, to, transaction, cancellation))[personId].Select(standing => standing.Duty)];

    // An array column is an Array to Dapper, whatever it holds.
    sealed record ShiftRow(
        Guid Id, Guid PersonId, Guid IncidentId, Guid ShiftId, Instant StartsAt, Instant EndsAt, string? Place, string Answer,
        string Kind, bool IsReported, bool BreaksAreKnown, Array BreaksFrom, Array BreaksTo)
    {
        public BreakList? Breaks => BreaksAreKnown
            ? new(BreaksFrom.Cast<DateTime>().Zip(BreaksTo.Cast<DateTime>(), (from, to) => new Interval(Instant.FromDateTimeUtc(from), Instant.FromDateTimeUtc(to))))
            : null;
    }

    const string Shifts =
        """
        select assignment.id, assignment.person_id, assignment.incident_id, assignment.shift_id,
               coalesce(report.starts_at, assignment.starts_at) as starts_at, coalesce(report.ends_at, assignment.ends_at) as ends_at,
               case when need.place = 'on_site' then incident.municipality_code end as place,
               assignment.answer, coalesce(report.kind, 'ordinary') as kind, report.id is not null as is_reported, coalesce(report.breaks_are_known, false) as breaks_are_known,
               coalesce(report.breaks_from, '{}') as breaks_from, coalesce(report.breaks_to, '{}') as breaks_to
        from assignment
        left join lateral (
            select time_report.id, time_report.starts_at, time_report.ends_at, time_report.kind, time_report.breaks_are_known,
                   array(select starts_at from time_report_break where report_id = time_report.id order by starts_at) as breaks_from,
                   array(select ends_at from time_report_break where report_id = time_report.id order by starts_at) as breaks_to
            from time_report
            where time_report.assignment_id = assignment.id
            order by time_report.number desc
            limit 1) report on true
        join shift on shift.id = assignment.shift_id
        join need on need.id = shift.need_id
        join incident on incident.id = assignment.incident_id
        where assignment.person_id = any(@ids)
          and assignment.cancelled_at is null
          and assignment.answer <> 'no'
          and (report.id is null or report.starts_at is not null)
          and coalesce(report.starts_at, assignment.starts_at) < @to
          and coalesce(report.ends_at, assignment.ends_at) > @from
        """;
}
