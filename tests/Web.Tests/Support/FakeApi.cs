using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace MutualAid.Web.Tests.Support;

/// <summary>Stands in for the API: answers what a test gives it and keeps what was sent. What was not given is 404.</summary>
public sealed class FakeApi : HttpMessageHandler
{
    readonly ConcurrentDictionary<string, Func<HttpResponseMessage>> answers = [];
    readonly ConcurrentQueue<SentRequest> sent = [];

    public IReadOnlyCollection<SentRequest> Sent => sent;

    /// <summary>As if nobody listened at the API's address.</summary>
    public bool IsDown { get; set; }

    /// <param name="request">Method and path with query: <c>GET /people?page=1</c>.</param>
    public FakeApi Answers(string request, object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        answers[request] = () => new(status) { Content = JsonContent.Create(body, body.GetType()) };
        return this;
    }

    public FakeApi Answers(string request, HttpStatusCode status) => Answers(request, () => new(status));

    public FakeApi Answers(string request, Func<HttpResponseMessage> answer)
    {
        answers[request] = answer;
        return this;
    }

    /// <param name="facts">Extension members, and <c>errors</c> by field.</param>
    public FakeApi Refuses(string request, int status, string problem, params (string Name, object Value)[] facts)
    {
        var members = facts.ToDictionary(fact => fact.Name, fact => fact.Value);
        (members["type"], members["title"], members["status"]) = ($"/problems/{problem}", problem, status);
        answers[request] = () => new((HttpStatusCode)status) { Content = JsonContent.Create(members, new MediaTypeHeaderValue("application/problem+json")) };
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        sent.Enqueue(new(
            asked,
            request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken),
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value))));
        if (IsDown) throw new HttpRequestException("Connection refused.");
        return answers.TryGetValue(asked, out var answer) ? answer() : new(HttpStatusCode.NotFound);
    }
}

/// <param name="Body">JSON as it was sent.</param>
public sealed record SentRequest(string Request, string? Body, IReadOnlyDictionary<string, string> Headers)
{
    public T As<T>() => JsonSerializer.Deserialize<T>(Body!, JsonSerializerOptions.Web)!;
}
