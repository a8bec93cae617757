using MutualAid.Server.Platform;

namespace MutualAid.Server.Features.Offers;

static class OffersEndpoints
{
    public static void MapOffers(this IEndpointRouteBuilder routes)
    {
        var offers = routes.MapGroup("").WithTags("Offers").WithIdempotency();

        offers.MapGet("/municipalities/{code}/open-requests", ListOpenRequests.Handle).WithName(nameof(ListOpenRequests)).Requires(Right.Lend);
        offers.MapGet("/municipalities/{code}/open-requests/{requestId:guid}", GetOpenRequest.Handle).WithName(nameof(GetOpenRequest)).Requires(Right.Lend);
        offers.MapPost("/requests/{id:guid}/offers", CreateOffer.Handle).WithName(nameof(CreateOffer)).Requires(Right.Lend).RequiresFreshSignIn();
        offers.MapGet("/municipalities/{code}/offers", ListOffers.Handle).WithName(nameof(ListOffers)).Requires(Right.Lend);
        offers.MapGet("/offers/{id:guid}", GetOffer.Handle).WithName(nameof(GetOffer)).Requires(Right.Lend);
        offers.MapPost("/offers/{id:guid}/withdrawal", WithdrawOffer.Handle).WithName(nameof(WithdrawOffer)).Requires(Right.Lend);
        offers.MapPost("/offers/{id:guid}/people/{personId:guid}/withdrawal", WithdrawOfferedPerson.Handle).WithName(nameof(WithdrawOfferedPerson)).Requires(Right.Lend);
        offers.MapGet("/incidents/{id:guid}/offers", ListIncidentOffers.Handle).WithName(nameof(ListIncidentOffers)).Requires(Right.SeeOffers);
    }
}
