using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Somebody leaves: no way in opens any more, and all sessions end at their next request, on every node. The roles stay and count for nothing.</summary>
static class SwitchOffAccount
{
    /// <returns>409 <c>last-administrator</c>, <c>own-account</c>, <c>another-municipality</c> or <c>operator-account</c>. Doing it twice is doing it once.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string code, Guid accountId, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var administered = await connection.WhereAdministrator(transaction, accountId, cancellation);
        await connection.LockAccess(transaction, [code, .. administered], cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (account.WhyNotLookAfter(caller, code) is { } reason) return Problems.Conflict(reason);
        if (account.DisabledAt is not null) return TypedResults.NoContent();
        if (await connection.IsLastAdministrator(transaction, accountId, [code, .. administered], cancellation)) return Problems.Conflict("last-administrator");

        await connection.ExecuteAsync(new(SwitchOff, new { accountId, now = clock.GetUtcNow(), by = caller.AccountId }, transaction, cancellationToken: cancellation));
        await connection.EndAllSessions(transaction, accountId, cancellation);
        await transaction.Record(caller, "account-switched-off", code, accountId, null, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.SwitchedOff, accountId) { By = caller.AccountId });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    const string SwitchOff = "update auth.account set disabled_at = @now, disabled_by = @by where id = @accountId";
}
