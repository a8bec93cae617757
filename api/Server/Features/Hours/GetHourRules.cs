using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Hours;
using MutualAid.Server.Platform;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>The rules in force for a municipality's staff, with the numbers of its own and those to come. No secret to anyone who is signed in.</summary>
static class GetHourRules
{
    /// <param name="municipality">A code; the caller's employer when it is not said.</param>
    public static async Task<Results<Ok<GetHourRulesResponse>, NotFound>> Handle(
        string? municipality, Caller caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var code = municipality ?? await connection.ExecuteScalarAsync<string>(new(FindEmployer, new { caller.AccountId }, cancellationToken: cancellation));

        return await HourPresets.Rules(connection, code!, clock.GetCurrentInstant(), transaction: null, cancellation) is { } rules
            ? TypedResults.Ok(rules)
            : TypedResults.NotFound();
    }

    const string FindEmployer = "select municipality_code from auth.account where id = @AccountId";
}
