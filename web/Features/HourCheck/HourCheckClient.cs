using MutualAid.Contracts.Hours;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourCheck;

/// <summary>The API's one path of this area.</summary>
public sealed class HourCheckClient(ApiClient api)
{
    public Task<ApiResult<CheckHoursResponse>> Check(CheckHoursRequest request, CancellationToken cancellation) => api.Post<CheckHoursResponse>("/hours/check", request, cancellation);
}
