using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.People;

namespace MutualAid.Server.Tests.Support;

/// <summary>The steps of taking in a file, as a client makes them.</summary>
static class ImportCalls
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static byte[] Utf8(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static Task<HttpResponseMessage> Upload(this HttpClient client, string code, byte[] file, string fileName = "personal.csv") => client.Upload("people", code, file, fileName);

    public static Task<HttpResponseMessage> UploadDuties(this HttpClient client, string code, byte[] file) => client.Upload("home-duties", code, file, "arbete.csv");

    public static Task<GetImportResponse<ImportRowDto>> Preview(this HttpClient client, string code, byte[] file) => client.Preview<ImportRowDto>("people", code, file);

    public static Task<GetImportResponse<HomeDutyImportRowDto>> PreviewDuties(this HttpClient client, string code, params string[] lines) =>
        client.Preview<HomeDutyImportRowDto>("home-duties", code, Utf8(lines));

    public static Task<HttpResponseMessage> Confirm(this HttpClient client, GetImportResponse<ImportRowDto> import, bool skipErrors = false) => client.Confirm("people", import.Id, import.Seen, skipErrors);

    public static Task<HttpResponseMessage> Confirm(this HttpClient client, GetImportResponse<HomeDutyImportRowDto> import, bool skipErrors = false) =>
        client.Confirm("home-duties", import.Id, import.Seen, skipErrors);

    static Task<HttpResponseMessage> Upload(this HttpClient client, string kind, string code, byte[] file, string fileName)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = fileName };
        return client.PostAsync($"/municipalities/{code}/{kind}/imports", content, Cancellation);
    }

    static async Task<GetImportResponse<TRow>> Preview<TRow>(this HttpClient client, string kind, string code, byte[] file)
    {
        var uploaded = await (await client.Upload(kind, code, file, "personal.csv")).Read<UploadResponse>(HttpStatusCode.Created);
        return await (await client.GetAsync($"/{kind}/imports/{uploaded.Id}", Cancellation)).Read<GetImportResponse<TRow>>();
    }

    static Task<HttpResponseMessage> Confirm(this HttpClient client, string kind, Guid id, string seen, bool skipErrors) =>
        client.PostAsJsonAsync($"/{kind}/imports/{id}/confirmation", new ConfirmImportRequest(seen, skipErrors), Cancellation);
}
