using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

public sealed class SecurityHeadersTests(WebHost web)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/app.css")]
    [InlineData("/health/live")]
    public async Task Every_answer_forbids_what_does_not_come_from_this_site(string path)
    {
        await using var browser = await web.Browser();
        var page = await browser.Get(path);

        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
    }

    [Fact]
    public async Task A_page_is_kept_by_the_browser_for_going_back_and_by_nobody_in_between()
    {
        await using var browser = await web.Browser();

        Assert.Equal("no-cache, private", (await browser.Get("/sign-in")).Headers["Cache-Control"]);
    }

    [Fact]
    public async Task Nothing_on_a_page_needs_what_the_policy_forbids()
    {
        await using var browser = await web.Browser(grants: "coordinator@2580");
        var page = await browser.Get("/accessibility");

        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), style, [style], [onclick], [onsubmit]"));
    }

    [Fact]
    public async Task The_style_sheets_that_a_page_asks_for_are_there()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/sign-in");

        foreach (var link in page.Document.QuerySelectorAll("link[href]"))
        {
            var file = await browser.Get(link.GetAttribute("href")!);
            Assert.True(file.Status == HttpStatusCode.OK, link.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Over_https_every_cookie_is_bound_to_it_and_the_site_stays_on_it()
    {
        await using var browser = await web.SecureBrowser("staff@2580");
        var page = await browser.Get("/accessibility");

        Assert.StartsWith("__Host-mutualaid.form=", page.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.Contains("secure", page.Headers["Set-Cookie"], StringComparison.Ordinal);
        Assert.StartsWith("max-age=31536000", page.Headers["Strict-Transport-Security"], StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".account"));
    }
}
