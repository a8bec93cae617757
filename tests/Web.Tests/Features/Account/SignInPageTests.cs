using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

public sealed class SignInPageTests(WebHost web)
{
    const string Form = "form.panel";

    [Fact]
    public async Task The_right_phrase_leads_to_where_one_was_going()
    {
        var (_, userName) = await web.GivenAccount("coordinator@2580");
        await using var browser = await web.Browser();

        var page = await browser.Submit(await browser.Get("/sign-in?returnUrl=%2Faccessibility"), Form, ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));

        Assert.Equal((HttpStatusCode.Redirect, "/accessibility"), (page.Status, page.Location));
        Assert.Equal("Ida Provsson, Luleå", (await browser.Get("/accessibility")).Text(".account summary"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task And_never_to_another_site(string returnUrl)
    {
        var (_, userName) = await web.GivenAccount("coordinator@2580");
        await using var browser = await web.Browser();

        var page = await browser.Submit(await browser.Get($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), Form, ("Form.UserName", userName), ("Form.PassPhrase", WebHost.Phrase));

        Assert.Equal("/", page.Location);
    }

    [Fact]
    public async Task A_wrong_phrase_an_unknown_name_and_a_guess_too_many_read_the_same()
    {
        var (_, known) = await web.GivenAccount();
        var (_, guessed) = await web.GivenAccount();
        await using var browser = await web.Browser();
        for (var guess = 0; guess < 5; guess++) await SignIn(guessed, "fel fras helt och hållet");

        var answers = new List<string>();
        foreach (var (name, phrase) in ((string, string)[])[(known, "fel fras helt och hållet"), ("finns.inte", WebHost.Phrase), (guessed, WebHost.Phrase), ("", "")])
        {
            var page = await SignIn(name, phrase);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(name, page.Find("#UserName").GetAttribute("value") ?? "");
            Assert.Null(page.Find("#PassPhrase").GetAttribute("value"));
            answers.Add(page.Text(".ds-error-summary"));
        }

        Assert.Single(answers.Distinct());
        Assert.Contains("vänta en minut", answers[0], StringComparison.Ordinal);

        async Task<Page> SignIn(string name, string phrase) => await browser.Submit(await browser.Get("/sign-in"), Form, ("Form.UserName", name), ("Form.PassPhrase", phrase));
    }

    [Fact]
    public async Task Without_script_the_page_says_what_a_passkey_needs_and_an_empty_answer_opens_nothing()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/sign-in");

        Assert.Equal("Passkey kräver att webbläsaren är ny och får köra skript.", page.Text("[data-passkey-missing]"));
        Assert.True(page.Find("[data-passkey-present]").HasAttribute("hidden"));
        Assert.DoesNotContain(page.Document.Scripts, script => script.Source is null);

        var answer = await browser.Submit(page, "form:has([data-passkey])");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Din passkey godtogs inte", answer.Text(".ds-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_clears_what_the_back_button_would_show()
    {
        await using var browser = await web.Browser(grants: "staff@2580");

        var page = await browser.Submit(await browser.Get("/accessibility"), "form[action='/sign-out']");

        Assert.Equal("/sign-in?done=signed-out", page.Location);
        Assert.Equal("\"cache\"", page.Headers["Clear-Site-Data"]);
        var after = await browser.Get(page.Location!);
        Assert.Contains("Du är utloggad.", after.Text("main"), StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector(".account"));
    }

    [Fact]
    public async Task A_page_that_needs_signing_in_leads_to_it_and_remembers_where_one_was_going()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/people?page=2");

        Assert.Equal((HttpStatusCode.Redirect, "/sign-in?returnUrl=%2Fpeople%3Fpage%3D2"), (page.Status, page.Location));
    }
}
