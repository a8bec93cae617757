using Dapper;
using MutualAid.Server.Features.Schedules;
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

    /// <summary>A version holds the whole standing schedule: this one is the last with the change in it. Who gets a shift is asked.</summary>
    public static async Task<(Guid VersionId, int Number)> Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid incidentId, EditedSchedule edited, Caller caller, Instant now, CancellationToken cancellation)
    {
        var (versionId, number) = (Guid.CreateVersion7(), 1 + await ScheduleVersions.Current(connection, incidentId, transaction, cancellation));
        var standing = edited.Facts.Rows.Standing.Where(row => row.Stands).ToArray();
        var (removals, additions) = (edited.Edit.Removals, edited.Edit.Additions);

        await connection.ExecuteAsync(new(
            WriteVersion,
            new
            {
                versionId, incidentId, number, caller.AccountId, now,
                seats = edited.Facts.Rows.Shifts.Sum(shift => shift.Seats),
                filled = standing.Length - removals.Count + additions.Count,
            },
            transaction,
            cancellationToken: cancellation));
        await ScheduleVersions.Stand(
            connection, transaction, incidentId, versionId, [.. standing.Where(row => removals.Contains(row.Assignment)).Select(row => row.Id)], additions, now, cancellation);
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

    const string WriteVersion =
        """
        insert into schedule_version (id, incident_id, number, published_by, published_at, seats, seats_filled)
        values (@versionId, @incidentId, @number, @AccountId, @now, @seats, @filled);
        """;
}
