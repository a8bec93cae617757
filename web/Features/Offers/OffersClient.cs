using MutualAid.Contracts.Offers;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Offers;

/// <summary>The API's paths for open requests and offers, for the municipality whose people the person lends.</summary>
public sealed class OffersClient(ApiClient api, SignedInUser user)
{
    string Code => user.CodeAs(Roles.Coordinator, Roles.Approver) ?? throw new InvalidOperationException("The page lets in only coordinators and approvers.");

    public Task<ApiResult<OpenRequestDto[]>> OpenRequests(CancellationToken cancellation) =>
        api.Get<OpenRequestDto[]>($"/municipalities/{Code}/open-requests", cancellation);

    /// <param name="last">Included. Without days the API suggests some.</param>
    public Task<ApiResult<GetOpenRequestResponse>> OpenRequest(Guid id, DateOnly? from, DateOnly? last, CancellationToken cancellation) =>
        api.Get<GetOpenRequestResponse>($"/municipalities/{Code}/open-requests/{id}{Query(from, last)}", cancellation);

    public Task<ApiResult<CreateOfferResponse>> Create(Guid requestId, CreateOfferRequest offer, CancellationToken cancellation) =>
        api.Post<CreateOfferResponse>($"/requests/{requestId}/offers", offer, cancellation);

    public Task<ApiResult<OfferSummaryDto[]>> Offers(CancellationToken cancellation) =>
        api.Get<OfferSummaryDto[]>($"/municipalities/{Code}/offers", cancellation);

    public Task<ApiResult<GetOfferResponse>> Offer(Guid id, CancellationToken cancellation) => api.Get<GetOfferResponse>($"/offers/{id}", cancellation);

    /// <param name="personId">One person of the offer; everyone when absent.</param>
    public Task<ApiResult<NoContent>> Withdraw(Guid id, Guid? personId, CancellationToken cancellation) =>
        api.Post(personId is null ? $"/offers/{id}/withdrawal" : $"/offers/{id}/people/{personId}/withdrawal", null, cancellation);

    /// <summary>For the crisis lead of the incident's own municipality.</summary>
    public Task<ApiResult<IncidentOfferDto[]>> ToIncident(Guid incidentId, CancellationToken cancellation) =>
        api.Get<IncidentOfferDto[]>($"/incidents/{incidentId}/offers", cancellation);

    static string Query(DateOnly? from, DateOnly? last) => (from, last) switch
    {
        ({ } first, { } end) => $"?from={first:yyyy-MM-dd}&last={end:yyyy-MM-dd}",
        ({ } first, null) => $"?from={first:yyyy-MM-dd}",
        (null, { } end) => $"?last={end:yyyy-MM-dd}",
        _ => "",
    };
}
