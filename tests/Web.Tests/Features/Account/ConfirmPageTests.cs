using System.Net;
using MutualAid.Contracts.Offers;
using MutualAid.Web.Tests.Features.Offers;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>Before what cannot be taken back a person shows once more who they are, and comes back to where they were.</summary>
public sealed class ConfirmPageTests(WebHost web)
{
    static readonly string Request = $"/open-requests/{GivenRequests.Request.RequestId}";

    static FakeApi Lending() => new FakeApi().Answers($"GET /municipalities/2580/open-requests/{GivenRequests.Request.RequestId}", GivenRequests.Page(GivenRequests.Anna));

    [Fact]
    public async Task A_page_with_such_a_form_asks_first_when_the_sign_in_is_older_than_a_quarter_and_comes_back()
    {
        var (account, browser) = await SignedIn(await web.Browser(Lending()));
        await using var _ = browser;
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Request)).Status);
        await MakeOld(account, minutes: 16);

        var led = (await browser.Get($"{Request}?from=2026-12-17")).Location!;
        Assert.Equal($"/confirm?returnUrl={Uri.EscapeDataString($"{Request}?from=2026-12-17")}", led);

        var wrong = await browser.Submit(await browser.Get(led), "main form", ("Form.PassPhrase", "helt fel lösenfras"));
        Assert.Contains("Lösenfrasen stämmer inte", wrong.Text("#PassPhrase-error"), StringComparison.Ordinal);
        Assert.Equal($"{Request}?from=2026-12-17", (await browser.Submit(wrong, "main form", ("Form.PassPhrase", WebHost.Phrase))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Request)).Status);
    }

    [Fact]
    public async Task A_form_that_was_shown_in_time_is_sent_and_its_refusal_keeps_what_was_typed()
    {
        var api = Lending().Refuses($"POST /requests/{GivenRequests.Request.RequestId}/offers", 403, "fresh-sign-in-needed");
        api.Answers($"GET /municipalities/2580/open-requests/{GivenRequests.Request.RequestId}?from=2026-12-17&last=2026-12-30", GivenRequests.Page(GivenRequests.Anna));
        var (account, browser) = await SignedIn(await web.Browser(api));
        await using var _ = browser;
        var page = await browser.Get(Request);
        await MakeOld(account, minutes: 40);

        var refused = await browser.Submit(page, "form.panel", ("Form.CeilingHoursPerWeek", "36"), ("Form.PersonIds", GivenRequests.Anna.PersonId.ToString()), ("Form.Do", "offer"));

        Assert.Contains("Det du har skrivit finns kvar", refused.Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal("/confirm", refused.Find(".ds-error-summary a").GetAttribute("href"));
        Assert.Equal("36", refused.Find("#CeilingHoursPerWeek").GetAttribute("value"));
    }

    [Fact]
    public async Task In_another_tab_it_says_to_go_back()
    {
        var (account, browser) = await SignedIn(await web.Browser());
        await using var _ = browser;
        await MakeOld(account, minutes: 40);

        var done = (await browser.Submit(await browser.Get("/confirm"), "main form", ("Form.PassPhrase", WebHost.Phrase))).Location!;

        Assert.Equal("/confirm?done=confirmed", done);
        Assert.Contains("Gå tillbaka till den andra fliken", (await browser.Get(done)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_earnest_a_person_without_a_second_way_is_led_to_add_one()
    {
        var (_, browser) = await SignedIn(await web.StrictBrowser(Lending()));
        await using var __ = browser;

        var led = await browser.Get((await browser.Get(Request)).Location!);

        Assert.Equal("/my/security", led.Find(".ds-alert a").GetAttribute("href"));
        Assert.Null(led.Document.QuerySelector("main form"));
        // To add the first one, the phrase is what there is.
        Assert.NotNull((await browser.Get("/confirm?returnUrl=%2Fmy%2Fsecurity")).Document.QuerySelector("#PassPhrase"));
        // The number at which others ring before they let somebody in is not theirs to change with it: asked, they would come back here for ever.
        Assert.Null((await browser.Get("/confirm?returnUrl=%2Fmy%2Fsecurity%2Fphone")).Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task In_earnest_phrase_and_printed_code_confirm_and_each_says_what_is_wrong_with_it()
    {
        var (account, browser) = await SignedIn(await web.StrictBrowser(Lending()));
        await using var _ = browser;
        var codes = (await browser.Submit(await browser.Get("/my/security/codes"), "main form")).Document.QuerySelectorAll(".codes code").Select(code => code.TextContent).ToArray();
        await MakeOld(account, minutes: 20);
        var page = await browser.Get((await browser.Get(Request)).Location!);

        var wrong = await browser.Submit(page, "main form", ("Form.PassPhrase", WebHost.Phrase), ("Form.Code", "22222-22222"));
        Assert.Contains("Koden gäller inte", wrong.Text("#Code-error"), StringComparison.Ordinal);
        Assert.Equal(Request, (await browser.Submit(wrong, "main form", ("Form.PassPhrase", WebHost.Phrase), ("Form.Code", codes[0]))).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(Request)).Status);
    }

    [Fact]
    public async Task The_municipalitys_own_sign_in_that_knows_the_person_is_offered_and_no_other()
    {
        var (account, browser) = await SignedIn(await web.Browser());
        await using var _ = browser;
        foreach (var (key, issuer, municipality) in ((string, string, string)[])[("lulea-t", "https://idp.lulea.example", "2580"), ("boden-t", "https://idp.boden.example", "2582")])
        {
            await web.Execute(
                """
                insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, enabled)
                values (gen_random_uuid(), @municipality, @key, @key, @issuer, 'x', 'private_key', true)
                """,
                new { key, issuer, municipality });
            await web.Execute("insert into auth.external_login (issuer, subject, account_id) values (@issuer, @subject, @account)", new { issuer, subject = account.ToString(), account });
        }

        var page = await browser.Get("/confirm?returnUrl=%2Foffers");

        // Where a municipality has a provider a phrase alone opens nothing, and the other tests' people are of Luleå.
        await web.Execute("delete from auth.provider where key in ('lulea-t', 'boden-t')");

        Assert.Equal(["/confirm/at/lulea-t?returnUrl=%2Foffers"], page.Document.QuerySelectorAll("main a.ds-button").Select(link => link.GetAttribute("href")));
    }

    [Theory, InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("~/x")]
    public async Task Only_this_site_is_come_back_to(string returnUrl)
    {
        var (_, browser) = await SignedIn(await web.Browser());
        await using var __ = browser;

        Assert.Equal("/", (await browser.Submit(await browser.Get($"/confirm?returnUrl={Uri.EscapeDataString(returnUrl)}"), "main form", ("Form.PassPhrase", WebHost.Phrase))).Location);
    }

    [Fact]
    public async Task Nobody_confirms_without_a_session()
    {
        await using var browser = await web.Browser();
        Assert.StartsWith("/sign-in", (await browser.Get("/confirm")).Location, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await browser.Get("/confirm/at/lulea-t")).Location, StringComparison.Ordinal);
    }

    async Task<(Guid, Browser)> SignedIn(Browser browser)
    {
        var (id, userName) = await web.GivenAccount("coordinator@2580");
        await browser.Submit(await browser.Get("/sign-in"), "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));
        return (id, browser);
    }

    Task MakeOld(Guid account, int minutes) => web.Execute("update auth.session set proved_at = now() - make_interval(mins => @minutes) where account_id = @account", new { account, minutes });
}
