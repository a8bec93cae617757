using MutualAid.Contracts.Hours;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.HourRules;

/// <summary>The API's paths of this area.</summary>
public sealed class HourRulesClient(ApiClient api)
{
    /// <param name="code">Null for the employer of whoever asks.</param>
    public Task<ApiResult<GetHourRulesResponse>> Rules(string? code, CancellationToken cancellation) =>
        api.Get<GetHourRulesResponse>(code is null ? "/hours/rules" : $"/hours/rules?municipality={Uri.EscapeDataString(code)}", cancellation);

    public Task<ApiResult<PreviewHourPresetResponse>> Preview(string code, HourPresetFacts preset, CancellationToken cancellation) =>
        api.Post<PreviewHourPresetResponse>($"/municipalities/{code}/hour-presets/preview", preset, cancellation);

    public Task<ApiResult<GetHourRulesResponse>> Change(string code, ChangeHourPresetRequest request, CancellationToken cancellation) =>
        api.Post<GetHourRulesResponse>($"/municipalities/{code}/hour-presets", request, cancellation);
}
