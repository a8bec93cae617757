using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class PassPhraseSignInTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string Wrong = "fel fras helt och hållet";
    static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task The_right_phrase_opens_a_session()
    {
        var account = await hosts.GivenAccount();

        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task The_name_may_be_typed_in_capitals_and_with_blanks_around_it()
    {
        var account = await hosts.GivenAccount();

        Assert.NotNull(await hosts.Web.SignIn($" {account.UserName.ToUpperInvariant()} ", TwoHosts.Phrase));
    }

    [Theory]
    [InlineData(Wrong)]
    [InlineData("")]
    [InlineData("fyra ord i en rad ")]
    [InlineData("Fyra ord i en rad")]
    public async Task Another_phrase_opens_nothing(string phrase)
    {
        var account = await hosts.GivenAccount();

        Assert.Null(await hosts.Web.SignIn(account.UserName, phrase));
    }

    [Fact]
    public async Task After_five_wrong_phrases_the_right_one_is_refused_for_a_quarter_of_an_hour()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 5; attempt++) Assert.Null(await hosts.Web.SignIn(account.UserName, Wrong));

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        hosts.Clock.Advance(Lockout - TimeSpan.FromSeconds(1));
        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        hosts.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task Attempts_during_the_lockout_do_not_prolong_it()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await hosts.Web.SignIn(account.UserName, Wrong);
            hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        hosts.Clock.Advance(Lockout - TimeSpan.FromMinutes(4));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before_it()
    {
        var account = await hosts.GivenAccount();
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++) await hosts.Web.SignIn(account.UserName, Wrong);
            Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        }
    }

    [Fact]
    public async Task Of_forty_guesses_at_once_five_are_looked_at()
    {
        var account = await hosts.GivenAccount();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(guess => hosts.Web.SignIn(account.UserName, $"{Wrong} {guess}")));

        Assert.All(answers, Assert.Null);
        Assert.Equal(5, hosts.Web.Hasher.Verified.Count(name => name == account.UserName));
        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task Guesses_at_both_hosts_are_counted_together()
    {
        var account = await hosts.GivenAccount();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => (guess % 2 == 0 ? hosts.Web : hosts.Api).SignIn(account.UserName, $"{Wrong} {guess}")));

        var looked = hosts.Web.Hasher.Verified.Concat(hosts.Api.Hasher.Verified).Count(name => name == account.UserName);
        Assert.Equal(5, looked);
    }

    [Fact]
    public async Task An_unknown_name_and_a_locked_account_cost_one_hash_each_as_a_wrong_phrase_does()
    {
        var locked = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 5; attempt++) await hosts.Web.SignIn(locked.UserName, Wrong);

        var before = hosts.Web.Hasher.Verified.Count;
        await hosts.Web.SignIn("finns.inte", Wrong);
        Assert.Equal(before + 1, hosts.Web.Hasher.Verified.Count);
        await hosts.Web.SignIn(locked.UserName, Wrong);
        Assert.Equal(before + 2, hosts.Web.Hasher.Verified.Count);
    }

    [Fact]
    public async Task An_account_without_a_phrase_is_not_opened_by_any()
    {
        var account = await hosts.GivenAccount();
        await hosts.Execute("update auth.account set password_hash = null where id = @Id", new { account.Id });

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task A_phrase_as_long_as_a_book_is_refused_unread()
    {
        var account = await hosts.GivenAccount();
        var before = hosts.Web.Hasher.Verified.Count;

        Assert.Null(await hosts.Web.SignIn(account.UserName, new string('a', 5_000)));
        Assert.Equal(before, hosts.Web.Hasher.Verified.Count);
    }
}
