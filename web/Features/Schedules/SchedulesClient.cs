using MutualAid.Contracts.Reference;
using MutualAid.Contracts.Schedules;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Schedules;

/// <summary>The API's paths of this area.</summary>
public sealed class SchedulesClient(ApiClient api)
{
    public Task<ApiResult<ScheduleDto>> OfIncident(Guid incidentId, CancellationToken cancellation) => api.Get<ScheduleDto>($"/incidents/{incidentId}/schedule", cancellation);
    public Task<ApiResult<ScheduleVersionDto[]>> Versions(Guid incidentId, CancellationToken cancellation) => api.Get<ScheduleVersionDto[]>($"/incidents/{incidentId}/schedule-versions", cancellation);
    public Task<ApiResult<ScheduleRunDto>> Start(Guid incidentId, StartScheduleRunRequest request, CancellationToken cancellation) => api.Post<ScheduleRunDto>($"/incidents/{incidentId}/schedule-runs", request, cancellation);

    public Task<ApiResult<ScheduleRunDto>> Run(Guid runId, CancellationToken cancellation) => api.Get<ScheduleRunDto>($"/schedule-runs/{runId}", cancellation);
    public Task<ApiResult<ScheduleRunDto>> Stop(Guid runId, CancellationToken cancellation) => api.Post<ScheduleRunDto>($"/schedule-runs/{runId}/stop", null, cancellation);
    public Task<ApiResult<ScheduleDto>> OfRun(Guid runId, CancellationToken cancellation) => api.Get<ScheduleDto>($"/schedule-runs/{runId}/schedule", cancellation);
    public Task<ApiResult<ScheduleChangesDto>> Changes(Guid runId, CancellationToken cancellation) => api.Get<ScheduleChangesDto>($"/schedule-runs/{runId}/changes", cancellation);
    public Task<ApiResult<PublishScheduleResponse>> Publish(Guid runId, int expectedCurrentVersion, CancellationToken cancellation) => api.Post<PublishScheduleResponse>($"/schedule-runs/{runId}/publication", new PublishScheduleRequest(expectedCurrentVersion), cancellation);

    public Task Follow(Guid runId, HttpContext to) => api.Relay($"/schedule-runs/{runId}/events", to);

    /// <summary>Names of the skills in the page's language; empty when the API does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SkillNames(CancellationToken cancellation) =>
        (await api.Get<SkillDto[]>("/skills", cancellation)).Try(out var skills, out _)
            ? skills.ToDictionary(skill => skill.Id, skill => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "sv" ? skill.NameSv : skill.NameEn)
            : new Dictionary<string, string>();
}
