using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

/// <summary>Another pass phrase, and a first one. What a change does to sessions is in <see cref="SessionsTests"/>.</summary>
public sealed class OwnPassPhraseTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string Wrong = "fel fras helt och hållet", New = "en helt ny fras nu";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_current_phrase_is_a_guess_at_signing_in_and_the_sixth_is_refused_though_it_is_right()
    {
        var (account, cookie) = await SignedIn();
        for (var attempt = 0; attempt < 5; attempt++) Assert.Equal("CurrentRefused", await Change(cookie, Wrong, New));

        Assert.Equal("CurrentRefused", await Change(cookie, TwoHosts.Phrase, New));
        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        Assert.Equal(5, await hosts.Ask<int>("select count(*)::int from auth.event where account_id = @Id and kind = 'pass-phrase-refused'", new { account.Id }));

        hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Done", await Change(cookie, TwoHosts.Phrase, New));
    }

    [Theory]
    [InlineData(TwoHosts.Phrase, "Same")]
    [InlineData("tretton tecke", "TooShort")]
    [InlineData("", "TooShort")]
    [InlineData("Kommun Kommun 2026", "Easy")]
    [InlineData(null, "TooLong")]
    public async Task What_cannot_be_chosen_is_refused_before_the_current_one_is_looked_at(string? wanted, string told)
    {
        var (account, cookie) = await SignedIn();

        Assert.Equal(told, await Change(cookie, TwoHosts.Phrase, wanted ?? string.Concat(Enumerable.Repeat("några ord i rad ", 33))));

        Assert.Equal(0, await hosts.Ask<int>("select count(*)::int from auth.event where account_id = @Id and kind <> 'signed-in'", new { account.Id }));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task The_same_change_sent_twice_at_once_is_done_once_and_told_as_done()
    {
        var (account, cookie) = await SignedIn();
        var both = Enumerable.Range(0, 2).Select(_ => Change(cookie, TwoHosts.Phrase, New));

        // Both have seen the phrase that was before either writes.
        var told = await hosts.WhileLocked(account.Id, waiting: 2, () => Task.WhenAll(both));

        Assert.Equal(["Done", "Done"], told);
        Assert.Equal(1, await hosts.Ask<int>("select count(*)::int from auth.event where account_id = @Id and kind = 'pass-phrase-changed'", new { account.Id }));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, New));
    }

    [Fact]
    public async Task A_change_does_not_bring_back_a_session_that_was_ended_while_it_was_under_way()
    {
        var (account, cookie) = await SignedIn();

        var told = await hosts.WhileLocked(
            account.Id, waiting: 1, () => Change(cookie, TwoHosts.Phrase, New),
            "delete from auth.session where account_id = @Id; update auth.account set security_stamp = 'ended' where id = @Id");

        Assert.Equal("Outdated", told);
        Assert.Equal(0, await hosts.Ask<int>("select count(*)::int from auth.session where account_id = @Id", new { account.Id }));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task Of_two_changes_at_once_to_different_phrases_one_holds()
    {
        var (account, cookie) = await SignedIn();

        var told = await Task.WhenAll(Change(cookie, TwoHosts.Phrase, New), Change(cookie, TwoHosts.Phrase, "en annan ny fras nu"));

        Assert.Single(told, "Done");
        Assert.Equal(1, await hosts.Ask<int>("select count(*)::int from auth.event where account_id = @Id and kind = 'pass-phrase-changed'", new { account.Id }));
    }

    [Fact]
    public async Task A_first_phrase_opens_with_its_new_name_and_is_written_down_and_the_session_goes_on()
    {
        var (account, cookie) = await WithoutPhrase();
        var name = NewName();

        Assert.Equal("Done", await Set(cookie, name, New));

        Assert.NotNull(await hosts.Api.Who(cookie));
        Assert.NotNull(await hosts.Web.BeginSignIn(name, New));
        Assert.Equal("pass-phrase-set", await hosts.Ask<string>("select kind from auth.event where account_id = @Id order by id desc limit 1", new { account.Id }));
        Assert.Equal("HasOne", await Set(cookie, name, "en tredje fras till dig"));
        Assert.NotNull(await hosts.Web.BeginSignIn(name, New));
    }

    [Fact]
    public async Task Of_two_first_phrases_at_once_one_holds()
    {
        var (account, cookie) = await WithoutPhrase();

        var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Set(cookie, NewName(), $"{New} nummer {number}")));

        Assert.Equal(["Done", "HasOne", "HasOne", "HasOne"], told.Order());
        Assert.Equal(1, await hosts.Ask<int>("select count(*)::int from auth.event where account_id = @Id and kind = 'pass-phrase-set'", new { account.Id }));
    }

    [Fact]
    public async Task A_first_phrase_asks_for_a_fresh_and_strong_sign_in()
    {
        var (_, stale) = await WithoutPhrase();
        hosts.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("NotFresh", await Set(stale, NewName(), New));

        var (account, weak) = await SignedIn();
        await hosts.Execute("update auth.account set password_hash = null where id = @Id", new { account.Id });
        Assert.Equal("NotFresh", await Set(weak, NewName(), New));
    }

    [Fact]
    public async Task A_first_phrase_follows_the_rules_and_takes_nobodys_name()
    {
        var (_, cookie) = await WithoutPhrase();

        Assert.Equal("TooShort", await Set(cookie, NewName(), "tretton tecke"));
        Assert.Equal("Easy", await Set(cookie, "grinolle.skog", "Grinolle.Skog 2026"));
        Assert.Equal("UserNameTaken", await Set(cookie, (await hosts.GivenAccount()).UserName.ToUpperInvariant(), New));
        Assert.Equal("Done", await Set(cookie, NewName(), New));
    }

    static string NewName() => $"ny.{Guid.NewGuid():n}";

    async Task<(TestAccount Account, string Cookie)> SignedIn()
    {
        var account = await hosts.GivenAccount();
        return (account, (await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase))!);
    }

    /// <summary>As a provider makes it, in a session that is fresh and strong.</summary>
    async Task<(TestAccount Account, string Cookie)> WithoutPhrase()
    {
        var account = await hosts.GivenAccount();
        var codes = await hosts.Web.Within((services, http) => services.GetRequiredService<PrintedCodes>().Make(http, account.Id));
        var cookie = (await hosts.Web.SendCode((await hosts.Web.BeginSignIn(account.UserName, TwoHosts.Phrase))!, codes[0]))!;
        await hosts.Execute("update auth.account set password_hash = null where id = @Id", new { account.Id });
        return (account, cookie);
    }

    Task<string> Change(string cookie, string current, string wanted) => Post(cookie, $"/change?current={Uri.EscapeDataString(current)}&wanted={Uri.EscapeDataString(wanted)}");

    Task<string> Set(string cookie, string name, string wanted) => Post(cookie, $"/set?name={Uri.EscapeDataString(name)}&wanted={Uri.EscapeDataString(wanted)}");

    async Task<string> Post(string cookie, string path)
    {
        using var client = hosts.Web.Client(cookie);
        using var answer = await client.PostAsync(path, null, Cancel);
        return answer.StatusCode == HttpStatusCode.Redirect ? "signed out" : (await answer.Content.ReadAsStringAsync(Cancel)).Trim('"');
    }
}
