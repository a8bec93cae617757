using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Database;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class RecoveryTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string New = "en helt ny lösenfras";

    [Fact]
    public async Task The_code_gives_a_new_phrase_once_and_ends_every_session()
    {
        var account = await hosts.GivenAccount();
        var cookie = await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase);
        var code = await GivenCode(account);
        Assert.Equal(account.UserName, await hosts.Web.Within((services, _) => services.GetRequiredService<Recovery>().Find($" {code.ToLowerInvariant()} ", TestContext.Current.CancellationToken)));

        Assert.True((await Use(code, New)).Succeeded);

        Assert.Null(await hosts.Api.Who(cookie));
        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, New));
        Assert.Equal(Recovery.Gone, Assert.Single((await Use(code, New)).Errors).Code);
    }

    [Fact]
    public async Task Of_many_at_once_one_succeeds()
    {
        var code = await GivenCode(await hosts.GivenAccount());

        var used = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Use(code, $"{New} {number}")));

        Assert.Single(used, each => each.Succeeded);
    }

    [Fact]
    public async Task A_phrase_that_is_too_short_leaves_the_code_as_it_is()
    {
        var code = await GivenCode(await hosts.GivenAccount());

        Assert.Equal("PasswordTooShort", Assert.Single((await Use(code, "kort")).Errors).Code);
        Assert.True((await Use(code, New)).Succeeded);
    }

    [Fact]
    public async Task It_is_worth_nothing_when_it_is_old_or_the_account_is_switched_off()
    {
        var (account, gone) = (await hosts.GivenAccount(), await hosts.GivenAccount());
        var (old, off) = (await GivenCode(account), await GivenCode(gone));
        await hosts.Execute("update auth.recovery set made_at = made_at - interval '2 days', expires_at = expires_at - interval '2 days' where account_id = @Id", new { account.Id });
        await hosts.Execute("update auth.account set disabled_at = now() where id = @Id", new { gone.Id });

        Assert.False((await Use(old, New)).Succeeded);
        Assert.False((await Use(off, New)).Succeeded);
        Assert.False((await Use("rubbish", New)).Succeeded);
    }

    [Fact]
    public async Task The_code_of_an_app_or_a_paper_is_asked_for_as_before()
    {
        var account = await hosts.GivenAccount();
        await hosts.Web.Within((services, http) => services.GetRequiredService<PrintedCodes>().Make(http, account.Id));

        Assert.True((await Use(await GivenCode(account), New)).Succeeded);

        Assert.Null(await hosts.Web.SignIn(account.UserName, New));
        Assert.NotNull(await hosts.Web.BeginSignIn(account.UserName, New));
    }

    Task<IdentityResult> Use(string code, string phrase) => hosts.Web.Within((services, http) => services.GetRequiredService<Recovery>().Use(http, code, phrase));

    async Task<string> GivenCode(TestAccount account)
    {
        var code = InvitationCode.New();
        await hosts.Execute(
            "insert into auth.recovery (code_hash, account_id, made_at, expires_at) values (@hash, @Id, @now, @now + interval '1 day')",
            new { hash = InvitationCode.Hash(code), account.Id, now = hosts.Clock.GetUtcNow().UtcDateTime });
        return code;
    }
}
