using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

/// <summary>That this host has the addresses which municipalities register; what happens there is tested in Identity.Tests.</summary>
public sealed class FederationTests(WebHost web)
{
    [Fact]
    public async Task Our_public_keys_are_there_for_anyone()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/federation/keys");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("\"use\":\"enc\"", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/federation/nosuch/start", "/sign-in?refused=provider&provider=nosuch")]
    [InlineData("/federation/nosuch/callback?code=1&state=2", "/sign-in?refused=state&provider=nosuch")]
    [InlineData("/federation/nosuch/signed-out", "/")]
    public async Task A_way_that_leads_nowhere_ends_on_a_page_of_ours(string address, string to)
    {
        await using var browser = await web.Browser();

        Assert.Equal(to, (await browser.Get(address)).Location);
    }

    [Fact]
    public async Task A_provider_may_tell_us_of_a_sign_out_without_a_forms_token()
    {
        await using var browser = await web.Browser();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send(new(HttpMethod.Post, "/federation/nosuch/logout") { Content = new FormUrlEncodedContent([new("logout_token", "hello")]) })).Status);
    }
}
