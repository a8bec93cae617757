using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>A lender takes back one person. An offer whose last person goes is withdrawn with them.</summary>
static class WithdrawOfferedPerson
{
    public static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid personId, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        Withdrawal.Take(id, personId, caller, database, clock, cancellation);
}
