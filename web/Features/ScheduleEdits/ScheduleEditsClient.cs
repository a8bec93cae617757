using MutualAid.Contracts.ScheduleEdits;
using MutualAid.Contracts.Schedules;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.ScheduleEdits;

/// <summary>The API's paths for single shifts, changes by hand and overrides.</summary>
public sealed class ScheduleEditsClient(ApiClient api)
{
    public Task<ApiResult<ShiftListDto>> Shifts(Guid incidentId, DateOnly from, DateOnly to, CancellationToken cancellation) => api.Get<ShiftListDto>($"/incidents/{incidentId}/shifts?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}", cancellation);
    /// <param name="replace">The person on it against whom the candidates are held.</param>
    public Task<ApiResult<ShiftPageDto>> Shift(Guid incidentId, Guid shiftId, Guid? replace, CancellationToken cancellation) =>
        api.Get<ShiftPageDto>($"/incidents/{incidentId}/shifts/{shiftId}{(replace is { } person ? $"?replace={person}" : "")}", cancellation);

    public Task<ApiResult<ScheduleEditPreviewDto>> Preview(Guid incidentId, PreviewScheduleEditRequest edit, CancellationToken cancellation) => api.Post<ScheduleEditPreviewDto>($"/incidents/{incidentId}/schedule-edits/preview", edit, cancellation);
    public Task<ApiResult<EditScheduleResponse>> Save(Guid incidentId, EditScheduleRequest edit, CancellationToken cancellation) => api.Post<EditScheduleResponse>($"/incidents/{incidentId}/schedule-edits", edit, cancellation);
    public Task<ApiResult<ScheduleEditDto[]>> OfIncident(Guid incidentId, CancellationToken cancellation) => api.Get<ScheduleEditDto[]>($"/incidents/{incidentId}/schedule-edits", cancellation);

    public Task<ApiResult<ScheduleEditDetailsDto>> Edit(Guid id, CancellationToken cancellation) => api.Get<ScheduleEditDetailsDto>($"/schedule-edits/{id}", cancellation);
    public Task<ApiResult<DecideScheduleEditResponse>> Decide(Guid id, string decision, CancellationToken cancellation) => api.Post<DecideScheduleEditResponse>($"/schedule-edits/{id}/decision", new DecideScheduleEditRequest(decision), cancellation);
    public Task<ApiResult<DecideScheduleEditResponse>> Withdraw(Guid id, CancellationToken cancellation) => api.Post<DecideScheduleEditResponse>($"/schedule-edits/{id}/withdrawal", null, cancellation);

    public Task<ApiResult<HourOverridesDto>> Overrides(string municipalityCode, CancellationToken cancellation) => api.Get<HourOverridesDto>($"/hour-overrides?municipality={municipalityCode}", cancellation);
}
