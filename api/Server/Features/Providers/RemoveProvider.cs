using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>Takes away a provider that nobody has ever signed in through.</summary>
/// <remarks>One that is switched on is switched off first: 409 <c>still-enabled</c>. One that has been used stays, switched off, as people are known by it: 409 <c>in-use</c>.</remarks>
static class RemoveProvider
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, int expectedVersion, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ProviderView.Find(connection, id, caller, transaction, clock, cancellation) is not { } seen) return TypedResults.NotFound();
        if (seen.Version != expectedVersion) return Problems.Outdated(seen);
        if (seen.Enabled) return Problems.Conflict("still-enabled");
        if (seen.LinkedAccounts > 0 || seen.OpenSessions > 0) return Problems.Conflict("in-use", ("linkedAccounts", seen.LinkedAccounts), ("openSessions", seen.OpenSessions));

        await connection.ExecuteAsync(new("delete from auth.provider where id = @id", new { id }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "provider-removed", seen.MunicipalityCode, id, new { seen.Key, seen.Issuer }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.NoContent();
    }
}
