using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Layout;

public sealed class MainLayoutTests(WebHost web)
{
    [Theory]
    [InlineData("coordinator@2580", "Vår personal|Personalens tid|Hjälpbehov|Erbjudanden|Tidrapporter|Undantag|Inloggning i natt")]
    [InlineData("approver@2580", "Hjälpbehov|Erbjudanden|Tidrapporter|Undantag")]
    [InlineData("communicator@2580", "Händelser")]
    [InlineData("auditor@2580", "Händelser|Åtkomstlogg|Krisinloggningar")]
    [InlineData("administrator@2580", "Konton och roller|Åtkomstlogg|Inloggning i natt|Inloggning|Anslutna program|Krisinloggningar|Telefon i kris")]
    [InlineData("operator@2580", "Konton och roller|Inloggning|Krisinloggningar|Släpp in en kollega")]
    [InlineData("crisis_lead@2514", "Händelser|Krisinloggningar|Släpp in en kollega")]
    [InlineData("staff@2580", "Mina pass|Min tid")]
    public async Task The_menu_has_what_the_role_may_see(string grant, string links)
    {
        await using var browser = await web.Browser(grants: grant);
        var page = await browser.Get("/accessibility");

        Assert.Equal(links.Split('|'), page.Document.QuerySelectorAll("nav a").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData("administrator@2580", "/access", true)]
    [InlineData("crisis_lead@2514", "/accessibility", false)]
    public async Task A_long_menu_can_be_folded_and_says_where_one_is(string grant, string path, bool folds)
    {
        await using var browser = await web.Browser(grants: grant);

        var fold = (await browser.Get(path)).Document.QuerySelector("nav details");

        Assert.Equal(folds, fold is not null);
        if (folds) Assert.Equal(("Konton och roller", "main-menu"), (fold!.QuerySelector(".nav-here")!.TextContent, fold.NextElementSibling!.Id));
    }

    [Fact]
    public async Task Of_two_entries_that_cover_a_page_the_longer_one_is_where_it_is()
    {
        await using var browser = await web.Browser(grants: "coordinator@2580");

        Assert.Equal(["Personalens tid"], (await browser.Get("/people/hours")).Document.QuerySelectorAll("nav a[aria-current]").Select(link => link.TextContent));
        Assert.Equal(["Vår personal"], (await browser.Get("/people/new")).Document.QuerySelectorAll("nav a[aria-current]").Select(link => link.TextContent));
    }

    [Fact]
    public async Task The_first_thing_on_a_page_skips_to_its_content()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/accessibility");

        Assert.Equal("#main", page.Find("a").GetAttribute("href"));
        Assert.Equal("-1", page.Find("main#main").GetAttribute("tabindex"));
    }

    [Fact]
    public async Task A_page_is_shown_also_while_the_api_is_down()
    {
        await using var browser = await web.Browser(new() { IsDown = true }, "staff@2580");
        var page = await browser.Get("/accessibility");

        Assert.Equal("Ida Provsson, 2580", page.Text(".account summary"));
    }
}
