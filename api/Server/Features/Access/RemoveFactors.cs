using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>
/// For who has lost a phone or a key: passkeys, app and printed codes go, and all sessions end. The person signs in with the pass phrase, or through
/// the municipality's own sign-in, and enrols anew.
/// </summary>
static class RemoveFactors
{
    /// <returns>409 <c>own-account</c>, <c>another-municipality</c> or <c>operator-account</c>.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string code, Guid accountId, HelpGetInRequest request, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (request.Errors() is { Length: > 0 } errors) return Problems.Invalid(errors);
        if (account.WhyNotLookAfter(caller, code) is { } reason) return Problems.Conflict(reason);

        var had = await connection.QuerySingleAsync<HadRow>(new(Remove, new { accountId }, transaction, cancellationToken: cancellation));
        await connection.EndAllSessions(transaction, accountId, cancellation);
        await transaction.Record(caller, "factors-removed", code, accountId, new { request.Reason, request.Identified, had.Passkeys, had.App, had.Codes }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.FactorsRemoved, accountId) { By = caller.AccountId, Detail = request.Detail() });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    sealed record HadRow(int Passkeys, bool App, int Codes);

    const string Remove =
        """
        with had as (select authenticator_key is not null as app from auth.account where id = @accountId),
             passkeys as (delete from auth.passkey where account_id = @accountId returning 1),
             codes as (delete from auth.printed_code where account_id = @accountId returning used_at),
             emptied as (update auth.account set authenticator_key = null, totp_last_step = null, printed_code_key = null where id = @accountId)
        select (select count(*)::int from passkeys) as passkeys, (select app from had) as app, (select count(*)::int from codes where used_at is null) as codes
        """;
}
