using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using MutualAid.Web.Design;
using MutualAid.Web.Platform;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

public sealed class ApiClientTests : IDisposable
{
    sealed record Thing(string Name);

    readonly FakeApi api = new();
    readonly DefaultHttpContext http = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    ApiClient Client => new(new(api, disposeHandler: false) { BaseAddress = new("http://api.test") }, new HttpContextAccessor { HttpContext = http });

    [Fact]
    public async Task Passes_the_session_on_and_no_other_cookie()
    {
        http.Request.Headers.Cookie = "mutualaid.session=key; mutualaid.language=c%3Den; .AspNetCore.Antiforgery.x=y";
        await Client.Get<Thing>("/thing", Cancel);

        var sent = Assert.Single(api.Sent);
        Assert.Equal("mutualaid.session=key", sent.Headers["Cookie"]);
        Assert.Equal("web", sent.Headers["X-MutualAid"]);
    }

    [Fact]
    public async Task A_value_comes_back_as_a_value()
    {
        api.Answers("GET /thing", new Thing("å"));

        Assert.True((await Client.Get<Thing>("/thing", Cancel)).Try(out var thing, out _));
        Assert.Equal("å", thing.Name);
    }

    [Fact]
    public async Task A_refusal_comes_back_with_its_name_its_facts_and_its_fields()
    {
        api.Refuses("POST /thing", 422, "rest-too-short", ("hadMinutes", 540), ("errors", new Dictionary<string, string[]> { ["Needs[0].Seats"] = ["too-many"] }));

        Assert.False((await Client.Post<Thing>("/thing", new Thing("x"), Cancel)).Try(out _, out var refusal));
        var problem = Assert.IsType<ApiRefusal.Problem>(refusal);
        Assert.Equal(("rest-too-short", 422, 540), (problem.Name, problem.Status, problem.Fact<int>("hadMinutes")));
        Assert.Equal(["too-many"], problem.Errors["Needs[0].Seats"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "status-404")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "status-413")]
    public async Task An_answer_that_is_no_problem_is_named_by_its_status(HttpStatusCode status, string name)
    {
        api.Answers("GET /thing", status);

        Assert.False((await Client.Get<Thing>("/thing", Cancel)).Try(out _, out var refusal));
        Assert.Equal(name, Assert.IsType<ApiRefusal.Problem>(refusal).Name);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_proxy_that_finds_nobody_is_an_api_that_is_down(HttpStatusCode status)
    {
        api.Answers("GET /thing", status);

        Assert.False((await Client.Get<Thing>("/thing", Cancel)).Try(out _, out var refusal));
        Assert.IsType<ApiRefusal.Unreachable>(refusal);
    }

    [Fact]
    public async Task An_api_that_is_down_is_an_answer_and_no_exception()
    {
        api.IsDown = true;

        Assert.False((await Client.Post("/thing", new Thing("x"), Cancel)).Try(out _, out var refusal));
        Assert.IsType<ApiRefusal.Unreachable>(refusal);
    }

    [Fact]
    public async Task A_form_sent_twice_carries_one_key_and_another_command_of_the_same_form_another()
    {
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues> { [FormToken.Name] = "0198-form" });

        await Client.Post("/thing", new Thing("x"), Cancel);
        await Client.Post("/thing", new Thing("x"), Cancel);
        await Client.Post("/thing", new Thing("mended"), Cancel);
        await Client.Post("/other", new Thing("x"), Cancel);

        var keys = api.Sent.Select(sent => sent.Headers["Idempotency-Key"]).ToArray();
        Assert.Equal(keys[0], keys[1]);
        Assert.Equal(3, keys.Distinct().Count());
        Assert.All(keys, key => Assert.True(Guid.TryParse(key, out _)));
    }

    [Fact]
    public async Task Reading_carries_no_key()
    {
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues> { [FormToken.Name] = "0198-form" });
        await Client.Get<Thing>("/thing", Cancel);

        Assert.DoesNotContain("Idempotency-Key", Assert.Single(api.Sent).Headers.Keys);
    }

    [Fact]
    public async Task A_file_goes_through_to_the_browser_as_it_came()
    {
        api.Answers("GET /people.csv", () => new(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent([0xEF, 0xBB, 0xBF, 0x61])
            {
                Headers = { ContentType = new("text/csv"), ContentDisposition = new("attachment") { FileName = "personal.csv" } },
            },
        });
        using var body = new MemoryStream();
        http.Response.Body = body;

        await Client.Relay("/people.csv", http);

        Assert.Equal((200, "text/csv", "attachment; filename=personal.csv"), (http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.ContentDisposition.ToString()));
        Assert.Equal([0xEF, 0xBB, 0xBF, 0x61], body.ToArray());
    }

    [Fact]
    public async Task A_refused_file_keeps_its_status_and_an_api_that_is_down_is_a_bad_gateway()
    {
        api.Answers("GET /people.csv", HttpStatusCode.Forbidden);
        await Client.Relay("/people.csv", http);
        Assert.Equal(StatusCodes.Status403Forbidden, http.Response.StatusCode);

        api.IsDown = true;
        await Client.Relay("/people.csv", http);
        Assert.Equal(StatusCodes.Status502BadGateway, http.Response.StatusCode);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_broken_off_for_the_browser_too()
    {
        var aborted = false;
        http.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime(() => aborted = true));
        http.Features.Set<IHttpResponseFeature>(new StartedResponse());
        api.Answers("GET /events", () => new(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) });

        await Client.Relay("/events", http);

        Assert.True(aborted);
    }

    sealed class Lifetime(Action abort) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }
        public void Abort() => abort();
    }

    sealed class StartedResponse : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }

    sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Connection reset by peer.");
    }

    public void Dispose() => api.Dispose();
}
