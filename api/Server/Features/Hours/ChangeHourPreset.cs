using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>A municipality's own numbers about hours: stricter than the standard, or back to it, from a time on. Always a new version.</summary>
/// <remarks>What is past is judged by the numbers of its time, so nothing reaches back. Each stricken municipality is told which of its coming shifts have become unlawful.</remarks>
static class ChangeHourPreset
{
    public static async Task<Results<Ok<GetHourRulesResponse>, ValidationProblem, ProblemHttpResult>> Handle(
        string code, ChangeHourPresetRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await transaction.LockPresets(code, cancellation);

        // Read after the lock is got: of two at once, the later one's version is valid from no earlier.
        var now = clock.GetCurrentInstant();
        var draft = HourPresetDraft.Of(code, request.Preset, now);
        var latest = (await HourPresets.Of(connection, code, transaction, cancellation)).LastOrDefault();
        if ((latest?.Version ?? 0) != request.ExpectedVersion) return Problems.Outdated((await HourPresets.Rules(connection, code, now, transaction, cancellation))!);
        if (draft.Errors(latest, now, isPreview: false).ToArray() is { Length: > 0 } errors) return Problems.Invalid(errors);

        var staff = (await connection.QueryAsync<Guid>(new(FindStaff, new { code }, transaction, cancellationToken: cancellation))).ToArray();
        var before = await ComingShifts.Look(connection, staff, now, transaction, cancellation);
        var (id, version) = (Guid.CreateVersion7(), request.ExpectedVersion + 1);
        await connection.ExecuteAsync(new(
            Insert,
            new { id, code, version, draft.ValidFrom, draft.DayBreak, draft.CapWindow, draft.LimitsJson, draft.DecidedBy, draft.Reason, caller.AccountId, now },
            transaction,
            cancellationToken: cancellation));
        await transaction.Record(
            caller, "hour-preset-changed", code, id, new { version, validFrom = draft.ValidFrom.ToDateTimeOffset(), draft.DayBreak, draft.CapWindow, draft.Limits }, cancellation);
        var unlawful = (await ComingShifts.Look(connection, staff, now, transaction, cancellation)).Since(before);
        await transaction.RecordUnlawful(caller, "hour-preset-changed", unlawful.Values, cancellation);
        var rules = await HourPresets.Rules(connection, code, now, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(rules!);
    }

    const string FindStaff = "select id from person where municipality_code = @code and deactivated_at is null";

    const string Insert =
        """
        insert into hour_preset (id, municipality_code, version, valid_from, day_break, cap_window, limits, decided_by, reason, created_by, created_at)
        values (@id, @code, @version, @ValidFrom, @DayBreak, @CapWindow, @LimitsJson::jsonb, @DecidedBy, @Reason, @AccountId, @now)
        """;
}
