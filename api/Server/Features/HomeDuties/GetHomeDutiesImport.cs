using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.People;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>What confirming an uploaded file of duties would do now, row by row, and which shifts it would make unlawful; or what it did.</summary>
static class GetHomeDutiesImport
{
    /// <param name="show">new, unchanged, error or notice (what makes shifts unlawful); all or left out: every row.</param>
    public static async Task<Results<Ok<GetImportResponse<HomeDutyImportRowDto>>, NotFound>> Handle(
        Guid id, string? show, int? page, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UploadHomeDuties.Files.Read(connection, id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();

        // Never committed: what is shown is what writing does.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var outcome = await HomeDutyImport.Write(transaction, import, caller, clock.GetCurrentInstant(), cancellation);
        return TypedResults.Ok(import.Show(outcome.Rows, outcome.Seen, show, page));
    }
}
