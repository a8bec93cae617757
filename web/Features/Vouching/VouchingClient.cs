using MutualAid.Contracts.Vouching;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Vouching;

/// <summary>The API's paths of this area.</summary>
public sealed class VouchingClient(ApiClient api, SignedInUser user)
{
    public Task<ApiResult<VouchingDto[]>> List(CancellationToken cancellation) => api.Get<VouchingDto[]>("/vouchings", cancellation);
    public Task<ApiResult<VouchingDto>> Get(Guid id, CancellationToken cancellation) => api.Get<VouchingDto>($"/vouchings/{id}", cancellation);
    public Task<ApiResult<VouchingMunicipalityDto[]>> Municipalities(CancellationToken cancellation) => api.Get<VouchingMunicipalityDto[]>("/vouching-municipalities", cancellation);
    public Task<ApiResult<VouchablePersonDto[]>> People(string code, CancellationToken cancellation) => api.Get<VouchablePersonDto[]>($"/vouchable-people?municipality={Uri.EscapeDataString(code)}", cancellation);
    public Task<ApiResult<VouchingDto>> Begin(Guid account, CancellationToken cancellation) => api.Post<VouchingDto>("/vouchings", new BeginVouchingRequest(account), cancellation);
    public Task<ApiResult<VouchingDto>> Send(Guid id, SendVouchingRequest said, CancellationToken cancellation) => api.Post<VouchingDto>($"/vouchings/{id}/sending", said, cancellation);
    public Task<ApiResult<VouchingDto>> Approve(Guid id, CancellationToken cancellation) => api.Post<VouchingDto>($"/vouchings/{id}/approval", null, cancellation);
    public Task<ApiResult<VouchingCodeResponse>> MakeCode(Guid id, CancellationToken cancellation) => api.Post<VouchingCodeResponse>($"/vouchings/{id}/code", null, cancellation);
    public Task<ApiResult<VouchingDto>> Withdraw(Guid id, CancellationToken cancellation) => api.Post<VouchingDto>($"/vouchings/{id}/withdrawal", null, cancellation);

    public Task<ApiResult<CrisisPhoneDto>> Phone(CancellationToken cancellation) => api.Get<CrisisPhoneDto>("/me/crisis-phone", cancellation);
    public Task<ApiResult<CrisisPhoneDto>> SetPhone(string? number, CancellationToken cancellation) => api.Put<CrisisPhoneDto>("/me/crisis-phone", new SetCrisisPhoneRequest(number), cancellation);

    /// <summary>Of the municipality that the person administers.</summary>
    public Task<ApiResult<CrisisPhoneHolderDto[]>> Phones(CancellationToken cancellation) => api.Get<CrisisPhoneHolderDto[]>($"/municipalities/{user.CodeAs(Roles.Administrator)}/crisis-phones", cancellation);

    public Task<ApiResult<CrisisPhoneHolderDto>> SetPhoneOf(Guid account, string number, CancellationToken cancellation) =>
        api.Put<CrisisPhoneHolderDto>($"/municipalities/{user.CodeAs(Roles.Administrator)}/crisis-phones/{account}", new SetCrisisPhoneRequest(number), cancellation);
}
