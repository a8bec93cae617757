using Dapper;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>What the slices that carry out a change share: what is held before it is checked, and the new version of the schedule.</summary>
static class EditWriting
{
    /// <summary>One change or publication of an incident's schedule at a time.</summary>
    /// <returns>Whether the incident has ended.</returns>
    public static Task<bool> HoldIncident(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid incidentId, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new(LockIncident, new { incidentId }, transaction, cancellationToken: cancellation));

    /// <summary>The persons first and then the shifts, as who answers takes them: a no that is taken back wants the same last seat.</summary>
    public static async Task Hold(NpgsqlConnection connection, NpgsqlTransaction transaction, ScheduleEdit edit, CancellationToken cancellation)
    {
        await connection.LockPersons(transaction, edit.Persons, cancellation);
        await connection.ExecuteAsync(new(LockShifts, new { edit.Shifts }, transaction, cancellationToken: cancellation));
    }

    public static Task<int> CurrentVersion(NpgsqlConnection connection, Guid incidentId, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<int>(new(FindCurrentVersion, new { incidentId }, transaction, cancellationToken: cancellation));

    /// <summary>A version holds the whole standing schedule: this one is the last with the change in it. Who gets a shift is asked.</summary>
    public static async Task<(Guid VersionId, int Number)> Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid incidentId, EditedSchedule edited, Caller caller, Instant now, CancellationToken cancellation)
    {
        var (versionId, number) = (Guid.CreateVersion7(), 1 + await CurrentVersion(connection, incidentId, transaction, cancellation));
        var standing = edited.Facts.Rows.Standing.Where(row => row.Stands).ToArray();
        var (removals, additions) = (edited.Edit.Removals, edited.Edit.Additions);

        await connection.ExecuteAsync(new(
            WriteVersion,
            new
            {
                versionId, incidentId, number, caller.AccountId, now,
                seats = edited.Facts.Rows.Shifts.Sum(shift => shift.Seats),
                filled = standing.Length - removals.Count + additions.Count,
                cancelled = standing.Where(row => removals.Contains(row.Assignment)).Select(row => row.Id).ToArray(),
                ids = additions.Select(_ => Guid.CreateVersion7()).ToArray(),
                shifts = additions.Select(seat => seat.Shift.Value).ToArray(),
                persons = additions.Select(seat => seat.Person.Value).ToArray(),
            },
            transaction,
            cancellationToken: cancellation));
        return (versionId, number);
    }

    const string LockIncident =
        """
        select ended_at is not null
        from incident
        where id = @incidentId
        for no key update
        """;

    const string LockShifts =
        """
        select id
        from shift
        where id = any(@Shifts)
        order by id
        for update
        """;

    const string FindCurrentVersion =
        """
        select coalesce(max(number), 0)
        from schedule_version
        where incident_id = @incidentId
        """;

    const string WriteVersion =
        """
        insert into schedule_version (id, incident_id, number, published_by, published_at, seats, seats_filled)
        values (@versionId, @incidentId, @number, @AccountId, @now, @seats, @filled);

        update assignment
        set cancelled_at = @now, cancelled_in = @versionId, version = version + 1
        where id = any(@cancelled);

        insert into assignment (id, incident_id, shift_id, person_id, starts_at, ends_at, published_in)
        select added.id, shift.incident_id, shift.id, added.person_id, shift.starts_at, shift.ends_at, @versionId
        from unnest(@ids, @shifts, @persons) as added (id, shift_id, person_id)
        join shift on shift.id = added.shift_id;

        insert into schedule_version_assignment (version_id, shift_id, person_id, starts_at, ends_at)
        select @versionId, shift_id, person_id, starts_at, ends_at
        from assignment
        where incident_id = @incidentId and cancelled_at is null and answer <> 'no';
        """;
}
