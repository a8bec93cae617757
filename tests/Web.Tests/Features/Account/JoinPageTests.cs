using System.Net;
using MutualAid.Database;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

public sealed class JoinPageTests(WebHost web)
{
    const string Form = "main form.form";

    /// <summary>Moa in Luleå, with an open invitation.</summary>
    async Task<(string Code, Guid Person)> Given()
    {
        var (code, person, inviter) = (InvitationCode.New(), Guid.CreateVersion7(), (await web.GivenAccount()).Id);
        await web.Execute("insert into person (id, municipality_code, name, work_email) values (@person, '2580', 'Moa Provsson', @person || '@lulea.example')", new { person });
        await web.Execute(
            """
            insert into auth.invitation (id, code_hash, person_id, role, municipality_code, municipality_name, name, invited_by, invited_at, expires_at)
            values (@person, @hash, @person, 'staff', '2580', 'Luleå', 'Moa Provsson', @inviter, now(), now() + interval '1 day')
            """,
            new { person, hash = InvitationCode.Hash(code), inviter });
        return (code, person);
    }

    static string NewName() => $"moa.{Guid.NewGuid():n}";

    [Fact]
    public async Task The_code_leads_to_an_account_and_in()
    {
        var (code, _) = await Given();
        await using var browser = await web.Browser();

        var welcome = await browser.Submit(await browser.Get("/join"), Form, ("Form.Code", code));
        Assert.Equal("Välkommen, Moa Provsson", welcome.Heading);

        var page = await browser.Submit(welcome, Form, ("Form.UserName", NewName()), ("Form.PassPhrase", WebHost.Phrase));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.Status, page.Location));
        Assert.Equal("Moa Provsson, Luleå", (await browser.Get("/accessibility")).Text(".account summary"));
    }

    [Fact]
    public async Task A_code_that_is_worth_nothing_is_told_beside_the_field_and_kept()
    {
        await using var browser = await web.Browser();

        var page = await browser.Submit(await browser.Get("/join"), Form, ("Form.Code", "K3VN-8QXT-5MWP-2HCR"));

        Assert.Contains("Koden gäller inte.", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("K3VN-8QXT-5MWP-2HCR", page.Document.QuerySelector("[name='Form.Code']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_wrong_with_name_or_phrase_is_told_and_the_invitation_stays_good()
    {
        var (code, _) = await Given();
        var (_, taken) = await web.GivenAccount();
        await using var browser = await web.Browser();
        var welcome = await browser.Submit(await browser.Get("/join"), Form, ("Form.Code", code));

        var empty = await browser.Submit(welcome, Form, ("Form.UserName", " "), ("Form.PassPhrase", ""));
        Assert.Contains("Välj ett användarnamn.", empty.Text("main"), StringComparison.Ordinal);
        var tooShort = await browser.Submit(empty, Form, ("Form.UserName", NewName()), ("Form.PassPhrase", "för kort"));
        Assert.Contains("minst 14 tecken", tooShort.Text(".ds-alert, .field, main"), StringComparison.Ordinal);
        var twice = await browser.Submit(tooShort, Form, ("Form.UserName", taken), ("Form.PassPhrase", WebHost.Phrase));
        Assert.Contains("upptaget", twice.Text("main"), StringComparison.Ordinal);
        Assert.Equal(taken, twice.Document.QuerySelector("[name='Form.UserName']")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit(twice, Form, ("Form.UserName", NewName()), ("Form.PassPhrase", WebHost.Phrase))).Status);
    }

    [Fact]
    public async Task A_code_that_was_used_meanwhile_makes_no_account()
    {
        var (code, person) = await Given();
        await using var browser = await web.Browser();
        var welcome = await browser.Submit(await browser.Get("/join"), Form, ("Form.Code", code));
        await web.Execute("update auth.invitation set used_at = now() where person_id = @person", new { person });

        var name = NewName();
        var page = await browser.Submit(welcome, Form, ("Form.UserName", name), ("Form.PassPhrase", WebHost.Phrase));

        Assert.Contains("Koden gäller inte.", page.Text("main"), StringComparison.Ordinal);
        await using var other = await web.Browser();
        Assert.Equal(HttpStatusCode.OK, (await other.Submit(await other.Get("/sign-in"), "form.panel", ("Form.UserName", name), ("Form.PassPhrase", WebHost.Phrase))).Status);
    }

    [Fact]
    public async Task Whoever_is_signed_in_joins_the_account_they_have()
    {
        var (code, _) = await Given();
        await using var browser = await web.Browser(null, "crisis_lead@2580");
        var page = await browser.Get("/join");
        Assert.Contains("Du är inloggad som Ida Provsson", page.Text("main"), StringComparison.Ordinal);

        Assert.Equal("/", (await browser.Submit(page, Form, ("Form.Code", code))).Location);
    }
}
