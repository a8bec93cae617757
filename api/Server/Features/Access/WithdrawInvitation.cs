using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>The code is worth nothing from now on. Of withdrawing and using it at once, one happens.</summary>
static class WithdrawInvitation
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        string code, Guid invitationId, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<string>(new(Delete, new { code, invitationId, roles = caller.MayGive(code) }, transaction, cancellationToken: cancellation)) is not { } role)
            return TypedResults.NotFound();

        await transaction.Record(caller, "invitation-withdrawn", code, null, new { invitationId, role }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.InvitationWithdrawn, null) { MunicipalityCode = code, By = caller.AccountId, Detail = role });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    const string Delete =
        """
        delete from auth.invitation
        where id = @invitationId and municipality_code = @code and person_id is null and used_at is null and role = any (@roles)
        returning role
        """;
}
