using MutualAid.Identity;

namespace MutualAid.Web.Platform;

static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: people can sign in and the API answers.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" })).AllowAnonymous();

        routes.MapGet("/health/ready", async (SignInDatabase database, ApiClient api, CancellationToken cancellation) =>
        {
            if (!await database.IsReachable(cancellation)) return NotReady("database");
            if (!(await api.Get<NoContent>("/health/live", cancellation)).Try(out _, out _)) return NotReady("api");
            return Results.Ok(new { status = "ready" });
        }).AllowAnonymous();
    }

    static IResult NotReady(string missing) => Results.Json(new { status = "not-ready", missing }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
