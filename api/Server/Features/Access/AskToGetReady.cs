using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Asks somebody who would not get in to add a way that does not need the municipality's own sign-in. They see it until it is done.</summary>
static class AskToGetReady
{
    /// <returns>409 <c>is-ready</c> for who gets in.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string code, Guid accountId, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await GetReadiness.Of(connection, transaction, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (account.Ways.WithoutProvider == "strong") return Problems.Conflict("is-ready");

        await connection.ExecuteAsync(new(Ask, new { accountId, now = clock.GetUtcNow(), by = caller.AccountId }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "asked-to-get-ready", code, accountId, null, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.AskedToGetReady, accountId) { MunicipalityCode = code, By = caller.AccountId });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    const string Ask =
        """
        insert into auth.readiness (account_id, asked_at, asked_by) values (@accountId, @now, @by)
        on conflict (account_id) do update set asked_at = excluded.asked_at, asked_by = excluded.asked_by, put_off_until = null
        """;
}
