using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>A second person agrees that somebody is let in: a crisis lead of any municipality but the stricken one, or an operator. Of two at once one is the second.</summary>
static class ApproveVouching
{
    public static async Task<Results<Ok<VouchingDto>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        if (await VouchingRow.Hold(connection, id, transaction, cancellation) is not { SentAt: not null } vouching || !vouching.MayBeSeenBy(caller, now)) return TypedResults.NotFound();
        if (!vouching.MayBeApprovedBy(caller)) return Problems.Refuse(StatusCodes.Status403Forbidden, "not-yours");
        if (vouching.State(now) != "waiting") return Problems.Conflict("vouching-moved-on", ("state", vouching.State(now)));

        var home = caller.WhereMay(Right.ApproveVouching).Order(StringComparer.Ordinal).First();
        await connection.ExecuteAsync(new(
            Update, new { id, vouching.AccountId, caller = caller.AccountId, home, now, until = now + VouchingRow.ApprovalLifetime }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "vouching-approved", vouching.MunicipalityCode, id, new { accountId = vouching.AccountId, voucher = vouching.VoucherId }, cancellation);
        var approved = await VouchingRow.Find(connection, id, transaction, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(approved!.ToDto(caller, now));
    }

    const string Update =
        """
        update vouching set approver_id = @caller, approver_municipality = @home, approved_at = @now, expires_at = @until where id = @id;
        insert into auth.event (account_id, kind, at, address) values (@AccountId, 'vouched-for', @now, '');
        """;
}
