using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class PassPhraseSignInTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string Wrong = "fel fras helt och hållet";

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
    public async Task After_five_wrong_phrases_an_address_waits_a_minute_and_then_twice_as_long_each_time()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 5; attempt++) Assert.Null(await hosts.Web.SignIn(account.UserName, Wrong));

        foreach (var minutes in (int[])[1, 2, 4, 8, 15, 15])
        {
            hosts.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
            hosts.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Null(await hosts.Web.SignIn(account.UserName, Wrong));
        }

        hosts.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task Guesses_from_one_address_never_stop_the_right_person_at_another()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 9; attempt++) await hosts.Web.SignIn(account.UserName, Wrong, from: "198.51.100.7");

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.7"));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.8"));
    }

    [Fact]
    public async Task A_guesser_with_a_household_of_ipv6_addresses_has_one()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 5; attempt++) await hosts.Web.SignIn(account.UserName, Wrong, from: $"2001:db8:1:2::{attempt + 1}");

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "2001:db8:1:2:ffff::9"));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "2001:db8:1:3::1"));
    }

    [Fact]
    public async Task Guesses_at_many_names_from_one_address_stop_it_for_all_names()
    {
        var account = await hosts.GivenAccount();
        for (var name = 0; name < 25; name++)
        {
            var guessed = await hosts.GivenAccount();
            for (var attempt = 0; attempt < 4; attempt++) await hosts.Web.SignIn(guessed.UserName, Wrong, from: "198.51.100.9");
        }

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.9"));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.10"));
        hosts.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.9"));
    }

    [Fact]
    public async Task A_town_hall_behind_one_address_may_sign_in_as_often_as_it_likes()
    {
        var account = await hosts.GivenAccount();

        for (var attempt = 0; attempt < 120; attempt++) Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.11"));
    }

    [Fact]
    public async Task Who_began_a_moment_before_a_colleague_at_the_same_address_gets_in_as_well()
    {
        var account = await hosts.GivenAccount();
        var colleague = await hosts.GivenAccount();
        Assert.NotNull(await hosts.Web.SignIn(colleague.UserName, TwoHosts.Phrase, from: "198.51.100.12"));
        Assert.Null(await hosts.Web.SignIn(account.UserName, Wrong, from: "198.51.100.12"));

        // Two requests at once, or two hosts whose clocks differ: what the later one wrote is read by one to whom it is in the future.
        hosts.Clock.Advance(-TimeSpan.FromMilliseconds(5));
        Assert.NotNull(await hosts.Api.SignIn(account.UserName, TwoHosts.Phrase, from: "198.51.100.12"));
        hosts.Clock.Advance(TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public async Task Attempts_that_are_not_looked_at_do_not_prolong_the_wait()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 9; attempt++) await hosts.Web.SignIn(account.UserName, Wrong);

        hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task After_an_hour_of_quiet_the_guesses_are_forgotten()
    {
        var account = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 5; attempt++) await hosts.Web.SignIn(account.UserName, Wrong);

        hosts.Clock.Advance(TimeSpan.FromMinutes(75));
        for (var attempt = 0; attempt < 4; attempt++) await hosts.Web.SignIn(account.UserName, Wrong);
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
    public async Task An_unknown_name_and_a_guess_too_many_cost_one_hash_each_as_a_wrong_phrase_does()
    {
        var guessed = await hosts.GivenAccount();
        for (var attempt = 0; attempt < 5; attempt++) await hosts.Web.SignIn(guessed.UserName, Wrong);

        var before = hosts.Web.Hasher.Verified.Count;
        await hosts.Web.SignIn("finns.inte", Wrong);
        Assert.Equal(before + 1, hosts.Web.Hasher.Verified.Count);
        await hosts.Web.SignIn(guessed.UserName, Wrong);
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
