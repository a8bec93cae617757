using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>One vouching, as far as the caller has to do with it.</summary>
static class GetVouching
{
    public static async Task<Results<Ok<VouchingDto>, NotFound>> Handle(
        Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await VouchingRow.Find(connection, id, transaction: null, cancellation) is { } vouching && vouching.MayBeSeenBy(caller, now)
            ? TypedResults.Ok(vouching.ToDto(caller, now))
            : TypedResults.NotFound();
    }
}
