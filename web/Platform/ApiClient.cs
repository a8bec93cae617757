using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using MutualAid.Identity;

namespace MutualAid.Web.Platform;

/// <summary>
/// HTTP to the API in the name of the person at the browser: the session cookie is passed on. Each area has its own client on top,
/// the one class that knows that area's paths.
/// </summary>
/// <remarks>
/// A change made from a posted <see cref="Design.PostForm"/> carries an <c>Idempotency-Key</c> made of the form's key and of what is
/// sent, so that a second click, or a retry after <see cref="ApiRefusal.Unreachable"/>, is done once.
/// </remarks>
public sealed class ApiClient(HttpClient http, IHttpContextAccessor context)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public Task<ApiResult<T>> Get<T>(string path, CancellationToken cancellation) => Send<T>(HttpMethod.Get, path, null, cancellation);
    public Task<ApiResult<T>> Post<T>(string path, object? body, CancellationToken cancellation) => Send<T>(HttpMethod.Post, path, AsJson(body), cancellation);
    public Task<ApiResult<T>> Put<T>(string path, object? body, CancellationToken cancellation) => Send<T>(HttpMethod.Put, path, AsJson(body), cancellation);
    public Task<ApiResult<T>> Patch<T>(string path, object? body, CancellationToken cancellation) => Send<T>(HttpMethod.Patch, path, AsJson(body), cancellation);
    public Task<ApiResult<T>> Delete<T>(string path, CancellationToken cancellation) => Send<T>(HttpMethod.Delete, path, null, cancellation);

    public async Task<ApiResult<NoContent>> Post(string path, object? body, CancellationToken cancellation) => await Post<NoContent>(path, body, cancellation);
    public async Task<ApiResult<NoContent>> Put(string path, object? body, CancellationToken cancellation) => await Put<NoContent>(path, body, cancellation);
    public async Task<ApiResult<NoContent>> Delete(string path, CancellationToken cancellation) => await Delete<NoContent>(path, cancellation);

    /// <summary>A file, or anything else that is not JSON.</summary>
    public Task<ApiResult<T>> PostContent<T>(string path, HttpContent content, CancellationToken cancellation) => Send<T>(HttpMethod.Post, path, content, cancellation);

    /// <summary>Hands the API's answer through to the browser as it comes: a file to download, or a stream of events.</summary>
    public async Task Relay(string path, HttpContext to)
    {
        using var request = Request(HttpMethod.Get, path, null);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, to.RequestAborted);
            to.Response.StatusCode = (int)response.StatusCode;
            to.Response.ContentType = response.Content.Headers.ContentType?.ToString();
            if (response.Content.Headers.ContentDisposition is { } disposition) to.Response.Headers.ContentDisposition = disposition.ToString();
            if (!response.IsSuccessStatusCode) return;

            await to.Response.StartAsync(to.RequestAborted);
            await using var body = await response.Content.ReadAsStreamAsync(to.RequestAborted);
            var buffer = new byte[16 * 1024];
            for (int count; (count = await body.ReadAsync(buffer, to.RequestAborted)) > 0;)
            {
                await to.Response.Body.WriteAsync(buffer.AsMemory(0, count), to.RequestAborted);
                await to.Response.Body.FlushAsync(to.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (to.RequestAborted.IsCancellationRequested)
        {
            // The reader has left.
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // Half an answer must not look like a whole one: the browser sees the connection break, and an event stream comes again.
            if (to.Response.HasStarted) to.Abort();
            else to.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    async Task<ApiResult<T>> Send<T>(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = Request(method, path, content);
        if (method != HttpMethod.Get && await OnceKey(request, cancellation) is { } key) request.Headers.Add("Idempotency-Key", key.ToString());
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode) return new(await ProblemReader.Read(response, cancellation));
            return typeof(T) == typeof(NoContent)
                ? new(default(T)!)
                : new((await response.Content.ReadFromJsonAsync<T>(Json, cancellation))!);
        }
        catch (HttpRequestException)
        {
            return new(new ApiRefusal.Unreachable());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(new ApiRefusal.Unreachable());
        }
    }

    HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add(CrossSiteGuard.Header, CrossSiteGuard.Value);
        request.Headers.AcceptLanguage.Add(new(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        foreach (var (name, value) in context.HttpContext?.Request.Cookies ?? Enumerable.Empty<KeyValuePair<string, string>>())
        {
            if (Sessions.IsCookie(name)) request.Headers.Add(HeaderNames.Cookie, $"{name}={Uri.EscapeDataString(value)}");
        }

        return request;
    }

    async Task<Guid?> OnceKey(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (context.HttpContext?.Request is not { HasFormContentType: true } posted) return null;
        if ((await posted.ReadFormAsync(cancellation))[Design.FormToken.Name] is not [{ } formKey]) return null;

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { formKey, method = request.Method.Method, path = request.RequestUri!.OriginalString }));
        if (request.Content is not null) hash.AppendData(await request.Content.ReadAsByteArrayAsync(cancellation));
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    static JsonContent? AsJson(object? body) => body is null ? null : JsonContent.Create(body, body.GetType(), options: Json);
}
