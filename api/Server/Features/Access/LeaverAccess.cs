using Dapper;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Somebody is out of the register's use: the account keeps nothing in that municipality. Back in the register it is staff again, and what else it was is for the administrator to give.</summary>
static class LeaverAccess
{
    /// <returns>False, and nothing is done, when the municipality would have no administrator left.</returns>
    public static async Task<bool> TakeAccess(
        this NpgsqlConnection connection, NpgsqlTransaction transaction, HttpContext http, SignInEvents events, Caller caller, Guid personId, string code, CancellationToken cancellation)
    {
        await connection.LockAccess(transaction, [code], cancellation);
        if (await AccountOf(connection, transaction, personId, cancellation) is not { } accountId) return true;
        if (await connection.IsLastAdministrator(transaction, accountId, [code], cancellation)) return false;

        // The operator's role is nothing of the municipality's.
        var roles = await connection.QueryAsync<string>(new(Take, new { accountId, code }, transaction, cancellationToken: cancellation));
        foreach (var role in roles)
        {
            await transaction.Record(caller, "role-taken", code, accountId, new { role, personId }, cancellation);
            await events.Record(transaction, http, new(SignInEventKind.RoleTaken, accountId) { MunicipalityCode = code, By = caller.AccountId, Detail = role });
        }

        await connection.EndAllSessions(transaction, accountId, cancellation);
        return true;
    }

    public static async Task GiveStaffBack(
        this NpgsqlConnection connection, NpgsqlTransaction transaction, HttpContext http, SignInEvents events, Caller caller, Guid personId, string code, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (await AccountOf(connection, transaction, personId, cancellation) is not { } accountId) return;
        if (!await connection.GiveByHand(transaction, caller, accountId, code, Role.Staff, "register", now, cancellation)) return;

        await transaction.Record(caller, "role-given", code, accountId, new { role = Role.Staff, personId }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.RoleGiven, accountId) { MunicipalityCode = code, By = caller.AccountId, Detail = Role.Staff });
    }

    static Task<Guid?> AccountOf(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid personId, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<Guid?>(new("select account_id from person where id = @personId", new { personId }, transaction, cancellationToken: cancellation));

    const string Take = "delete from auth.account_role where account_id = @accountId and municipality_code = @code and role <> 'operator' returning role";
}
