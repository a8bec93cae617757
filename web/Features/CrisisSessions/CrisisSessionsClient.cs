using MutualAid.Contracts.CrisisSessions;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.CrisisSessions;

/// <summary>The API's paths of this area.</summary>
public sealed class CrisisSessionsClient(ApiClient api)
{
    public Task<ApiResult<CrisisSessionDto[]>> List(CancellationToken cancellation) => api.Get<CrisisSessionDto[]>("/crisis-sessions", cancellation);
    public Task<ApiResult<GetCrisisSessionResponse>> Get(Guid id, CancellationToken cancellation) => api.Get<GetCrisisSessionResponse>($"/crisis-sessions/{id}", cancellation);
    public Task<ApiResult<CrisisSessionDto>> End(Guid id, CancellationToken cancellation) => api.Post<CrisisSessionDto>($"/crisis-sessions/{id}/ending", null, cancellation);
    public Task<ApiResult<CrisisSessionDto>> Review(Guid id, string note, CancellationToken cancellation) => api.Post<CrisisSessionDto>($"/crisis-sessions/{id}/review", new ReviewCrisisSessionRequest(note), cancellation);
    public Task<ApiResult<CrisisNoticesResponse>> Notices(CancellationToken cancellation) => api.Get<CrisisNoticesResponse>("/crisis-notices", cancellation);
}
