using System.Net;
using MutualAid.Contracts.Access;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Access;

public sealed class ReadinessPageTests(WebHost web)
{
    static ReadyAccountDto Account(string name, WaysInDto ways) => new(Guid.CreateVersion7(), name, ["crisis_lead"], ways, null, null, null, null);

    static readonly ReadyAccountDto Key = Account("Ann", new(1, false, 0, true, false)), Phrase = Account("Bo", new(0, false, 0, true, true)), Nothing = Account("Cia", new(0, false, 4, false, true));

    [Fact]
    public async Task The_sentence_on_top_counts_who_gets_in_and_the_worst_come_first()
    {
        await using var browser = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/readiness", new ReadinessDto("Luleå", [Key, Phrase, Nothing])), "coordinator@2580");

        var page = await browser.Get("/access/readiness");

        Assert.Equal("1 av 3 kan logga in i natt", page.Text(".sentence"));
        Assert.Contains("1 till kommer in med bara lösenfras", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["Cia", "Bo", "Ann"], page.Document.QuerySelectorAll("tbody th").Select(name => name.TextContent));
        Assert.Equal(["kommer inte in", "bara lösenfras", "kommer in"], page.Document.QuerySelectorAll("tbody .ds-tag").Select(tag => tag.TextContent));
        Assert.Equal(2, page.Document.QuerySelectorAll("tbody form").Length);
    }

    [Fact]
    public async Task Somebody_who_would_not_get_in_is_asked_to_mend_it()
    {
        var ask = $"POST /municipalities/2580/readiness/{Nothing.Id}/asking";
        var api = new FakeApi().Answers("GET /municipalities/2580/readiness", new ReadinessDto("Luleå", [Nothing])).Answers(ask, HttpStatusCode.NoContent);
        await using var browser = await web.Browser(api, "administrator@2580");

        Assert.Equal("/access/readiness?done=asked", (await browser.Submit(await browser.Get("/access/readiness"), "tbody form")).Location);
        Assert.Contains(api.Sent, sent => sent.Request == ask);
    }

    [Fact]
    public async Task Says_so_when_all_are_ready_and_when_there_is_nobody()
    {
        await using var all = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/readiness", new ReadinessDto("Luleå", [Key])), "coordinator@2580");
        await using var none = await web.Browser(new FakeApi().Answers("GET /municipalities/2580/readiness", new ReadinessDto("Luleå", [])), "coordinator@2580");

        Assert.Contains("Alla med en roll i kris har ett eget sätt", (await all.Get("/access/readiness")).Text("main"), StringComparison.Ordinal);
        Assert.Equal("Ingen har en roll i kris", (await none.Get("/access/readiness")).Text(".empty-title"));
    }

    [Theory, InlineData("crisis_lead@2580"), InlineData("auditor@2580"), InlineData("operator@2580")]
    public async Task The_page_is_for_coordinator_and_administrator(string grant)
    {
        await using var browser = await web.Browser(null, grant);
        Assert.StartsWith("/forbidden", (await browser.Get("/access/readiness")).Location, StringComparison.Ordinal);
    }
}
