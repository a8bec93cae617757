using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Reference;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Reference;

/// <summary>The lists that forms choose from. The same for everyone who is signed in, and they change with a release only.</summary>
static class ReferenceEndpoints
{
    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        var reference = routes.MapGroup("").WithTags("Reference").RequiresSignIn();

        reference.MapGet("/municipalities", (NpgsqlDataSource database, CancellationToken cancellation) => List<MunicipalityDto>(database, Municipalities, cancellation)).WithName("ListMunicipalities");
        reference.MapGet("/skills", (NpgsqlDataSource database, CancellationToken cancellation) => List<SkillDto>(database, Skills, cancellation)).WithName("ListSkills");
        reference.MapGet("/skill-levels", (NpgsqlDataSource database, CancellationToken cancellation) => List<SkillLevelDto>(database, SkillLevels, cancellation)).WithName("ListSkillLevels");
    }

    static async Task<Ok<T[]>> List<T>(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return TypedResults.Ok<T[]>([.. await connection.QueryAsync<T>(new(sql, cancellationToken: cancellation))]);
    }

    const string Municipalities =
        """
        select code, name, county, population, latitude, longitude
        from municipality
        order by name
        """;

    const string Skills =
        """
        select id, category, name_sv, name_en, place
        from skill
        order by sort
        """;

    const string SkillLevels =
        """
        select level::integer, name_sv, name_en, fact_sv
        from skill_level
        order by level
        """;
}
