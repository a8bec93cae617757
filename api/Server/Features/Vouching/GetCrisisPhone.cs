using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>The number at which one is rung back oneself. Not shown in a crisis session: whoever came in that way may be somebody else.</summary>
static class GetCrisisPhone
{
    public static async Task<Ok<CrisisPhoneDto>> Handle(Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (caller.CrisisSession is not null) return TypedResults.Ok(new CrisisPhoneDto(null, null));

        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok(await connection.QuerySingleOrDefaultAsync<CrisisPhoneDto>(new(Select, new { caller.AccountId }, cancellationToken: cancellation)) ?? new(null, null));
    }

    const string Select = "select number, entered_at from crisis_phone where account_id = @AccountId";
}
