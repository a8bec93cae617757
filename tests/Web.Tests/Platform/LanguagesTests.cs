using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

public sealed class LanguagesTests(WebHost web)
{
    const string Button = ".bar form[action='/language']";

    [Fact]
    public async Task Swedish_comes_first_whatever_the_browser_prefers()
    {
        await using var browser = await web.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Accept-Language", "en-US,en");
        var page = await browser.Send(request);

        Assert.Equal("sv", page.Find("html").GetAttribute("lang"));
        Assert.Equal("Logga in", page.Heading);
    }

    [Fact]
    public async Task English_is_a_button_away_on_the_same_page_and_stays_chosen()
    {
        await using var browser = await web.Browser();

        var chosen = await browser.Submit(await browser.Get("/sign-in?returnUrl=%2Fpeople%3Fpage%3D2"), Button, ("language", "en"));
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        Assert.Equal("/sign-in?returnUrl=%2Fpeople%3Fpage%3D2", chosen.Location);

        var page = await browser.Get("/accessibility");
        Assert.Equal("en", page.Find("html").GetAttribute("lang"));
        Assert.Equal("Accessibility", page.Heading);

        await browser.Submit(page, Button, ("language", "sv"));
        Assert.Equal("Tillgänglighet", (await browser.Get("/accessibility")).Heading);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task The_button_leads_nowhere_else(string returnUrl)
    {
        await using var browser = await web.Browser();
        var chosen = await browser.Submit(await browser.Get("/sign-in"), Button, ("language", "en"), ("returnUrl", returnUrl));

        Assert.Equal("/", chosen.Location);
    }

    [Fact]
    public async Task Another_site_cannot_choose_for_someone()
    {
        await using var browser = await web.Browser();
        var page = await browser.Submit(await browser.Get("/sign-in"), Button, ("language", "en"), ("__RequestVerificationToken", "made up"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Formuläret gick inte att skicka", page.Heading);
    }
}
