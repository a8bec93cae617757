using MutualAid.Contracts.Reference;

namespace MutualAid.Web.Platform;

/// <summary>The 290 names by code, asked for once: they change with a release only.</summary>
public sealed class MunicipalityNames
{
    volatile IReadOnlyDictionary<string, MunicipalityDto>? known;

    /// <summary>The code itself when the API does not answer, so that a page is shown all the same.</summary>
    public async Task<string> Of(string code, ApiClient api, CancellationToken cancellation) =>
        (await All(api, cancellation)).TryGetValue(code, out var municipality) ? municipality.Name : code;

    /// <summary>Empty when the API does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, MunicipalityDto>> All(ApiClient api, CancellationToken cancellation)
    {
        if (known is { } names) return names;
        if (!(await api.Get<MunicipalityDto[]>("/municipalities", cancellation)).Try(out var list, out _)) return new Dictionary<string, MunicipalityDto>();

        var read = list.ToDictionary(municipality => municipality.Code);
        if (read.Count > 0) known = read;
        return read;
    }
}
