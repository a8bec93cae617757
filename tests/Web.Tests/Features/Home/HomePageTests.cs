using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Home;

public sealed class HomePageTests(WebHost web)
{
    [Theory]
    [InlineData("crisis_lead@2514", "/incidents")]
    [InlineData("coordinator@2580", "/people")]
    [InlineData("staff@2580", "/my/shifts")]
    public async Task Everyone_starts_at_the_first_page_of_their_role(string grant, string first)
    {
        await using var browser = await web.Browser(grants: grant);

        Assert.Equal(first, (await browser.Get("/")).Location);
    }

    [Fact]
    public async Task A_stranger_reads_what_this_is_and_finds_the_way_in()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/");

        Assert.Equal("Kommuner hjälper varandra när it är nere", page.Heading);
        Assert.Equal("/sign-in", page.Find(".actions a").GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("nav"));
    }

    [Fact]
    public async Task An_operator_is_led_to_who_came_in_past_the_providers()
    {
        await using var browser = await web.Browser(grants: "operator@2580");

        Assert.Equal("/crisis-sessions", (await browser.Get("/")).Location);
    }
}
