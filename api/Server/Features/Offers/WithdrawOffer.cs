using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Offers;

/// <summary>A lender takes back a whole offer. To undo it, offer the people again.</summary>
static class WithdrawOffer
{
    public static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation) =>
        Withdrawal.Take(id, personId: null, caller, database, clock, cancellation);
}
