using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.ScheduleEdits;

static class ScheduleEditEndpoints
{
    public static void MapScheduleEdits(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("").WithTags("ScheduleEdits").WithIdempotency();

        edits.MapPost("/incidents/{id:guid}/schedule-edits/preview", PreviewScheduleEdit.Handle).WithName(nameof(PreviewScheduleEdit)).RequireRole(Role.CrisisLead);
        edits.MapPost("/incidents/{id:guid}/schedule-edits", EditSchedule.Handle).WithName(nameof(EditSchedule)).RequireRole(Role.CrisisLead);
        edits.MapGet("/incidents/{id:guid}/schedule-edits", ListScheduleEdits.Handle).WithName(nameof(ListScheduleEdits)).RequireRole(Role.CrisisLead);
        edits.MapGet("/schedule-edits/{id:guid}", GetScheduleEdit.Handle).WithName(nameof(GetScheduleEdit)).RequireRole(Role.CrisisLead, Role.Coordinator);
        edits.MapPost("/schedule-edits/{id:guid}/decision", DecideScheduleEdit.Handle).WithName(nameof(DecideScheduleEdit)).RequireRole(Role.CrisisLead, Role.Coordinator);
        edits.MapPost("/schedule-edits/{id:guid}/withdrawal", WithdrawScheduleEdit.Handle).WithName(nameof(WithdrawScheduleEdit)).RequireRole(Role.CrisisLead);
        edits.MapGet("/hour-overrides", ListHourOverrides.Handle).WithName(nameof(ListHourOverrides)).RequireRole(Role.Coordinator);
    }
}
