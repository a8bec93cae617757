using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.People;

/// <summary>An uploaded file is thrown away, with everything that was read from it.</summary>
static class DiscardImport
{
    /// <returns>409 <c>already-confirmed</c> when it is in the register by now.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await transaction.LockImport(id, cancellation) is not { } import || !caller.May(Right.Register, import.MunicipalityCode)) return TypedResults.NotFound();
        if (import.Result is not null) return Problems.Conflict("already-confirmed");

        await connection.ExecuteAsync(new(Delete, new { id }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "people-upload-discarded", import.MunicipalityCode, id, null, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.NoContent();
    }

    const string Delete = "delete from people_import where id = @id";
}
