using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>Finding one's municipality on the sign-in page, and what stands there then. Without script.</summary>
public sealed class MunicipalSignInTests(WebHost web)
{
    const string Choice = "form:has([name='Choice.Municipality'])";

    [Fact]
    public async Task A_part_of_the_name_leads_to_the_municipalitys_own_sign_in_which_is_there_the_next_time_too()
    {
        var key = await Given("2482", "up");
        await using var browser = await web.Browser();

        var chosen = await browser.Submit(await browser.Get("/sign-in?returnUrl=%2Fpeople"), Choice, ("Choice.Municipality", "skellef"));
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?municipality=2482&returnUrl=%2Fpeople"), (chosen.Status, chosen.Location));

        foreach (var page in (Page[])[await browser.Get(chosen.Location!), await browser.Get("/sign-in?returnUrl=%2Fpeople")])
        {
            Assert.Equal("Logga in med Skellefteås inloggning", page.Text(".own > .ds-button"));
            Assert.Equal($"/federation/{key}/start?returnUrl=%2Fpeople", page.Find(".own > .ds-button").GetAttribute("href"));
            Assert.Null(page.Document.QuerySelector("[name='Form.PassPhrase']"));
            Assert.NotNull(page.Document.QuerySelector(Choice));
        }
    }

    [Fact]
    public async Task The_crisis_link_stands_there_always_and_leads_to_the_other_ways_in_plain_words()
    {
        await Given("2482", "up");
        await using var browser = await web.Browser();

        foreach (var address in (string[])["/sign-in", "/sign-in?municipality=2482", "/sign-in?municipality=0120", "/sign-in?way=other"])
            Assert.Contains("Fungerar inte kommunens inloggning?", (await browser.Get(address)).Text("main"), StringComparison.Ordinal);

        var link = (await browser.Get("/sign-in?municipality=2482&returnUrl=%2Fpeople")).Find(".not-working a").GetAttribute("href")!;
        var ways = await browser.Get(link);
        Assert.Equal("Fungerar inte kommunens inloggning?", ways.Text("main h2"));
        Assert.Contains("Kod från pappret eller appen", ways.Text("main"), StringComparison.Ordinal);
        var (_, userName) = await web.GivenAccount("coordinator@2580");
        Assert.Equal("/people", (await browser.Submit(ways, "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase))).Location);
    }

    [Fact]
    public async Task A_name_that_several_have_in_them_is_asked_about()
    {
        await using var browser = await web.Browser();

        var page = await browser.Submit(await browser.Get("/sign-in"), Choice, ("Choice.Municipality", "kalix"));
        Assert.Equal("/sign-in?municipality=2514", page.Location);

        var asked = await browser.Submit(await browser.Get("/sign-in"), Choice, ("Choice.Municipality", "fal"));
        Assert.Contains("Vilken av dem menar du?", asked.Text("main"), StringComparison.Ordinal);
        Assert.Equal("fal", asked.Find("[name='Choice.Municipality']").GetAttribute("value"));
        Assert.Equal("Falkenberg", asked.Text(".matches button"));
        Assert.Equal("/sign-in?municipality=1382", (await browser.Submit(asked, Choice, ("Choice.Code", "1382"))).Location);
    }

    [Theory]
    [InlineData("", "Skriv namnet på din kommun.")]
    [InlineData("Atlantis", "Ingen kommun heter så.")]
    public async Task No_name_or_an_unknown_one_is_told_beside_the_field_and_kept(string typed, string told)
    {
        await using var browser = await web.Browser();

        var page = await browser.Submit(await browser.Get("/sign-in"), Choice, ("Choice.Municipality", typed));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(told, page.Text("#Municipality-error"), StringComparison.Ordinal);
        Assert.Equal(typed, page.Find("[name='Choice.Municipality']").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task The_choice_can_be_changed_and_forgotten()
    {
        await using var browser = await web.Browser();
        await browser.Submit(await browser.Get("/sign-in"), Choice, ("Choice.Municipality", "Skellefteå"));

        await browser.Submit(await browser.Get("/sign-in"), Choice, ("Choice.Municipality", "Älvsbyn"));
        Assert.Equal("Älvsbyn", (await browser.Get("/sign-in")).Text(".own > h2"));

        await browser.Submit(await browser.Get("/sign-in"), Choice, ("Choice.Do", "forget"));
        Assert.Equal("Vilken kommun arbetar du i?", (await browser.Get("/sign-in")).Text(".own > h2"));
    }

    [Fact]
    public async Task A_municipality_without_a_sign_in_of_its_own_says_so_and_shows_the_other_ways()
    {
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in?municipality=0120");

        Assert.Contains("Värmdö har ingen egen inloggning här än.", page.Text(".own"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("[name='Form.PassPhrase']"));
    }

    [Fact]
    public async Task Several_sign_ins_are_told_apart_by_their_names()
    {
        await Given("0114", "up", "Personal");
        await Given("0114", "down", "Skolan");
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in?municipality=0114");

        Assert.Equal(["Logga in med Personal", "Försök ändå med Skolan"], page.Document.QuerySelectorAll(".own > .ds-button").Select(link => link.TextContent.Trim()));
        Assert.Null(page.Document.QuerySelector("[name='Form.PassPhrase']"));
    }

    [Fact]
    public async Task One_that_is_down_says_since_when_and_the_other_ways_come_first()
    {
        await Given("0115", "down");
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in?municipality=0115");

        Assert.Matches("^Vallentunas inloggning svarar inte sedan [^ ]+\\. Logga in på ett annat sätt\\.$", page.Text(".own .ds-alert"));
        Assert.Equal(["Fungerar inte kommunens inloggning?", "Vallentuna"], page.Document.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal("Försök ändå med Vallentunas inloggning", page.Text(".own > .ds-button"));
        Assert.Equal("/sign-in?municipality=0120", (await browser.Submit(page, Choice, ("Choice.Municipality", "Värmdö"))).Location);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task No_address_on_the_page_leads_to_another_site(string returnUrl)
    {
        await Given("0117", "up");
        await using var browser = await web.Browser();
        var page = await browser.Get($"/sign-in?municipality=0117&returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.EndsWith("/start?returnUrl=%2F", page.Find(".own > .ds-button").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/sign-in?municipality=0120", (await browser.Submit(page, Choice, ("Choice.Municipality", "Värmdö"))).Location);
        Assert.DoesNotContain("evil", page.Find(".not-working a").GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_municipality_that_is_none_is_as_none(string code)
    {
        await using var browser = await web.Browser();

        Assert.Equal("Vilken kommun arbetar du i?", (await browser.Get($"/sign-in?municipality={Uri.EscapeDataString(code)}")).Text(".own > h2"));
    }

    [Fact]
    public async Task What_nobody_is_waiting_for_any_more_says_so_and_leads_back()
    {
        await using var browser = await web.Browser();

        var page = await browser.Get("/sign-in/not-linked");

        Assert.Equal("Tiden har gått ut", page.Heading);
        Assert.Equal("/sign-in", page.Find("main a.ds-button").GetAttribute("href"));
    }

    [Fact]
    public async Task A_code_that_is_sent_after_the_time_is_up_leads_to_the_page_that_says_so()
    {
        await using var browser = await web.Browser();
        var token = (await browser.Get("/sign-in")).Find("[name='__RequestVerificationToken']").GetAttribute("value")!;

        foreach (var form in (string[])["invited", "link"])
        {
            var sent = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", form), new("Form.Code", "K3VN-8QXT-5MWP-2HCR")]);
            var page = await browser.Send(new(HttpMethod.Post, "/sign-in/not-linked") { Content = sent });
            Assert.Equal((HttpStatusCode.Redirect, "/sign-in/not-linked"), (page.Status, page.Location));
        }
    }

    [Fact]
    public async Task Where_the_person_was_going_is_kept_beside_an_account_that_is_not_linked()
    {
        await using var browser = await web.Browser();

        Assert.Equal("/sign-in?returnUrl=%2Fpeople", (await browser.Get("/sign-in/not-linked?returnUrl=%2Fpeople")).Find("main a.ds-button").GetAttribute("href"));
        Assert.Equal("/sign-in", (await browser.Get("/sign-in/not-linked?returnUrl=https%3A%2F%2Fevil.example")).Find("main a.ds-button").GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_has_no_sign_out_under_way_is_signed_out()
    {
        await using var browser = await web.Browser();

        Assert.Equal("/sign-in?done=signed-out", (await browser.Get("/sign-out/provider")).Location);
    }

    /// <returns>The key of a provider that is switched on.</returns>
    async Task<string> Given(string municipality, string state, string name = "Kommunen")
    {
        var id = Guid.CreateVersion7();
        var key = $"p{id:n}";
        await web.Execute("delete from auth.provider where municipality_code = @municipality and display_name = @name", new { municipality, name });
        await web.Execute(
            """
            insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, enabled)
            values (@id, @municipality, @key, @name, 'https://' || @key || '.example', 'mutualaid', 'private_key', true)
            """,
            new { id, municipality, key, name });
        await web.Execute(
            "insert into auth.provider_health (provider_id, state, since, checked_at, error_code) values (@id, @state, now(), now(), case when @state = 'down' then 'timeout' end)",
            new { id, state });
        return key;
    }
}
