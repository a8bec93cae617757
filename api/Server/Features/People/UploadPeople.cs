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

/// <summary>A file with staff is read and laid aside until someone has looked at it. The register is not touched.</summary>
static class UploadPeople
{
    /// <summary>A file that nobody confirmed is personal data without a purpose.</summary>
    static readonly Duration KeptUnconfirmed = Duration.FromDays(7);

    /// <remarks>
    /// The body is the file itself; its name may come in <c>Content-Disposition</c>. 413 <c>file-too-large</c> or
    /// <c>file-has-too-many-rows</c>, else 422 with a type that begins <c>file-</c>, when nothing in the file can be used.
    /// </remarks>
    public static async Task<Results<Created<UploadPeopleResponse>, ProblemHttpResult>> Handle(
        string code, HttpRequest request, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        if (await request.ReadFile(cancellation) is not { } bytes) return Problems.Refuse(StatusCodes.Status413PayloadTooLarge, "file-too-large", ("maxBytes", ImportFile.MaxBytes));
        var (file, refusal) = ImportFile.Read(bytes);
        if (file is null) return refusal!;

        var id = Guid.CreateVersion7();
        var now = clock.GetCurrentInstant();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new(DeleteForgotten, new { before = now - KeptUnconfirmed }, transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new(
            Insert, new { id, code, caller.AccountId, fileName = FileName(request), file = JsonSerializer.Serialize(file), now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "people-uploaded", code, id, new { rows = file.Rows.Length }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Created($"/people/imports/{id}", new UploadPeopleResponse(id));
    }

    static string FileName(HttpRequest request)
    {
        var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? PersonText.Clean((disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value?.Trim('"').Split('/', '\\')[^1])
            : "";
        return name.Length == 0 || PersonText.HasUnprintable(name) ? "csv" : name.Length > 200 ? name[^200..] : name;
    }

    const string DeleteForgotten = "delete from people_import where confirmed_at is null and created_at < @before";

    const string Insert =
        """
        insert into people_import (id, municipality_code, account_id, file_name, rows, created_at)
        values (@id, @code, @AccountId, @fileName, @file::jsonb, @now)
        """;
}
