using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Signs somebody out everywhere, at their next request. They may sign in again.</summary>
static class EndAccountSessions
{
    /// <returns>409 <c>own-account</c>, <c>another-municipality</c> or <c>operator-account</c>.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string code, Guid accountId, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (account.WhyNotLookAfter(caller, code) is { } reason) return Problems.Conflict(reason);

        await connection.EndAllSessions(transaction, accountId, cancellation);
        await transaction.Record(caller, "sessions-ended", code, accountId, null, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.SessionsEndedByOther, accountId) { By = caller.AccountId });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}
