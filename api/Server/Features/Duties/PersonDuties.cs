using Dapper;
using MutualAid.Rules;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Duties;

/// <summary>A duty that stands, and whose it is.</summary>
/// <param name="Aid">What it is a shift of; null for home hours.</param>
readonly record struct StandingDuty(Guid PersonId, Duty Duty, AidShift? Aid);

/// <param name="Answer">asked or yes.</param>
readonly record struct AidShift(Guid AssignmentId, Guid IncidentId, Guid ShiftId, string Answer);

/// <summary>Everything that some persons are to do: the hours their home employer keeps, and their shifts at every incident.</summary>
/// <remarks>
/// An hour rule is a property of all of a person's duties, so whoever checks one asks here, and nowhere else. A shift counts
/// until it is cancelled or answered no. To check and then write, take <c>LockPersons</c> first and pass its transaction.
/// </remarks>
static class PersonDuties
{
    /// <summary>
    /// The rules look a week to each side of a duty: ask for this much before and after the time that matters, and a breach
    /// that reaches outside is still seen.
    /// </summary>
    public static readonly Duration Margin = Duration.FromDays(14);

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
                new(row.StartsAt, row.EndsAt, DutyKind.Aid, row.Place),
                new(row.Id, row.IncidentId, row.ShiftId, row.Answer))))
            .OrderBy(standing => standing.Duty.Start)
            .ToLookup(standing => standing.PersonId);
    }

    /// <summary>The same for one person, as the rules want it.</summary>
    public static async Task<IReadOnlyList<Duty>> Of(
        NpgsqlConnection connection, Guid personId, Instant from, Instant to, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        [.. (await Of(connection, [personId], from, to, transaction, cancellation))[personId].Select(standing => standing.Duty)];

    sealed record ShiftRow(Guid Id, Guid PersonId, Guid IncidentId, Guid ShiftId, Instant StartsAt, Instant EndsAt, string? Place, string Answer);

    const string Shifts =
        """
        select assignment.id, assignment.person_id, assignment.incident_id, assignment.shift_id, assignment.starts_at, assignment.ends_at,
               case when need.place = 'on_site' then incident.municipality_code end as place,
               assignment.answer
        from assignment
        join shift on shift.id = assignment.shift_id
        join need on need.id = shift.need_id
        join incident on incident.id = assignment.incident_id
        where assignment.person_id = any(@ids)
          and assignment.cancelled_at is null
          and assignment.answer <> 'no'
          and assignment.starts_at < @to
          and assignment.ends_at > @from
        """;
}
