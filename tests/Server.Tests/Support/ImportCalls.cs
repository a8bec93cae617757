using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using MutualAid.Contracts.People;

namespace MutualAid.Server.Tests.Support;

/// <summary>The steps of taking in a file, as a client makes them.</summary>
static class ImportCalls
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static byte[] Utf8(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static Task<HttpResponseMessage> Upload(this HttpClient client, string code, byte[] file, string fileName = "personal.csv")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new("text/csv");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = fileName };
        return client.PostAsync($"/municipalities/{code}/people/imports", content, Cancellation);
    }

    public static async Task<GetImportResponse> Preview(this HttpClient client, string code, byte[] file)
    {
        var uploaded = await (await client.Upload(code, file)).Read<UploadPeopleResponse>(HttpStatusCode.Created);
        return await (await client.GetAsync($"/people/imports/{uploaded.Id}", Cancellation)).Read<GetImportResponse>();
    }

    public static Task<HttpResponseMessage> Confirm(this HttpClient client, GetImportResponse import, bool skipErrors = false) =>
        client.PostAsJsonAsync($"/people/imports/{import.Id}/confirmation", new ConfirmImportRequest(import.Seen, skipErrors), Cancellation);
}
