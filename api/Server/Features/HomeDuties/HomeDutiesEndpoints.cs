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

        duties.MapPost("/municipalities/{code}/home-duties/imports", UploadHomeDuties.Handle).WithName(nameof(UploadHomeDuties));
        duties.MapGet("/home-duties/imports/{id:guid}", GetHomeDutiesImport.Handle).WithName(nameof(GetHomeDutiesImport));
        duties.MapPost("/home-duties/imports/{id:guid}/confirmation", ConfirmHomeDuties.Handle).WithName(nameof(ConfirmHomeDuties));
        duties.MapDelete("/home-duties/imports/{id:guid}", DiscardHomeDuties.Handle).WithName(nameof(DiscardHomeDuties));
    }
}
