using System.Net;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Platform;

public sealed class StatusPagesTests(WebHost web)
{
    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_in_plain_words()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Sidan finns inte", page.Heading);
        Assert.Equal("/no-such-page", page.Find("input[name=returnUrl]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_sent_to_an_address_that_leads_nowhere_is_answered_too()
    {
        await using var browser = await web.Browser();

        Assert.Equal("Sidan finns inte", (await browser.PostNothing("/no-such-page")).Heading);
    }

    [Fact]
    public async Task A_page_for_another_role_is_refused_in_plain_words()
    {
        await using var browser = await web.Browser();
        var page = await browser.Get("/forbidden");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("Du får inte göra det här", page.Heading);
    }

    [Fact]
    public async Task A_form_without_its_token_goes_no_further()
    {
        await using var browser = await web.Browser();
        var page = await browser.Submit(await browser.Get("/sign-in"), "form.panel", ("Form.UserName", "ida"), ("__RequestVerificationToken", ""));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Formuläret gick inte att skicka", page.Heading);
    }

    [Fact]
    public async Task An_error_of_ours_is_a_page_with_a_number_and_without_details()
    {
        // A host with a database of its own, which is about to be broken.
        await using var broken = new WebHost();
        await broken.InitializeAsync();
        await using var browser = await broken.Browser();
        await broken.Execute("drop table auth.demo_account");

        var page = await browser.Get("/sign-in");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Något gick fel hos oss", page.Heading);
        Assert.Contains("Felnummer att uppge", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("demo_account", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }
}
