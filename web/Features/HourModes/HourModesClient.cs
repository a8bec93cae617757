using MutualAid.Contracts.Hours;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourModes;

/// <summary>The API's paths of this area.</summary>
public sealed class HourModesClient(ApiClient api)
{
    public Task<ApiResult<HourModeSummaryDto[]>> List(CancellationToken cancellation) => api.Get<HourModeSummaryDto[]>("/hour-modes", cancellation);
    public Task<ApiResult<HourModeDto>> Get(Guid id, CancellationToken cancellation) => api.Get<HourModeDto>($"/hour-modes/{id}", cancellation);
    public Task<ApiResult<GetHourModeChoicesResponse>> Choices(string code, CancellationToken cancellation) => api.Get<GetHourModeChoicesResponse>($"/municipalities/{code}/hour-mode-choices", cancellation);
    public Task<ApiResult<HourModeDto>> Decide(DecideHourModeRequest request, CancellationToken cancellation) => api.Post<HourModeDto>("/hour-modes", request, cancellation);
    public Task<ApiResult<HourModeDto>> End(Guid id, EndHourModeRequest request, CancellationToken cancellation) => api.Post<HourModeDto>($"/hour-modes/{id}/ending", request, cancellation);
    public Task<ApiResult<HourModeDto>> TellUnion(Guid id, TellUnionRequest request, CancellationToken cancellation) => api.Post<HourModeDto>($"/hour-modes/{id}/union-notice", request, cancellation);
}
