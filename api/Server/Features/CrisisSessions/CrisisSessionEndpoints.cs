using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.CrisisSessions;

static class CrisisSessionEndpoints
{
    /// <remarks>The municipality's own crisis leads and administrators, its auditors to read, and operators without names.</remarks>
    public static void MapCrisisSessions(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").WithTags("CrisisSessions").Requires(Right.ReadCrisisSessions, Right.WatchCrisisSessions);
        read.MapGet("/crisis-sessions", ListCrisisSessions.Handle).WithName(nameof(ListCrisisSessions));
        read.MapGet("/crisis-sessions/{id:guid}", GetCrisisSession.Handle).WithName(nameof(GetCrisisSession));
        read.MapGet("/crisis-notices", GetCrisisNotices.Handle).WithName(nameof(GetCrisisNotices));

        routes.MapPost("/crisis-sessions/{id:guid}/ending", EndCrisisSession.Handle).WithName(nameof(EndCrisisSession)).WithTags("CrisisSessions")
            .Requires(Right.EndCrisisSession, Right.WatchCrisisSessions).WithIdempotency();
        routes.MapPost("/crisis-sessions/{id:guid}/review", ReviewCrisisSession.Handle).WithName(nameof(ReviewCrisisSession)).WithTags("CrisisSessions")
            .Requires(Right.ReviewCrisisSession, Right.WatchCrisisSessions).WithIdempotency();
    }
}
