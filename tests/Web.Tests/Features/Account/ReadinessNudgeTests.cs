using System.Security.Cryptography;
using MutualAid.Contracts.Incidents;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>Whoever has a part in a crisis and would not get in is told so on their first page, and may put it off.</summary>
public sealed class ReadinessNudgeTests(WebHost web)
{
    [Fact]
    public async Task It_stands_on_the_first_page_alone_and_goes_for_a_week_when_it_is_put_off()
    {
        var (_, browser) = await Given("crisis_lead@2514");
        await using var _ = browser;

        var page = await browser.Get("/incidents");
        Assert.Equal("/my/security", page.Find(".nudge a").GetAttribute("href"));
        Assert.Null((await browser.Get("/accessibility")).Document.QuerySelector(".nudge"));

        Assert.Equal("/incidents", (await browser.Submit(page, ".nudge form")).Location);
        Assert.Null((await browser.Get("/incidents")).Document.QuerySelector(".nudge"));
    }

    [Fact]
    public async Task It_says_who_has_asked()
    {
        var (id, browser) = await Given("crisis_lead@2514");
        await using var _ = browser;
        var (asker, _) = await web.GivenAccount("administrator@2514");
        await web.Execute("insert into auth.readiness (account_id, asked_at, asked_by) values (@id, now(), @asker)", new { id, asker });

        Assert.Contains("Ida Provsson har bett dig ordna det", (await browser.Get("/incidents")).Text(".nudge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_a_passkey_is_not_told()
    {
        var (id, browser) = await Given("crisis_lead@2514");
        await using var _ = browser;
        await web.Execute(
            """
            insert into auth.passkey (credential_id, account_id, name, public_key, sign_count, is_user_verified, is_backup_eligible, is_backed_up, attestation_object, client_data_json, created_at)
            values (@key, @id, 'Min telefon', '', 0, true, false, false, '', '', now())
            """,
            new { id, key = RandomNumberGenerator.GetBytes(16) });

        Assert.Null((await browser.Get("/incidents")).Document.QuerySelector(".nudge"));
    }

    [Fact]
    public async Task Whoever_has_no_part_in_a_crisis_is_not_told()
    {
        await using var browser = await web.Browser(null, "auditor@2580");
        Assert.Null((await browser.Get("/incidents")).Document.QuerySelector(".nudge"));
    }

    async Task<(Guid, Browser)> Given(string grant)
    {
        var (id, userName) = await web.GivenAccount(grant);
        var browser = await web.Browser(new FakeApi().Answers("GET /incidents", new ListIncidentsResponse([], [])));
        await browser.Submit(await browser.Get("/sign-in"), "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));
        return (id, browser);
    }
}
