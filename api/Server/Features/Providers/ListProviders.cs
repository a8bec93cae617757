using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>A municipality's own providers, with how they are doing.</summary>
static class ListProviders
{
    public static async Task<Results<Ok<ListProvidersResponse>, NotFound>> Handle(string code, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<string>(new("select name from municipality where code = @code", new { code }, cancellationToken: cancellation)) is not { } name)
            return TypedResults.NotFound();

        return TypedResults.Ok(new ListProvidersResponse(code, name, await ProviderSummaries.Of(connection, [code], clock, cancellation)));
    }
}
