using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Hours;

/// <summary>Which rules hold, and what they say of any hours.</summary>
static class HourRuleEndpoints
{
    public static void MapHourRules(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("").WithTags("Hours");

        rules.MapGet("/hours/rules", GetHourRules.Handle).WithName(nameof(GetHourRules)).RequiresSignIn();
        // Not WithIdempotency, which would keep the answer.
        rules.MapPost("/hours/check", CheckHours.Handle).WithName(nameof(CheckHours)).RequiresSignIn();

        rules.MapPost("/municipalities/{code}/hour-presets/preview", PreviewHourPreset.Handle).WithName(nameof(PreviewHourPreset)).Requires(Right.HourRules);
        rules.MapPost("/municipalities/{code}/hour-presets", ChangeHourPreset.Handle).WithName(nameof(ChangeHourPreset)).Requires(Right.HourRules).WithIdempotency();

        var modes = routes.MapGroup("").WithTags("Hours").Requires(Right.HourModes).WithIdempotency();

        modes.MapGet("/municipalities/{code}/hour-mode-choices", GetHourModeChoices.Handle).WithName(nameof(GetHourModeChoices));
        modes.MapPost("/hour-modes", DecideHourMode.Handle).WithName(nameof(DecideHourMode));
        modes.MapGet("/hour-modes", ListHourModes.Handle).WithName(nameof(ListHourModes));
        modes.MapGet("/hour-modes/{id:guid}", GetHourMode.Handle).WithName(nameof(GetHourMode));
        modes.MapPost("/hour-modes/{id:guid}/ending", EndHourMode.Handle).WithName(nameof(EndHourMode));
        modes.MapPost("/hour-modes/{id:guid}/union-notice", TellUnion.Handle).WithName(nameof(TellUnion));
    }
}
