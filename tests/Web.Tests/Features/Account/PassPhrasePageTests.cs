using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>A person's own pass phrase, changed or first chosen. What is refused is said beside the field; a phrase is never shown again.</summary>
public sealed class PassPhrasePageTests(WebHost web)
{
    const string Path = "/my/security/pass-phrase", New = "en helt ny fras nu";

    [Fact]
    public async Task A_phrase_is_changed_with_the_one_before_and_the_person_stays_signed_in()
    {
        var (_, userName, browser) = await SignedIn();
        await using var _ = browser;
        await using var elsewhere = await web.Browser();
        await elsewhere.Submit(await elsewhere.Get("/sign-in"), "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));
        Assert.Equal("Byt lösenfras", (await browser.Get("/my/security")).Text($"a[href='{Path}']"));
        var page = await browser.Get(Path);
        Assert.Equal(("current-password", "new-password"), (page.Find("#Current").GetAttribute("autocomplete"), page.Find("#Wanted").GetAttribute("autocomplete")));
        Assert.Contains(userName, page.Text("main"), StringComparison.Ordinal);

        var done = await browser.Submit(page, "main form", ("Form.Current", WebHost.Phrase), ("Form.Wanted", New));

        Assert.Equal("/my/security?done=phrase-changed", done.Location);
        var security = await browser.Get(done.Location!);
        Assert.Contains("Lösenfrasen är bytt", security.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Den här", security.Text("table .ds-tag"));
        Assert.Empty(security.Document.QuerySelectorAll("td form"));
    }

    [Theory]
    [InlineData("", New, "#Current-error", "Skriv lösenfrasen som du har nu")]
    [InlineData("helt fel lösenfras", New, "#Current-error", "Lösenfrasen stämmer inte")]
    [InlineData(WebHost.Phrase, "", "#Wanted-error", "minst 14 tecken")]
    [InlineData(WebHost.Phrase, "för kort", "#Wanted-error", "minst 14 tecken")]
    [InlineData(WebHost.Phrase, "Kommun Kommun 2026", "#Wanted-error", "lätt att gissa")]
    [InlineData(WebHost.Phrase, WebHost.Phrase, "#Wanted-error", "samma som du har nu")]
    [InlineData(WebHost.Phrase, null, "#Wanted-error", "Högst 512 tecken")]
    public async Task What_is_wrong_is_said_beside_the_field(string current, string? wanted, string field, string told)
    {
        var (_, _, browser) = await SignedIn();
        await using var _ = browser;

        var refused = await browser.Submit(await browser.Get(Path), "main form", ("Form.Current", current), ("Form.Wanted", wanted ?? new string('å', 513)));

        Assert.Contains(told, refused.Text(field), StringComparison.Ordinal);
        Assert.All(refused.Document.QuerySelectorAll("[type=password]"), input => Assert.Null(input.GetAttribute("value")));
    }

    [Fact]
    public async Task Whoever_has_none_chooses_one_after_a_strong_sign_in_and_is_told_that_it_is_not_enough()
    {
        var (id, _, browser) = await SignedIn();
        await using var _ = browser;
        await web.Execute("update auth.account set password_hash = null where id = @id", new { id });

        var asked = await browser.Get(Path);
        Assert.Equal($"/confirm?returnUrl={Uri.EscapeDataString(Path)}", asked.Find(".ds-alert a").GetAttribute("href"));
        Assert.Null(asked.Document.QuerySelector("main form"));

        await web.Execute("update auth.session set method = 'provider' where account_id = @id", new { id });
        Assert.Equal("Välj en lösenfras", (await browser.Get("/my/security")).Text($"a[href='{Path}']"));
        var page = await browser.Get(Path);
        Assert.Null(page.Document.QuerySelector("#Current"));
        Assert.Contains("räcker lösenfrasen aldrig ensam", page.Text("main"), StringComparison.Ordinal);
        var easy = await browser.Submit(page, "main form", ("Form.UserName", $"ny.{id:n}"), ("Form.Wanted", "Kommun Kommun 2026"));
        Assert.Contains("lätt att gissa", easy.Text("#Wanted-error"), StringComparison.Ordinal);
        Assert.Equal($"ny.{id:n}", easy.Find("#UserName").GetAttribute("value"));

        Assert.Equal("/my/security?done=phrase-set", (await browser.Submit(easy, "main form", ("Form.Wanted", New))).Location);
        // Sent twice.
        Assert.Contains("Kontot har redan en lösenfras", (await browser.Submit(easy, "main form", ("Form.Wanted", New))).Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_long_after_asks_to_confirm_and_keeps_the_name()
    {
        var (id, _, browser) = await SignedIn();
        await using var _ = browser;
        await web.Execute("update auth.account set password_hash = null where id = @id; update auth.session set method = 'provider' where account_id = @id", new { id });
        var page = await browser.Get(Path);
        await web.Execute("update auth.session set proved_at = proved_at - interval '31 minutes' where account_id = @id", new { id });

        var refused = await browser.Submit(page, "main form", ("Form.UserName", $"ny.{id:n}"), ("Form.Wanted", New));

        Assert.Contains("senaste kvarten", refused.Text(".ds-error-summary"), StringComparison.Ordinal);
        Assert.Equal($"ny.{id:n}", refused.Find("#UserName").GetAttribute("value"));
    }

    [Fact]
    public async Task In_a_crisis_session_or_a_vouched_one_it_is_said_that_it_waits()
    {
        await using var browser = await web.BrowserInCrisis(null, "crisis_lead@2580");

        var page = await browser.Get(Path);

        Assert.Contains("inte i en krisinloggning", page.Text(".ds-alert"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Null((await browser.Get("/my/security")).Document.QuerySelector($"a[href='{Path}']"));
    }

    async Task<(Guid Id, string UserName, Browser Browser)> SignedIn()
    {
        var (id, userName) = await web.GivenAccount("staff@2580");
        var browser = await web.Browser();
        await browser.Submit(await browser.Get("/sign-in"), "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));
        return (id, userName, browser);
    }
}
