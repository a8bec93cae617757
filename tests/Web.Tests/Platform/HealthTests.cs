using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

public sealed class HealthTests(WebHost web)
{
    [Fact]
    public async Task Live_as_soon_as_the_process_answers()
    {
        await using var browser = await web.Browser(new() { IsDown = true });

        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).Status);
    }

    [Fact]
    public async Task Ready_when_people_can_sign_in_and_the_api_answers()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /health/live", new { status = "live" }));

        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/ready")).Status);
    }

    [Fact]
    public async Task Not_ready_while_the_api_is_down_and_says_what_is_missing()
    {
        await using var browser = await web.Browser(new() { IsDown = true });
        var page = await browser.Get("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("\"missing\":\"api\"", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }
}
