using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Features.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>Someone has looked at what a file of duties would do and says yes: all of it is written, once.</summary>
static class ConfirmHomeDuties
{
    /// <returns>As for a file of staff: <see cref="ConfirmImport"/>.</returns>
    public static async Task<Results<Ok<ImportResultDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ConfirmImportRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await UploadHomeDuties.Files.Lock(transaction, id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();
        if (import.Result is { } done) return TypedResults.Ok(done);

        var now = clock.GetCurrentInstant();
        var outcome = await HomeDutyImport.Write(transaction, import, caller, now, cancellation);
        var counts = outcome.Rows.Counts();
        if (outcome.Seen != request.Seen) return Problems.Outdated(new { counts, seen = outcome.Seen });
        if (counts.Error > 0 && !request.SkipErrors) return Problems.Unprocessable("import-has-errors", ("errors", counts.Error));

        var result = new ImportResultDto(counts.New, Changed: 0, counts.Unchanged, counts.Error, now.ToDateTimeOffset(), [.. outcome.Unlawful.Select(ConfirmImport.ToDto)]);
        await UploadHomeDuties.Files.Confirm(transaction, import, result, now, cancellation);
        await transaction.Record(
            caller, "home-duties-imported", import.MunicipalityCode, id,
            new
            {
                added = counts.New, skipped = counts.Error,
                personIds = outcome.Rows.Where(row => row.State == ImportState.New).Select(row => row.Duty!.Value.PersonId).Distinct(),
                madeUnlawful = outcome.Unlawful.Values.SelectMany(each => each.Shifts).Select(shift => shift.AssignmentId),
            },
            cancellation);
        await transaction.RecordUnlawful(caller, "home-duties-imported", outcome.Unlawful.Values, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(result);
    }
}
