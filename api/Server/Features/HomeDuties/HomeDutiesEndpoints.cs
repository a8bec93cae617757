using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.HomeDuties;

static class HomeDutiesEndpoints
{
    public static void MapHomeDuties(this IEndpointRouteBuilder routes)
    {
        var duties = routes.MapGroup("").WithTags("HomeDuties").Requires(Right.Register).WithIdempotency();

        duties.MapGet("/people/{id:guid}/home-duties", ListHomeDuties.Handle).WithName(nameof(ListHomeDuties));
        duties.MapPost("/people/{id:guid}/home-duties", AddHomeDuty.Handle).WithName(nameof(AddHomeDuty));
        duties.MapDelete("/home-duties/{id:guid}", RemoveHomeDuty.Handle).WithName(nameof(RemoveHomeDuty));
        duties.MapPost("/municipalities/{code}/people/home-duties", ImportHomeDuties.Handle).WithName(nameof(ImportHomeDuties));
    }
}
