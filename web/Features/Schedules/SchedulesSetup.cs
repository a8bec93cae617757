using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Schedules;

static class SchedulesSetup
{
    public static void AddSchedules(this IServiceCollection services) => services.AddScoped<SchedulesClient>().AddScoped<ScheduleEdits.ScheduleEditsClient>();

    /// <summary>The progress of a run as server-sent events, handed through from the API for the page's own script.</summary>
    public static void MapSchedules(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/schedule-runs/{id:guid}/events", (Guid id, SchedulesClient schedules, HttpContext http) => schedules.Follow(id, http))
            .RequireAuthorization(Roles.CrisisLead);
}
