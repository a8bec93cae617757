using System.Net;
using MutualAid.Database;
using MutualAid.Database.Demo;
using MutualAid.Web.Tests.Support;

namespace MutualAid.Web.Tests.Features.Account;

/// <summary>With a database of their own: elsewhere no demo is loaded.</summary>
public sealed class DemoSignInTests : IAsyncLifetime
{
    readonly WebHost web = new();

    public ValueTask InitializeAsync() => web.InitializeAsync();

    [Fact]
    public async Task Without_the_demo_nobody_is_listed()
    {
        await using var browser = await web.Browser();

        Assert.Null((await browser.Get("/sign-in")).Document.QuerySelector(".demo"));
    }

    [Fact]
    public async Task With_the_demo_each_invented_person_is_one_click_away()
    {
        var userName = await GivenDemoPerson();
        await using var browser = await web.Browser();
        var listed = await browser.Get("/sign-in");

        Assert.Contains(DemoAccounts.PassPhrase, listed.Text(".demo"), StringComparison.Ordinal);
        Assert.Equal("Demo", listed.Text(".demo .ds-tag"));

        var page = await browser.Submit(listed, ".demo form", ("Demo.UserName", userName));

        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.Status, page.Location));
        Assert.Equal("/people", (await browser.Get("/")).Location);
    }

    [Fact]
    public async Task An_account_that_is_not_listed_is_not_opened_by_the_demo()
    {
        await GivenDemoPerson();
        var (_, other) = await web.GivenAccount("coordinator@2580");
        await web.Execute("update auth.account set password_hash = @hash where user_name = @other", new { other, hash = PassPhraseHash.Of(DemoAccounts.PassPhrase) });
        await using var browser = await web.Browser();

        var page = await browser.Submit(await browser.Get("/sign-in"), ".demo form", ("Demo.UserName", other));

        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    async Task<string> GivenDemoPerson()
    {
        var (id, userName) = await web.GivenAccount("coordinator@2580");
        await web.Execute("update auth.account set password_hash = @hash where id = @id", new { id, hash = PassPhraseHash.Of(DemoAccounts.PassPhrase) });
        await web.Execute("insert into auth.demo_account (account_id, position, task_sv, task_en) values (@id, 1, 'Erbjud personal', 'Offer staff')", new { id });
        return userName;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();
}
