using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>Someone has looked at what a file would do and says yes: all of it is written, once.</summary>
static class ConfirmImport
{
    /// <returns>
    /// What was done, also to whoever confirms a second time. 409 <c>outdated</c> when the outcome is no longer the one that was shown; 422
    /// <c>import-has-errors</c> when rows with errors were not left out by choice.
    /// </returns>
    public static async Task<Results<Ok<ImportResultDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ConfirmImportRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await UploadPeople.Files.Lock(transaction, id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();
        if (import.Result is { } done) return TypedResults.Ok(done);

        var code = import.MunicipalityCode;
        await transaction.LockRegister(code, cancellation);
        var preview = ImportPreview.Of(import.File, await connection.ReadRegister(transaction, code, cancellation), await connection.ReadSkills(transaction, cancellation));
        if (preview.Seen != request.Seen) return Problems.Outdated(new { counts = preview.Counts, seen = preview.Seen });
        if (preview.Counts.Error > 0 && !request.SkipErrors) return Problems.Unprocessable("import-has-errors", ("errors", preview.Counts.Error));

        var now = clock.GetCurrentInstant();
        var added = preview.Rows.Where(row => row.State == ImportState.New).Select(row => (Guid.CreateVersion7(), row.After!)).ToArray();
        var changed = preview.Rows.Where(row => row.State == ImportState.Changed).Select(row => (row.Before!, row.After!)).ToArray();
        Guid[] ids = [.. changed.Select(person => person.Item1.Row.Id)];
        await connection.LockPersons(transaction, ids, cancellation);
        var shifts = await ComingShifts.Look(connection, ids, now, transaction, cancellation);
        await transaction.AddPersons(code, added, caller.AccountId, now, cancellation);
        await transaction.ChangePersons(changed, caller.AccountId, now, cancellation);
        var unlawful = (await ComingShifts.Look(connection, ids, now, transaction, cancellation)).Since(shifts);

        var result = new ImportResultDto(added.Length, changed.Length, preview.Counts.Unchanged, preview.Counts.Error, now.ToDateTimeOffset(), [.. unlawful.Select(ToDto)]);
        await UploadPeople.Files.Confirm(transaction, import, result, now, cancellation);
        await transaction.Record(caller, "people-imported", code, id, new { added = added.Length, changed = changed.Length, skipped = preview.Counts.Error }, cancellation);
        await transaction.RecordUnlawful(caller, "people-imported", unlawful.Values, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(result);
    }

    /// <summary>Kept with the result, so it says no more of a person than that there is something to look at.</summary>
    public static ImportUnlawfulDto ToDto(KeyValuePair<Guid, UnlawfulDto> unlawful) =>
        new(unlawful.Key, unlawful.Value.Shifts.Length, [.. unlawful.Value.Shifts.Select(shift => shift.MunicipalityName).Distinct().Order()]);
}
