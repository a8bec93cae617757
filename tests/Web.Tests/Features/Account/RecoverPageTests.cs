using MutualAid.Database;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

public sealed class RecoverPageTests(WebHost web)
{
    const string New = "en helt ny lösenfras";

    [Fact]
    public async Task A_code_gives_a_new_pass_phrase_to_sign_in_with()
    {
        var (id, userName) = await web.GivenAccount("staff@2580");
        var code = InvitationCode.New();
        await web.Execute(
            "insert into auth.recovery (code_hash, account_id, made_at, expires_at) values (@hash, @id, now(), now() + interval '1 day')", new { hash = InvitationCode.Hash(code), id });
        await using var browser = await web.Browser();

        var asked = await browser.Submit(await browser.Get("/recover"), "main form", ("Form.Code", code));
        Assert.Contains(userName, asked.Text("main"), StringComparison.Ordinal);
        var tooShort = await browser.Submit(asked, "main form", ("Form.PassPhrase", "kort"));
        Assert.Contains("minst 14 tecken", tooShort.Text("#PassPhrase-error"), StringComparison.Ordinal);
        var done = (await browser.Submit(tooShort, "main form", ("Form.PassPhrase", New))).Location!;

        var signIn = await browser.Get(done);
        Assert.Contains("Din nya lösenfras gäller", signIn.Text("main"), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.Submit(signIn, "form.panel", ("Form.UserName", userName), ("Form.PassPhrase", New))).Location);
    }

    [Fact]
    public async Task A_code_that_is_worth_nothing_says_so_and_stays_in_the_field()
    {
        await using var browser = await web.Browser();

        var refused = await browser.Submit(await browser.Get("/recover"), "main form", ("Form.Code", "AAAA-BBBB-CCCC-DDDD"));

        Assert.Contains("Koden gäller inte", refused.Text("#Code-error"), StringComparison.Ordinal);
        Assert.Equal("AAAA-BBBB-CCCC-DDDD", refused.Find("#Code").GetAttribute("value"));
    }
}
