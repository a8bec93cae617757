using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Rules;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.ScheduleEdits;

/// <summary>A second person lets rules be passed, or does not. Never the one who asked.</summary>
/// <remarks>
/// Approving checks everything again under lock. What is approved is what was asked for: the same rules, no further past them. When it would
/// now break more, or cannot be done, it is 409 <c>changed-since</c> and keeps waiting.
/// </remarks>
static class DecideScheduleEdit
{
    public static async Task<Results<Ok<DecideScheduleEditResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, DecideScheduleEditRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await EditRows.Find(connection, id, transaction, cancellation) is not { } seen || !seen.MaySee(caller)) return TypedResults.NotFound();
        var ended = await EditWriting.HoldIncident(connection, transaction, seen.IncidentId, cancellation);
        var row = (await EditRows.Find(connection, id, transaction, cancellation))!;

        if (row.RequestedBy == caller.AccountId) return Problems.Unprocessable("own-edit");
        if (!row.MayDecide(caller)) return TypedResults.NotFound();
        if (row.Status == Outcome(request)) return TypedResults.Ok(new DecideScheduleEditResponse(id, row.Status, row.Version));
        if (row.Status != "waiting") return Problems.Conflict("already-decided", ("status", row.Status));

        var now = clock.GetCurrentInstant();
        if (request.Decision == "refuse")
        {
            await Close(connection, transaction, row, "refused", versionId: null, caller, now, cancellation);
            await transaction.Record(caller, "schedule-edit-refused", row.MunicipalityCode, id, new { incidentId = row.IncidentId }, cancellation);
            await transaction.CommitAsync(cancellation);
            return TypedResults.Ok(new DecideScheduleEditResponse(id, "refused", Version: null));
        }

        if (ended) return Problems.Conflict("incident-ended");
        await EditWriting.Hold(connection, transaction, row.Edit, cancellation);
        var edited = await EditedSchedule.Load(connection, row.IncidentId, row.Edit, now, transaction, cancellation);
        if (edited.Obstacles.Count > 0 || !IsWhatWasAskedFor(edited, row.AskedFor))
            return Problems.Conflict("changed-since", ("people", edited.StopsByPerson), ("obstacles", edited.Obstacles));

        var (versionId, number) = await EditWriting.Write(connection, transaction, row.IncidentId, edited, caller, now, cancellation);
        await Close(connection, transaction, row, "approved", versionId, caller, now, cancellation);
        foreach (var person in edited.Persons)
            foreach (var breach in person.Stops)
                await Pass(connection, transaction, row, person, breach, caller, now, cancellation);

        await transaction.Record(
            caller, "schedule-edit-approved", row.MunicipalityCode, id, new { incidentId = row.IncidentId, versionId, number, persons = row.Edit.Persons, shifts = row.Edit.Shifts }, cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new DecideScheduleEditResponse(id, "approved", number));
    }

    static string Outcome(DecideScheduleEditRequest request) => request.Decision == "approve" ? "approved" : "refused";

    static bool IsWhatWasAskedFor(EditedSchedule edited, PersonBreachesDto[] asked) =>
        (!edited.HasStops || edited.MayBeOverridden) && edited.StopsByPerson.All(person => person.Breaches.All(breach => asked
            .Where(each => each.PersonId == person.PersonId).SelectMany(each => each.Breaches)
            .Any(each => each.RuleId == breach.RuleId && breach.ExcessMinutes <= each.ExcessMinutes && each.From < breach.To && breach.From < each.To)));

    /// <summary>One rule that was let pass, with its paragraph and the rest that is owed for it.</summary>
    static async Task Pass(
        NpgsqlConnection connection, NpgsqlTransaction transaction, EditRow row, EditedPerson person, Breach breach, Caller caller, Instant now, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var (excess, owed) = (Minutes(breach.Excess), Minutes(RestOwed(breach, person.Terms.At(breach.At).Book)));
        await connection.ExecuteAsync(new(
            InsertOverride,
            new
            {
                id, editId = row.Id, personId = person.Id, breach.RuleId, article = breach.Rule.Article, fromAt = breach.When.Start, toAt = breach.When.End,
                excess, owed, row.Reason, row.RequestedBy, caller.AccountId, now, shifts = person.ShiftsIn(breach),
            },
            transaction,
            cancellationToken: cancellation));

        // The employer's own history has it too: it is their staff.
        await transaction.Record(
            caller, "hours-overridden", person.Person.MunicipalityCode, id,
            new { editId = row.Id, incidentId = row.IncidentId, personId = person.Id, ruleId = breach.RuleId, excessMinutes = excess, restOwedMinutes = owed }, cancellation);

        static int Minutes(Duration time) => (int)Math.Ceiling(time.TotalMinutes);
    }

    /// <summary>What the rules themselves will ask for, see <see cref="CompensatoryRest"/> and <see cref="RestAfterLongShift"/>.</summary>
    static Duration RestOwed(Breach breach, Rulebook book) => breach switch
    {
        Breach.WeeklyRestMissing missing => missing.Required - missing.LongestRest,
        Breach.RestTooShort or Breach.DayWithoutRest when breach.Rule.Kind == RuleKind.DailyRest => breach.Excess,
        Breach.TooLong span when breach.Rule.Kind == RuleKind.ShiftSpan => Duration.Max(span.Had, book.DailyRest),
        _ => Duration.Zero,
    };

    static Task<int> Close(
        NpgsqlConnection connection, NpgsqlTransaction transaction, EditRow row, string status, Guid? versionId, Caller caller, Instant now, CancellationToken cancellation) =>
        connection.ExecuteAsync(new(WriteDecision, new { row.Id, status, versionId, caller.AccountId, now }, transaction, cancellationToken: cancellation));

    const string WriteDecision =
        """
        update schedule_edit
        set status = @status, decided_by = @AccountId, decided_at = @now, version_id = @versionId
        where id = @Id and status = 'waiting'
        """;

    const string InsertOverride =
        """
        insert into hour_override (id, edit_id, person_id, rule_id, article, from_at, to_at, excess_minutes, rest_owed_minutes, reason, requested_by, approved_by, approved_at)
        values (@id, @editId, @personId, @RuleId, @article, @fromAt, @toAt, @excess, @owed, @Reason, @RequestedBy, @AccountId, @now);

        insert into hour_override_shift (override_id, shift_id)
        select @id, shift_id
        from unnest(@shifts) as named (shift_id);
        """;
}
