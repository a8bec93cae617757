using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.People;
using MutualAid.Web.Platform;

namespace MutualAid.Web.Features.People;

/// <summary>The staff register over HTTP.</summary>
public sealed class PeopleClient(ApiClient api, SkillList skills, IStringLocalizer<PeopleWords> words)
{
    public Task<ApiResult<ListPeopleResponse>> List(string code, PeopleQuery query, CancellationToken cancellation) =>
        api.Get<ListPeopleResponse>(query.Address($"/municipalities/{code}/people"), cancellation);

    public Task<ApiResult<GetPersonResponse>> Get(Guid id, CancellationToken cancellation) => api.Get<GetPersonResponse>($"/people/{id}", cancellation);

    public Task<ApiResult<PersonDto>> Add(string code, PersonFacts person, CancellationToken cancellation) =>
        api.Post<PersonDto>($"/municipalities/{code}/people", new AddPersonRequest(person), cancellation);

    public Task<ApiResult<EditPersonResponse>> Edit(Guid id, int version, PersonFacts person, CancellationToken cancellation) =>
        api.Put<EditPersonResponse>($"/people/{id}", new EditPersonRequest(version, person), cancellation);

    public Task<ApiResult<ListPeopleHoursResponse>> Hours(string code, PeopleHoursQuery query, CancellationToken cancellation) =>
        api.Get<ListPeopleHoursResponse>(query.Address($"/municipalities/{code}/people/hours"), cancellation);

    /// <param name="from">Those that end before are left out.</param>
    public Task<ApiResult<HomeDutyDto[]>> HomeDuties(Guid id, DateOnly from, CancellationToken cancellation) =>
        api.Get<HomeDutyDto[]>($"/people/{id}/home-duties?from={from:yyyy-MM-dd}", cancellation);

    public Task<ApiResult<AddHomeDutyResponse>> AddHomeDuty(Guid id, AddHomeDutyRequest duty, CancellationToken cancellation) =>
        api.Post<AddHomeDutyResponse>($"/people/{id}/home-duties", duty, cancellation);

    public Task<ApiResult<RemoveHomeDutyResponse>> RemoveHomeDuty(Guid dutyId, CancellationToken cancellation) =>
        api.Delete<RemoveHomeDutyResponse>($"/home-duties/{dutyId}", cancellation);

    public Task<ApiResult<InvitePersonResponse>> Invite(Guid id, CancellationToken cancellation) => api.Post<InvitePersonResponse>($"/people/{id}/invitation", null, cancellation);

    public Task<ApiResult<PersonDto>> Deactivate(Guid id, CancellationToken cancellation) => api.Post<PersonDto>($"/people/{id}/deactivation", null, cancellation);

    public Task<ApiResult<PersonDto>> Reactivate(Guid id, CancellationToken cancellation) => api.Delete<PersonDto>($"/people/{id}/deactivation", cancellation);

    public async Task<ApiResult<UploadResponse>> Upload(ImportKind kind, string code, IFormFile file, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new("text/csv");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = file.FileName };
        return await api.PostContent<UploadResponse>($"/municipalities/{code}/{kind.Name}/imports", content, cancellation);
    }

    public Task<ApiResult<GetImportResponse<TRow>>> GetImport<TRow>(ImportKind kind, Guid id, string? show, int? page, CancellationToken cancellation) =>
        api.Get<GetImportResponse<TRow>>(
            QueryHelpers.AddQueryString($"/{kind.Name}/imports/{id}", new Dictionary<string, string?> { ["show"] = show, ["page"] = page?.ToString(CultureInfo.InvariantCulture) }), cancellation);

    public Task<ApiResult<ImportResultDto>> Confirm(ImportKind kind, Guid id, string seen, bool skipErrors, CancellationToken cancellation) =>
        api.Post<ImportResultDto>($"/{kind.Name}/imports/{id}/confirmation", new ConfirmImportRequest(seen, skipErrors), cancellation);

    public Task<ApiResult<NoContent>> Discard(ImportKind kind, Guid id, CancellationToken cancellation) => api.Delete($"/{kind.Name}/imports/{id}", cancellation);

    /// <summary>Skills and levels to choose from, in the page's language.</summary>
    public async Task<ApiResult<SkillWords>> Skills(CancellationToken cancellation) =>
        (await skills.Get(api, cancellation)).Try(out var list, out var refusal) ? new(new SkillWords(list.Skills, list.Levels, words)) : new(refusal);
}
