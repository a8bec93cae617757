using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Access;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Access;

/// <summary>Who am I here, and what may I do.</summary>
static class GetMe
{
    public static async Task<Ok<GetMeResponse>> Handle(Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var me = await connection.QuerySingleAsync<MeRow>(new(FindMe, new { caller.AccountId }, cancellationToken: cancellation));

        return TypedResults.Ok(new GetMeResponse(
            caller.AccountId, me.Name, me.MunicipalityCode, me.MunicipalityName, me.PersonId,
            [.. caller.Grants.Select(grant => new RoleDto(grant.Role, grant.MunicipalityCode))]));
    }

    sealed record MeRow(string Name, string MunicipalityCode, string MunicipalityName, Guid? PersonId);

    const string FindMe =
        """
        select account.display_name as name, account.municipality_code, municipality.name as municipality_name, person.id as person_id
        from auth.account
        join municipality on municipality.code = account.municipality_code
        left join person on person.account_id = account.id
        where account.id = @AccountId
        """;
}
