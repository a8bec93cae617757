using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>One provider: what is agreed, how it is doing, who uses it, what it gives.</summary>
static class GetProvider
{
    public static async Task<Results<Ok<ProviderDto>, NotFound>> Handle(Guid id, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await ProviderView.Find(connection, id, caller, null, clock, cancellation) is { } provider ? TypedResults.Ok(provider) : TypedResults.NotFound();
    }
}
