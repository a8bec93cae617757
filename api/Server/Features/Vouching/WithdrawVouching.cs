using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>Either of the two, the stricken municipality's own or an operator stops a vouching. A code that was read out opens nothing after that.</summary>
static class WithdrawVouching
{
    public static async Task<Results<Ok<VouchingDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await VouchingRow.Hold(connection, id, transaction, cancellation) is not { } vouching || !vouching.MayBeSeenBy(caller, now)) return TypedResults.NotFound();
        if (!vouching.MayBeStoppedBy(caller)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (!vouching.IsOpen(now)) return Problems.Conflict("vouching-moved-on", ("state", vouching.State(now)));

        await connection.ExecuteAsync(new(Update, new { id, caller.AccountId, now }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "vouching-withdrawn", vouching.MunicipalityCode, id, new { accountId = vouching.AccountId, voucher = vouching.VoucherId }, cancellation);
        var withdrawn = await VouchingRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(withdrawn!.ToDto(caller, now));
    }

    const string Update = "update vouching set withdrawn_at = @now, withdrawn_by = @AccountId where id = @id";
}
