using Dapper;
using Npgsql;

namespace MutualAid.Server.Platform;

static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, which takes the database.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" })).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/health/ready", async Task<IResult> (NpgsqlDataSource database, CancellationToken cancellation) =>
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellation);
                await connection.ExecuteScalarAsync<int>(new("select count(*)::int from skill_level", cancellationToken: cancellation));
                return TypedResults.Ok(new { status = "ready" });
            }
            catch (NpgsqlException)
            {
                return Problems.Refuse(StatusCodes.Status503ServiceUnavailable, "database-unreachable");
            }
        }).AllowAnonymous().ExcludeFromDescription();
    }
}
