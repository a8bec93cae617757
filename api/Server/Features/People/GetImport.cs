using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>What confirming an uploaded file would do now, row by row; or what it did.</summary>
static class GetImport
{
    public static async Task<Results<Ok<GetImportResponse<ImportRowDto>>, NotFound>> Handle(
        Guid id, string? show, int? page, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await UploadPeople.Files.Read(connection, id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();

        var preview = ImportPreview.Of(import.File, await connection.ReadRegister(null, import.MunicipalityCode, cancellation), await connection.ReadSkills(null, cancellation));
        return TypedResults.Ok(import.Show(preview.Rows, preview.Seen, show, page));
    }
}
