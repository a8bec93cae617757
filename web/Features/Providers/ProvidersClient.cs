using MutualAid.Contracts.Providers;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Providers;

/// <summary>The API's paths of this area.</summary>
public sealed class ProvidersClient(ApiClient api)
{
    public Task<ApiResult<ListProvidersResponse>> Of(string code, CancellationToken cancellation) => api.Get<ListProvidersResponse>($"/municipalities/{Uri.EscapeDataString(code)}/providers", cancellation);

    public Task<ApiResult<ListAllProvidersResponse>> All(string? search, string? state, int page, CancellationToken cancellation) =>
        api.Get<ListAllProvidersResponse>($"/providers?search={Uri.EscapeDataString(search ?? "")}&state={Uri.EscapeDataString(state ?? "")}&page={page}", cancellation);

    public Task<ApiResult<LookAtIssuerResponse>> Look(string code, LookAtIssuerRequest request, CancellationToken cancellation) =>
        api.Post<LookAtIssuerResponse>($"/municipalities/{Uri.EscapeDataString(code)}/provider-discovery", request, cancellation);

    public Task<ApiResult<ProviderDto>> Add(string code, AddProviderRequest request, CancellationToken cancellation) =>
        api.Post<ProviderDto>($"/municipalities/{Uri.EscapeDataString(code)}/providers", request, cancellation);

    public Task<ApiResult<ProviderDto>> Get(Guid id, CancellationToken cancellation) => api.Get<ProviderDto>($"/providers/{id}", cancellation);

    public Task<ApiResult<ProviderDto>> Change(Guid id, ChangeProviderRequest request, CancellationToken cancellation) => api.Put<ProviderDto>($"/providers/{id}", request, cancellation);

    public Task<ApiResult<ProviderDto>> ChangeSecret(Guid id, ChangeClientSecretRequest request, CancellationToken cancellation) =>
        api.Put<ProviderDto>($"/providers/{id}/client-secret", request, cancellation);

    public Task<ApiResult<ProviderDto>> Enable(Guid id, EnableProviderRequest request, CancellationToken cancellation) => api.Post<ProviderDto>($"/providers/{id}/enabling", request, cancellation);

    public Task<ApiResult<DisableProviderResponse>> Disable(Guid id, DisableProviderRequest request, CancellationToken cancellation) =>
        api.Post<DisableProviderResponse>($"/providers/{id}/disabling", request, cancellation);

    public Task<ApiResult<NoContent>> Remove(Guid id, int version, CancellationToken cancellation) => api.Delete($"/providers/{id}?expectedVersion={version}", cancellation);

    public Task<ApiResult<ProviderDto>> ChangeMapping(Guid id, ChangeMappingRequest request, CancellationToken cancellation) => api.Put<ProviderDto>($"/providers/{id}/mapping", request, cancellation);

    public Task<ApiResult<PreviewMappingResponse>> PreviewMapping(Guid id, PreviewMappingRequest request, CancellationToken cancellation) =>
        api.Post<PreviewMappingResponse>($"/providers/{id}/mapping-preview", request, cancellation);

    public Task<ApiResult<ClientKeysResponse>> Keys(CancellationToken cancellation) => api.Get<ClientKeysResponse>("/client-keys", cancellation);

    public Task<ApiResult<ClientKeysResponse>> RollKeys(CancellationToken cancellation) => api.Post<ClientKeysResponse>("/client-keys/rollover", null, cancellation);
}
