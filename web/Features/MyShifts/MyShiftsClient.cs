using MutualAid.Contracts.MyShifts;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.MyShifts;

/// <summary>The API's paths for a member of staff's own shifts.</summary>
public sealed class MyShiftsClient(ApiClient api)
{
    public Task<ApiResult<GetMyShiftsResponse>> Get(CancellationToken cancellation) => api.Get<GetMyShiftsResponse>("/my/shifts", cancellation);

    public Task<ApiResult<GetMyHoursResponse>> Hours(CancellationToken cancellation) => api.Get<GetMyHoursResponse>("/my/hours", cancellation);

    public Task<ApiResult<AnswerAssignmentResponse>> Answer(Guid assignmentId, AnswerAssignmentRequest answer, CancellationToken cancellation) =>
        api.Post<AnswerAssignmentResponse>($"/assignments/{assignmentId}/answer", answer, cancellation);
}
