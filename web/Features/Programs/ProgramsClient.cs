using MutualAid.Contracts.Machines;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.Programs;

/// <summary>The API's paths for programs that call it. The municipality is the one whose administrator the person is.</summary>
public sealed class ProgramsClient(ApiClient api, SignedInUser user)
{
    public Task<ApiResult<ListMachineClientsResponse>> List(CancellationToken cancellation) => api.Get<ListMachineClientsResponse>(Path, cancellation);

    public Task<ApiResult<MachineClientDto>> Add(SaveMachineClientRequest asked, CancellationToken cancellation) => api.Post<MachineClientDto>(Path, asked, cancellation);

    public Task<ApiResult<MachineClientDto>> Save(Guid id, SaveMachineClientRequest asked, CancellationToken cancellation) => api.Put<MachineClientDto>($"/machine-clients/{id}", asked, cancellation);

    public Task<ApiResult<NoContent>> Remove(Guid id, CancellationToken cancellation) => api.Delete($"/machine-clients/{id}", cancellation);

    string Path => $"/municipalities/{user.CodeAs(Roles.Administrator)}/machine-clients";
}
