using MutualAid.Contracts.Incidents;
using MutualAid.Contracts.Reference;
using MutualAid.Contracts.Requests;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Requests;

/// <summary>The API's paths for requests for help.</summary>
public sealed class RequestsClient(ApiClient api, SignedInUser user)
{
    public Task<ApiResult<IncidentDto>> Incident(Guid id, CancellationToken cancellation) => api.Get<IncidentDto>($"/incidents/{id}", cancellation);

    public Task<ApiResult<RequestDto>> Get(Guid id, CancellationToken cancellation) => api.Get<RequestDto>($"/requests/{id}", cancellation);

    public Task<ApiResult<RequestSizeResponse>> SizeOf(Guid id, CancellationToken cancellation) => api.Get<RequestSizeResponse>($"/requests/{id}/size", cancellation);

    public Task<ApiResult<RequestSizeResponse>> SizeOf(Guid incidentId, NeedDto[] needs, CancellationToken cancellation) =>
        api.Post<RequestSizeResponse>($"/incidents/{incidentId}/request-size", new RequestSizeRequest(needs), cancellation);

    public Task<ApiResult<RequestTemplateDto[]>> Templates(string municipalityCode, DateOnly from, CancellationToken cancellation) =>
        api.Get<RequestTemplateDto[]>($"/request-templates?municipality={municipalityCode}&from={from:yyyy-MM-dd}", cancellation);

    public Task<ApiResult<RequestDto>> Create(Guid incidentId, RequestFacts facts, CancellationToken cancellation) =>
        api.Post<RequestDto>($"/incidents/{incidentId}/requests", facts, cancellation);

    public Task<ApiResult<RequestDto>> Edit(Guid id, EditRequestRequest edit, CancellationToken cancellation) => api.Put<RequestDto>($"/requests/{id}", edit, cancellation);

    public Task<ApiResult<RequestDto>> Copy(Guid id, CancellationToken cancellation) => api.Post<RequestDto>($"/requests/{id}/copies", null, cancellation);

    public Task<ApiResult<SendRequestResponse>> Send(Guid id, SendRequestRequest send, CancellationToken cancellation) =>
        api.Post<SendRequestResponse>($"/requests/{id}/sending", send, cancellation);

    public Task<ApiResult<RequestDto>> Withdraw(Guid id, WithdrawRequestRequest withdraw, CancellationToken cancellation) =>
        api.Post<RequestDto>($"/requests/{id}/withdrawal", withdraw, cancellation);

    public async Task<ApiResult<SkillNames>> Skills(CancellationToken cancellation)
    {
        if (!(await api.Get<SkillDto[]>("/skills", cancellation)).Try(out var skills, out var refusal)) return new(refusal);
        if (!(await api.Get<SkillLevelDto[]>("/skill-levels", cancellation)).Try(out var levels, out refusal)) return new(refusal);
        return new(new SkillNames(skills, levels));
    }

    /// <summary>Whether the person may write what belongs to the municipality. The API judges again.</summary>
    public bool MayWrite(RequestDto request) =>
        user.CodesAs(Roles.CrisisLead).Contains(request.MunicipalityCode)
        || (request.FiledBy is { } filer && user.CrisisUntil is null && user.CodesAs(Roles.CrisisLead).Contains(filer));
}
