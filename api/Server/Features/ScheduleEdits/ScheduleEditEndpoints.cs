using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.ScheduleEdits;

static class ScheduleEditEndpoints
{
    public static void MapScheduleEdits(this IEndpointRouteBuilder routes)
    {
        var edits = routes.MapGroup("").WithTags("ScheduleEdits").WithIdempotency();

        edits.MapPost("/incidents/{id:guid}/schedule-edits/preview", PreviewScheduleEdit.Handle).WithName(nameof(PreviewScheduleEdit)).Requires(Right.ChangeSchedule);
        edits.MapPost("/incidents/{id:guid}/schedule-edits", EditSchedule.Handle).WithName(nameof(EditSchedule)).Requires(Right.ChangeSchedule);
        edits.MapGet("/incidents/{id:guid}/schedule-edits", ListScheduleEdits.Handle).WithName(nameof(ListScheduleEdits)).Requires(Right.ChangeSchedule);
        edits.MapGet("/schedule-edits/{id:guid}", GetScheduleEdit.Handle).WithName(nameof(GetScheduleEdit)).Requires(Right.PassRulesAsHost, Right.PassRulesAsHome);
        edits.MapPost("/schedule-edits/{id:guid}/decision", DecideScheduleEdit.Handle).WithName(nameof(DecideScheduleEdit)).Requires(Right.PassRulesAsHost, Right.PassRulesAsHome).RequiresFreshSignIn();
        edits.MapPost("/schedule-edits/{id:guid}/withdrawal", WithdrawScheduleEdit.Handle).WithName(nameof(WithdrawScheduleEdit)).Requires(Right.ChangeSchedule);
        edits.MapGet("/hour-overrides", ListHourOverrides.Handle).WithName(nameof(ListHourOverrides)).Requires(Right.StaffHours);
    }
}
