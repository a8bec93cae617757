using Dapper;
using MutualAid.Scheduling.Model;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>The published versions of an incident's schedule: which one stands, and what a publication and a change by hand write alike.</summary>
static class ScheduleVersions
{
    /// <returns>0 when nothing is published.</returns>
    public static Task<int> Current(NpgsqlConnection connection, Guid incidentId, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<int>(new(FindCurrent, new { incidentId }, transaction, cancellationToken: cancellation));

    /// <summary>Takes persons off shifts, asks those who are added, and keeps the whole schedule that stands then in a version whose row is there.</summary>
    /// <param name="cancelled">Ids of assignments.</param>
    public static Task Stand(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Guid incidentId, Guid versionId, Guid[] cancelled, IReadOnlyCollection<Assignment> added, Instant now,
        CancellationToken cancellation) =>
        connection.ExecuteAsync(new(
            ChangeAndKeep,
            new
            {
                incidentId, versionId, cancelled, now,
                ids = added.Select(_ => Guid.CreateVersion7()).ToArray(),
                shifts = added.Select(each => each.Shift.Value).ToArray(),
                persons = added.Select(each => each.Person.Value).ToArray(),
            },
            transaction,
            cancellationToken: cancellation));

    const string FindCurrent =
        """
        select coalesce(max(number), 0)
        from schedule_version
        where incident_id = @incidentId
        """;

    const string ChangeAndKeep =
        """
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
