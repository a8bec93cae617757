using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Offers;

static class OffersEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder routes)
    {
        var offers = routes.MapGroup("").WithTags("Offers").WithIdempotency();

        offers.MapGet("/municipalities/{code}/open-requests", ListOpenRequests.Handle).WithName(nameof(ListOpenRequests)).RequireRole(Role.Coordinator);
        offers.MapGet("/municipalities/{code}/open-requests/{requestId:guid}", GetOpenRequest.Handle).WithName(nameof(GetOpenRequest)).RequireRole(Role.Coordinator);
        offers.MapPost("/requests/{id:guid}/offers", CreateOffer.Handle).WithName(nameof(CreateOffer)).RequireRole(Role.Coordinator);
        offers.MapGet("/municipalities/{code}/offers", ListOffers.Handle).WithName(nameof(ListOffers)).RequireRole(Role.Coordinator);
        offers.MapGet("/offers/{id:guid}", GetOffer.Handle).WithName(nameof(GetOffer)).RequireRole(Role.Coordinator);
        offers.MapPost("/offers/{id:guid}/withdrawal", WithdrawOffer.Handle).WithName(nameof(WithdrawOffer)).RequireRole(Role.Coordinator);
        offers.MapPost("/offers/{id:guid}/people/{personId:guid}/withdrawal", WithdrawOfferedPerson.Handle).WithName(nameof(WithdrawOfferedPerson)).RequireRole(Role.Coordinator);
        offers.MapGet("/incidents/{id:guid}/offers", ListIncidentOffers.Handle).WithName(nameof(ListIncidentOffers)).RequireRole(Role.CrisisLead);
    }
}
