using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Vouching;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Vouching;

/// <summary>The municipalities whose people can be vouched for, without those that the caller leads.</summary>
static class ListVouchingMunicipalities
{
    public static async Task<Ok<VouchingMunicipalityDto[]>> Handle(Caller caller, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<VouchingMunicipalityDto[]>([.. await connection.QueryAsync<VouchingMunicipalityDto>(new(
            Select, new { own = caller.WhereMay(Right.Vouch).ToArray() }, cancellationToken: cancellation))]);
    }

    const string Select =
        """
        select code, name
        from municipality
        where code <> all(@own)
          and exists (select from auth.provider where provider.municipality_code = code and provider.enabled)
          and exists (
              select from auth.account
              join auth.account_role role on role.account_id = account.id and role.municipality_code = account.municipality_code and role.role in ('crisis_lead', 'communicator')
              where account.municipality_code = code)
        order by name
        """;
}
