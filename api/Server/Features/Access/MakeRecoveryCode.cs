using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Database;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>For who has forgotten the pass phrase: a code of a day for the page <c>/recover</c>, where they choose a new one. An app and passkeys stay as they are.</summary>
static class MakeRecoveryCode
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <returns>409 <c>own-account</c>, <c>another-municipality</c>, <c>operator-account</c> or <c>switched-off</c>. A new code ends the one before.</returns>
    public static async Task<Results<Ok<RecoveryCodeResponse>, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string code, Guid accountId, HelpGetInRequest request, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.LockAccess(transaction, [code], cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (request.Errors() is { Length: > 0 } errors) return Problems.Invalid(errors);
        if (account.WhyNotLookAfter(caller, code) is { } reason) return Problems.Conflict(reason);
        if (account.DisabledAt is not null) return Problems.Conflict("switched-off");

        var (secret, now) = (InvitationCode.New(), clock.GetUtcNow());
        await connection.ExecuteAsync(new(
            Write, new { accountId, hash = InvitationCode.Hash(secret), by = caller.AccountId, now, until = now + Lifetime }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "recovery-code-made", code, accountId, new { request.Reason, request.Identified }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.RecoveryMade, accountId) { By = caller.AccountId, Detail = request.Detail() });
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(new RecoveryCodeResponse(secret, account.Name, now + Lifetime));
    }

    const string Write =
        """
        delete from auth.recovery where account_id = @accountId and used_at is null;

        insert into auth.recovery (code_hash, account_id, made_by, made_at, expires_at)
        values (@hash, @accountId, @by, @now, @until);
        """;
}
