using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Incidents;

/// <summary>The API's paths for incidents.</summary>
public sealed class IncidentsClient(ApiClient api, SignedInUser user)
{
    public Task<ApiResult<ListIncidentsResponse>> List(CancellationToken cancellation) => api.Get<ListIncidentsResponse>("/incidents", cancellation);

    public Task<ApiResult<IncidentDto>> Get(Guid id, CancellationToken cancellation) => api.Get<IncidentDto>($"/incidents/{id}", cancellation);

    public Task<ApiResult<RequestSummaryDto[]>> Requests(Guid id, CancellationToken cancellation) => api.Get<RequestSummaryDto[]>($"/incidents/{id}/requests", cancellation);

    /// <summary>In the municipality that the person leads.</summary>
    public Task<ApiResult<IncidentDto>> Declare(IncidentFacts facts, CancellationToken cancellation) =>
        api.Post<IncidentDto>($"/municipalities/{user.CodeAs(Roles.CrisisLead)}/incidents", facts, cancellation);

    /// <summary>By the municipality that the person leads, for another.</summary>
    public Task<ApiResult<IncidentDto>> File(FileIncidentRequest request, CancellationToken cancellation) =>
        api.Post<IncidentDto>($"/municipalities/{user.CodeAs(Roles.CrisisLead)}/filed-incidents", request, cancellation);

    public Task<ApiResult<IncidentDto>> TakeOver(Guid id, CancellationToken cancellation) => api.Post<IncidentDto>($"/incidents/{id}/takeover", null, cancellation);

    public Task<ApiResult<IncidentDto>> Edit(Guid id, EditIncidentRequest edit, CancellationToken cancellation) => api.Put<IncidentDto>($"/incidents/{id}", edit, cancellation);

    public Task<ApiResult<IncidentDto>> ChangePhase(Guid id, ChangePhaseRequest change, CancellationToken cancellation) =>
        api.Put<IncidentDto>($"/incidents/{id}/phase", change, cancellation);

    public Task<ApiResult<IncidentDto>> End(Guid id, EndIncidentRequest end, CancellationToken cancellation) => api.Post<IncidentDto>($"/incidents/{id}/ending", end, cancellation);

    /// <summary>Whether the person may write what belongs to the municipality. The API judges again.</summary>
    public bool MayWrite(string municipalityCode) => user.CodesAs(Roles.CrisisLead).Contains(municipalityCode);

    /// <summary>The same, or whether the person's municipality filed it and leads it until it is taken over.</summary>
    public bool MayLead(IncidentDto incident) =>
        MayWrite(incident.MunicipalityCode) || (incident.Filed is { TakenOverAt: null } filed && user.CrisisUntil is null && MayWrite(filed.MunicipalityCode));
}
