using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>A role in the municipality, from whoever holds it, wherever they are employed. It is gone at their next request. Taking it again changes nothing.</summary>
static class TakeRole
{
    /// <returns>409 <c>last-administrator</c>: nobody would be left to give it back.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string code, Guid accountId, string role, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.LockAccess(transaction, [code], cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (!caller.MayGive(code).Contains(role)) return Problems.Invalid(("Role", "not-to-give"));
        if (!account.Holds(role)) return TypedResults.NoContent();
        if (role == Role.Administrator && await connection.IsLastAdministrator(transaction, accountId, [code], cancellation)) return Problems.Conflict("last-administrator");

        await connection.ExecuteAsync(new(Delete, new { accountId, code, role }, transaction, cancellationToken: cancellation));
        await transaction.Record(caller, "role-taken", code, accountId, new { role }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.RoleTaken, accountId) { MunicipalityCode = code, By = caller.AccountId, Detail = role });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }

    const string Delete = "delete from auth.account_role where account_id = @accountId and municipality_code = @code and role = @role";
}
