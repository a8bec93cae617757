using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Requests;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Requests;

/// <summary>Ready sets of needs, sized for a municipality by its number of inhabitants and laid out from a date.</summary>
static class ListRequestTemplates
{
    /// <param name="municipality">Its code.</param>
    /// <param name="from">Today in Sweden when left out.</param>
    public static async Task<Results<Ok<RequestTemplateDto[]>, ValidationProblem>> Handle(
        string municipality, DateOnly? from, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<int?>(new(Population, new { municipality }, cancellationToken: cancellation)) is not { } population)
            return Problems.Invalid((nameof(municipality), "unknown"));

        return TypedResults.Ok<RequestTemplateDto[]>([.. RequestTemplates.All.Select(template => template.For(population, from ?? clock.Today()))]);
    }

    const string Population = "select population from municipality where code = @municipality";
}
