using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People.Csv;
using MutualAid.Server.Platform;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>An uploaded file that waits, or has been confirmed.</summary>
/// <param name="File">Its rows are gone once it has been confirmed.</param>
sealed record StoredImport<TColumn>(Guid Id, string MunicipalityCode, string FileName, ImportFile<TColumn> File, Instant CreatedAt, ImportResultDto? Result) where TColumn : struct, Enum
{
    const int PageSize = 100;

    /// <param name="show">new, changed, unchanged, error or notice; all or left out: every row.</param>
    public GetImportResponse<TDto> Show<TDto>(IReadOnlyCollection<IImportRow<TDto>> all, string seen, string? show, int? page)
    {
        IImportRow<TDto>[] rows = [.. all.Where(row => show is null or "" or "all" || row.State == show || (show == "notice" && row.IsNoted))];
        var number = Math.Clamp(page ?? 1, 1, Math.Max(1, (rows.Length + PageSize - 1) / PageSize));

        return new(
            Id, FileName, File.Encoding, File.Delimiter, File.IgnoredColumns, CreatedAt.ToDateTimeOffset(), all.Counts(),
            [.. rows.Skip((number - 1) * PageSize).Take(PageSize).Select(row => row.Dto)], rows.Length, number, PageSize, seen, Result);
    }
}

/// <summary>Uploaded files of one kind, laid aside until someone has looked at them.</summary>
/// <param name="kind">Begins their address and what the audit says.</param>
sealed class ImportStore<TColumn>(string kind, FileColumns<TColumn> columns) where TColumn : struct, Enum
{
    /// <summary>A file that nobody confirmed is personal data without a purpose.</summary>
    static readonly Duration KeptUnconfirmed = Duration.FromDays(7);

    /// <remarks>
    /// The body is the file itself; its name may come in <c>Content-Disposition</c>. 413 <c>file-too-large</c> or
    /// <c>file-has-too-many-rows</c>, else 422 with a type that begins <c>file-</c>, when nothing in the file can be used.
    /// </remarks>
    public async Task<Results<Created<UploadResponse>, ProblemHttpResult>> Upload(
        string code, HttpRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await request.ReadFile(cancellation) is not { } bytes) return Problems.Refuse(StatusCodes.Status413PayloadTooLarge, "file-too-large", ("maxBytes", ImportFile.MaxBytes));
        var (file, refusal) = ImportFile.Read(bytes, columns);
        if (file is null) return refusal!;

        var id = Guid.CreateVersion7();
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new(DeleteForgotten, new { before = now - KeptUnconfirmed }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new(
            Insert, new { id, kind, code, caller.AccountId, fileName = FileName(request), file = JsonSerializer.Serialize(file), now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, $"{kind}-uploaded", code, id, new { rows = file.Rows.Length }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/{kind}/imports/{id}", new UploadResponse(id));
    }

    public Task<StoredImport<TColumn>?> Read(NpgsqlConnection connection, Guid id, CancellationToken cancellation) => Read(connection, Find, id, null, cancellation);

    /// <summary>The second of two who confirm or discard at once waits here and finds it done.</summary>
    public Task<StoredImport<TColumn>?> Lock(NpgsqlTransaction transaction, Guid id, CancellationToken cancellation) =>
        Read(transaction.Connection!, $"{Find} for update", id, transaction, cancellation);

    /// <summary>The result is kept and the rows are forgotten.</summary>
    public Task<int> Confirm(NpgsqlTransaction transaction, StoredImport<TColumn> import, ImportResultDto result, Instant now, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new(
            SetConfirmed, new { import.Id, kind, now, emptied = JsonSerializer.Serialize(import.File with { Rows = [] }), result = JsonSerializer.Serialize(result) }, transaction, cancellationToken: cancellation));

    /// <returns>409 <c>already-confirmed</c> when it is written by now.</returns>
    public async Task<Results<NoContent, NotFound, ProblemHttpResult>> Discard(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Lock(transaction, id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();
        if (import.Result is not null) return Problems.Conflict("already-confirmed");

        await connection.ExecuteAsync(new(Delete, new { id, kind }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, $"{kind}-upload-discarded", import.MunicipalityCode, id, null, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.NoContent();
    }

    async Task<StoredImport<TColumn>?> Read(NpgsqlConnection connection, string sql, Guid id, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<Record>(new(sql, new { id, kind }, transaction, cancellationToken: cancellation)) is not { } row
            ? null
            : new(row.Id, row.MunicipalityCode, row.FileName, JsonSerializer.Deserialize<ImportFile<TColumn>>(row.Rows)!, row.CreatedAt,
                row.Result is null ? null : JsonSerializer.Deserialize<ImportResultDto>(row.Result));

    static string FileName(HttpRequest request)
    {
        var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? PersonText.Clean((disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value?.Trim('"').Split('/', '\\')[^1])
            : "";
        return name.Length == 0 || PersonText.HasUnprintable(name) ? "csv" : name.Length > 200 ? name[^200..] : name;
    }

    sealed record Record(Guid Id, string MunicipalityCode, string FileName, string Rows, Instant CreatedAt, string? Result);

    const string DeleteForgotten = "delete from people_import where confirmed_at is null and created_at < @before";

    const string Insert =
        """
        insert into people_import (id, kind, municipality_code, account_id, file_name, rows, created_at)
        values (@id, @kind, @code, @AccountId, @fileName, @file::jsonb, @now)
        """;

    const string Find =
        """
        select id, municipality_code, file_name, rows::text, created_at, result::text
        from people_import
        where id = @id and kind = @kind
        """;

    const string SetConfirmed =
        """
        update people_import
        set confirmed_at = @now, result = @result::jsonb, rows = @emptied::jsonb
        where id = @Id and kind = @kind
        """;

    const string Delete = "delete from people_import where id = @id and kind = @kind";
}
