using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>What confirming an uploaded file would do now, row by row; or what it did.</summary>
static class GetImport
{
    public const int PageSize = 100;

    /// <param name="show">new, changed, unchanged, error or notice; all or left out: every row.</param>
    public static async Task<Results<Ok<GetImportResponse>, NotFound>> Handle(
        Guid id, string? show, int? page, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.FindImport(id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();

        var preview = ImportPreview.Of(import.File, await connection.ReadRegister(null, import.MunicipalityCode, cancellation), await connection.ReadSkills(null, cancellation));
        ImportRow[] rows = [.. preview.Rows.Where(row => show is null or "" or "all" || row.State == show || (show == "notice" && row.Notices.Length > 0))];
        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (rows.Length + PageSize - 1) / PageSize));

        return TypedResults.Ok(new GetImportResponse(
            import.Id, import.FileName, import.File.Encoding, import.File.Delimiter, import.File.IgnoredColumns, import.CreatedAt.ToDateTimeOffset(), preview.Counts,
            [.. rows.Skip((number - 1) * PageSize).Take(PageSize).Select(row => row.Dto)], rows.Length, number, PageSize, preview.Seen, import.Result));
    }
}
