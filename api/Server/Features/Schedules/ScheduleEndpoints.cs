using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Schedules;

static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder routes)
    {
        var schedules = routes.MapGroup("").WithTags("Schedules").Requires(Right.MakeSchedule).WithIdempotency();

        schedules.MapPost("/incidents/{id:guid}/schedule-runs", StartScheduleRun.Handle).WithName(nameof(StartScheduleRun));
        schedules.MapGet("/schedule-runs/{id:guid}", GetScheduleRun.Handle).WithName(nameof(GetScheduleRun));
        schedules.MapGet("/schedule-runs/{id:guid}/events", StreamScheduleRun.Handle).WithName(nameof(StreamScheduleRun));
        schedules.MapPost("/schedule-runs/{id:guid}/stop", StopScheduleRun.Handle).WithName(nameof(StopScheduleRun));
        schedules.MapGet("/schedule-runs/{id:guid}/schedule", GetDraftSchedule.Handle).WithName(nameof(GetDraftSchedule));
        schedules.MapGet("/incidents/{id:guid}/schedule", GetSchedule.Handle).WithName(nameof(GetSchedule));
        schedules.MapGet("/incidents/{id:guid}/shifts", ListShifts.Handle).WithName(nameof(ListShifts));
        schedules.MapGet("/incidents/{id:guid}/shifts/{shiftId:guid}", GetShift.Handle).WithName(nameof(GetShift));
        schedules.MapGet("/schedule-runs/{id:guid}/changes", GetScheduleChanges.Handle).WithName(nameof(GetScheduleChanges));
        schedules.MapPost("/schedule-runs/{id:guid}/publication", PublishSchedule.Handle).WithName(nameof(PublishSchedule)).RequiresFreshSignIn();
        schedules.MapGet("/incidents/{id:guid}/schedule-versions", ListScheduleVersions.Handle).WithName(nameof(ListScheduleVersions));
    }
}
