using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>An account that was switched off opens again, with the roles and the ways in that it had. No session comes back.</summary>
static class SwitchOnAccount
{
    /// <returns>409 as <see cref="SwitchOffAccount"/>. Doing it twice is doing it once.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string code, Guid accountId, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.LockAccess(transaction, [code], cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (account.WhyNotLookAfter(caller, code) is { } reason) return Problems.Conflict(reason);
        if (account.DisabledAt is null) return TypedResults.NoContent();

        await connection.ExecuteAsync(new("update auth.account set disabled_at = null, disabled_by = null where id = @accountId", new { accountId }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "account-switched-on", code, accountId, null, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.SwitchedOn, accountId) { By = caller.AccountId });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}
