using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Identity.Federation;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>New keys for all municipalities' providers, ahead of time. The old ones stay published for a week, and sign for a day more.</summary>
/// <remarks>Once a day: 409 <c>rolled-lately</c>. A key that a provider has not had time to fetch would be followed by one that it has not either.</remarks>
static class RollClientKeys
{
    static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    public static async Task<Results<Ok<ClientKeysResponse>, ProblemHttpResult>> Handle(Caller caller, NpgsqlDataSource database, ClientKeys keys, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var made = await keys.Roll(transaction, Apart, cancellation);
        if (made == 0) return Problems.Conflict("rolled-lately");

        await transaction.Record(caller, "client-keys-rolled", caller.WhereMay(Right.AllProviders).First(), null, new { made }, cancellation);
        await transaction.CommitAsync(cancellation);

        return TypedResults.Ok(await GetClientKeys.Of(caller, keys, cancellation));
    }
}
