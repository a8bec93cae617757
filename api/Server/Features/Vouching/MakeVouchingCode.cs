using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Database;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>After the second person's yes the voucher gets the code to read out: once, for a quarter of an hour. Asked for again, the one before is worth nothing.</summary>
static class MakeVouchingCode
{
    public static async Task<Results<Ok<VouchingCodeResponse>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await VouchingRow.Hold(connection, id, transaction, cancellation) is not { } vouching || vouching.VoucherId != caller.AccountId) return TypedResults.NotFound();
        // The yes has an end of its own, which a code does not prolong.
        if (vouching.State(now) is not ("approved" or "coded") || vouching.ExpiresAt <= now) return Problems.Conflict("vouching-moved-on", ("state", vouching.State(now)));

        var (code, until) = (InvitationCode.New(), now + VouchingRow.CodeLifetime);
        await connection.ExecuteAsync(new(Update, new { id, hash = InvitationCode.Hash(code), until }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "vouching-code-made", vouching.MunicipalityCode, id, new { accountId = vouching.AccountId }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(new VouchingCodeResponse(code, until));
    }

    const string Update = "update vouching set code_hash = @hash, code_expires_at = @until where id = @id";
}
