using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Server.Features.Schedules;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>The crisis lead puts someone on a shift, takes someone off, moves or swaps.</summary>
/// <remarks>
/// Judged under the same locks and by the same rules as a publication. What breaks a rule is refused; where the law lets every one of those rules
/// be passed, it can be left waiting with a reason, and changes nothing until somebody else approves, see <see cref="DecideScheduleEdit"/>.
/// </remarks>
static class EditSchedule
{
    public static async Task<Results<Created<EditScheduleResponse>, Accepted<EditScheduleResponse>, NotFound, ValidationProblem, ProblemHttpResult>> Handle(
        Guid id, EditScheduleRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await ScheduleRuns.FindIncident(connection, id, caller, transaction, cancellation) is not { } incident) return TypedResults.NotFound();
        if (ScheduleEdit.Of(request.Kind, request.Removals, request.Additions) is not { } edit) return Problems.Invalid((nameof(request.Kind), "does-not-fit"));
        if (request.Override is { } asked && string.IsNullOrWhiteSpace(asked.Reason)) return Problems.Invalid(("Override.Reason", "required"));

        if (await EditWriting.HoldIncident(connection, transaction, id, cancellation)) return Problems.Conflict("incident-ended");
        var current = await ScheduleVersions.Current(connection, id, transaction, cancellation);
        if (current != request.ExpectedCurrentVersion) return Problems.Conflict("changed-since", ("currentVersion", current));

        await EditWriting.Hold(connection, transaction, edit, cancellation);
        var now = clock.GetCurrentInstant();
        var edited = await EditedSchedule.Load(connection, id, edit, now, transaction, cancellation);

        if (edited.Obstacles.Count > 0) return Problems.Conflict("not-possible", ("currentVersion", current), ("obstacles", edited.Obstacles));
        if (edited.HasStops && (request.Override is null || !edited.MayBeOverridden))
            return Problems.Unprocessable("unlawful", ("currentVersion", current), ("mayBeOverridden", edited.MayBeOverridden), ("people", edited.StopsByPerson));

        try
        {
            var written = edited.HasStops ? ((Guid VersionId, int Number)?)null : await EditWriting.Write(connection, transaction, id, edited, caller, now, cancellation);
            var response = new EditScheduleResponse(Guid.CreateVersion7(), written is null ? "waiting" : "done", written?.Number);
            await Keep(connection, transaction, incident, response, written?.VersionId, edited, request.Override?.Reason.Trim() ?? "", caller, now, cancellation);
            await transaction.CommitAsync(cancellation);

            return written is null ? TypedResults.Accepted($"/schedule-edits/{response.Id}", response) : TypedResults.Created($"/schedule-edits/{response.Id}", response);
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.ExclusionViolation)
        {
            // Only a writer that takes no person lock can get here; the database does not let two shifts overlap whatever we think.
            return Problems.Conflict("changed-since", ("currentVersion", current));
        }
    }

    static async Task Keep(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ScheduleRuns.IncidentRow incident, EditScheduleResponse response, Guid? versionId, EditedSchedule edited,
        string reason, Caller caller, Instant now, CancellationToken cancellation)
    {
        var edit = edited.Edit;
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                response.Id, incidentId = incident.Id, edit.Kind, reason, response.Status, caller.AccountId, now, versionId,
                removals = Json(edit.Removals.Select(seat => new SeatDto(seat.Shift.Value, seat.Person.Value))),
                additions = Json(edit.Additions.Select(seat => new SeatDto(seat.Shift.Value, seat.Person.Value))),
                breaches = Json(edited.StopsByPerson),
                decidedAt = versionId is null ? (Instant?)null : now,
            },
            transaction,
            cancellationToken: cancellation));

        await transaction.Record(
            caller, versionId is null ? "schedule-edit-requested" : "schedule-edited", incident.MunicipalityCode, response.Id,
            new
            {
                incidentId = incident.Id, kind = edit.Kind, versionId, number = response.Version, persons = edit.Persons, shifts = edit.Shifts,
                rules = edited.StopsByPerson.SelectMany(person => person.Breaches).Select(breach => breach.RuleId).Distinct(),
            },
            cancellation);
    }

    static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);

    const string Insert =
        """
        insert into schedule_edit (id, incident_id, kind, removals, additions, reason, status, requested_by, requested_at, decided_at, version_id, breaches)
        values (@Id, @incidentId, @Kind, @removals::jsonb, @additions::jsonb, @reason, @Status, @AccountId, @now, @decidedAt, @versionId, @breaches::jsonb)
        """;
}
