using System.Net;
using MutualAid.Contracts.Access;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Access;

public sealed class AccessEventsPageTests(WebHost web)
{
    static readonly AccessEventDto[] Events =
    [
        new(GivenAccess.At, "signed-in", "passkey", null, GivenAccess.Ann.Id, "Ann Provsson", null, null, "192.0.2.1"),
        new(GivenAccess.At, "role-given", null, null, GivenAccess.Ann.Id, "Ann Provsson", "Bo Provsson", "auditor", "192.0.2.2"),
        new(GivenAccess.At, "factors-removed", null, null, GivenAccess.Ann.Id, "Ann Provsson", "Bo Provsson", "stolen called-back", "192.0.2.2"),
        new(GivenAccess.At, "provider-refused", null, "Luleå kommun", null, null, null, "nonce", "2001:db8::/64"),
    ];

    static AccessEventsDto Page(int page, int pages, params AccessEventDto[] events) => new("Luleå", events.Length, page, pages, events, [new(GivenAccess.Ann.Id, "Ann Provsson")]);

    [Fact]
    public async Task Each_event_is_a_sentence_with_the_local_time()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/access-events", Page(1, 1, Events)), "auditor@2580");

        var page = await browser.Get("/access/events");

        Assert.Equal(
            ["Inloggad, passkey", "Fick rollen granskare, av Bo Provsson", "Passkeys, kodapp och koder borttagna, stulen, uppringd på känt nummer, av Bo Provsson", "Kommunens inloggning godtogs inte (Luleå kommun)"],
            page.Document.QuerySelectorAll("td[data-label=Vad]").Select(cell => cell.TextContent));
        Assert.Equal("fre 20 nov 08.30", page.Text("tbody th").Replace('\u00A0', ' '));
        Assert.Equal("okänd", page.Text("tr:nth-child(4) td"));
    }

    [Fact]
    public async Task One_event_is_counted_as_one()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/access-events", Page(1, 1, Events[0])), "auditor@2580");

        Assert.Equal("1 händelse.", (await browser.Get("/access/events")).Text(".list-head p"));
    }

    [Fact]
    public async Task The_filter_is_in_the_address_and_in_the_links_to_pages_and_file()
    {
        var query = $"?person={GivenAccess.Ann.Id}&kind=roles&from=2026-11-01&last=2026-11-30";
        await using var browser = await web.Browser(new FakeApi().Answers($"GET /municipalities/2580/access-events{query}", Page(1, 3, Events)), "administrator@2580");

        var page = await browser.Get($"/access/events{query}");

        Assert.Equal($"/access/events{query}&page=2", page.Find(".pager a").GetAttribute("href"));
        Assert.Equal($"/access/events/export{query}", page.Find("a[download]").GetAttribute("href"));
        Assert.Equal("roles", page.Find("#kind option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task What_an_address_says_wrongly_is_as_if_it_were_not_said()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/access-events?from=2026-11-30", Page(1, 1)), "administrator@2580");

        var page = await browser.Get("/access/events?person=x&kind=gossip&from=2026-11-30&last=2026-11-01&page=-4");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Inga händelser", page.Text(".empty-title"));
    }

    [Fact]
    public async Task The_file_is_the_apis()
    {
        await using var browser = await web.Browser(
            new FakeApi().Answers("GET /municipalities/2580/access-events.csv?kind=roles", () => new(HttpStatusCode.OK) { Content = new StringContent("Tid", System.Text.Encoding.UTF8, "text/csv") }),
            "auditor@2580");

        var file = await browser.Get("/access/events/export?kind=roles");

        Assert.Equal("text/csv; charset=utf-8", file.Headers["Content-Type"]);
    }

    [Theory, InlineData("coordinator@2580"), InlineData("operator@2580"), InlineData("communicator@2580")]
    public async Task The_page_is_for_administrator_and_auditor(string grant)
    {
        await using var browser = await web.Browser(null, grant);
        foreach (var path in (string[])["/access/events", "/access/events/export"])
            Assert.StartsWith("/forbidden", (await browser.Get(path)).Location, StringComparison.Ordinal);
    }
}
