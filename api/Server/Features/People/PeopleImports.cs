using System.Text.Json;
using Dapper;
using MutualAid.Contracts.People;
using MutualAid.Server.Features.People.Csv;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>An uploaded file that waits, or has been confirmed.</summary>
/// <param name="File">Its rows are gone once it has been confirmed.</param>
sealed record PeopleImport(Guid Id, string MunicipalityCode, string FileName, ImportFile File, Instant CreatedAt, ImportResultDto? Result);

static class PeopleImports
{
    public static Task<PeopleImport?> FindImport(this NpgsqlConnection connection, Guid id, CancellationToken cancellation) =>
        connection.ReadImport(Find, id, null, cancellation);

    /// <summary>The second of two who confirm or discard at once waits here and finds it done.</summary>
    public static Task<PeopleImport?> LockImport(this NpgsqlTransaction transaction, Guid id, CancellationToken cancellation) =>
        transaction.Connection!.ReadImport($"{Find} for update", id, transaction, cancellation);

    static async Task<PeopleImport?> ReadImport(this NpgsqlConnection connection, string sql, Guid id, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<ImportRecord>(new(sql, new { id }, transaction, cancellationToken: cancellation)) is not { } row
            ? null
            : new(row.Id, row.MunicipalityCode, row.FileName, JsonSerializer.Deserialize<ImportFile>(row.Rows)!, row.CreatedAt,
                row.Result is null ? null : JsonSerializer.Deserialize<ImportResultDto>(row.Result));

    sealed record ImportRecord(Guid Id, string MunicipalityCode, string FileName, string Rows, Instant CreatedAt, string? Result);

    const string Find =
        """
        select id, municipality_code, file_name, rows::text, created_at, result::text
        from people_import
        where id = @id
        """;
}
