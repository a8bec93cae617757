using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.MyShifts;

static class MyShiftsEndpoints
{
    public static void MapMyShifts(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("").WithTags("MyShifts").WithIdempotency().Requires(Right.OwnShifts);

        mine.MapGet("/my/shifts", GetMyShifts.Handle).WithName(nameof(GetMyShifts));
        mine.MapGet("/my/hours", GetMyHours.Handle).WithName(nameof(GetMyHours));
        mine.MapPost("/assignments/{id:guid}/answer", AnswerAssignment.Handle).WithName(nameof(AnswerAssignment));
    }
}
