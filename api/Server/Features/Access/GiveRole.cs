using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Identity;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>A role in the municipality, for somebody employed there. It holds from their next request. Giving it again changes nothing.</summary>
/// <remarks>What a provider had given is given by hand from then on: the provider does not take it back.</remarks>
static class GiveRole
{
    /// <returns>409 <c>another-municipality</c> for another's employee, <c>switched-off</c> for an account that is.</returns>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        string code, Guid accountId, string role, Caller caller, HttpContext http, NpgsqlDataSource database, SignInEvents events, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.LockAccess(transaction, [code], cancellation);
        if (await connection.FindLookedAfter(transaction, caller, code, accountId, cancellation) is not { } account) return TypedResults.NotFound();
        if (!caller.MayGive(code).Contains(role)) return Problems.Invalid(("Role", "not-to-give"));
        if (account.MunicipalityCode != code) return Problems.Conflict("another-municipality");
        if (account.DisabledAt is not null) return Problems.Conflict("switched-off");

        var origin = caller.May(Right.ManageAccess, code) ? "administrator" : "operator";
        if (!await connection.GiveByHand(transaction, caller, accountId, code, role, origin, clock.GetUtcNow(), cancellation)) return TypedResults.NoContent();

        await transaction.Record(caller, "role-given", code, accountId, new { role }, cancellation);
        await events.Record(transaction, http, new(SignInEventKind.RoleGiven, accountId) { MunicipalityCode = code, By = caller.AccountId, Detail = role });
        await transaction.CommitAsync(cancellation);
        return TypedResults.NoContent();
    }
}
