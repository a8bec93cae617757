using Microsoft.AspNetCore.Identity;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class AccountsTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    [Theory]
    [InlineData("tretton tecke")]
    [InlineData("Kort1!")]
    public async Task Thirteen_characters_are_too_few_whatever_they_are(string phrase) =>
        Assert.Equal("PasswordTooShort", Assert.Single((await Create("liten." + Guid.NewGuid(), phrase)).Errors).Code);

    [Theory]
    [InlineData("bara små ord, ja")]
    [InlineData("vattenmelonerna")]
    [InlineData("47 11 09 62 85 3")]
    [InlineData("mutualaid är bra på natten")]
    public async Task Fourteen_are_enough_and_need_no_figures_or_signs(string phrase) =>
        Assert.True((await Create("lang." + Guid.NewGuid(), phrase)).Succeeded);

    [Theory]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("hej hej hej hej hej")]
    [InlineData("12345678901234")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("LösenordLösenord1")]
    [InlineData("Kommun Kommun 2026")]
    [InlineData("ida.lindgren ida.lindgren")]
    [InlineData("MutualAid 2026 2026")]
    public async Task What_is_long_and_guessed_first_is_refused(string phrase) =>
        Assert.Equal(PassPhraseRules.Easy, Assert.Single((await Create($"ida.lindgren.{Guid.NewGuid():n}", phrase)).Errors).Code);

    [Fact]
    public async Task A_name_is_taken_in_capitals_too()
    {
        var name = $"ida.{Guid.NewGuid():n}";
        Assert.True((await Create(name, TwoHosts.Phrase)).Succeeded);

        Assert.Equal("DuplicateUserName", Assert.Single((await Create(name.ToUpperInvariant(), TwoHosts.Phrase)).Errors).Code);
    }

    [Fact]
    public async Task Of_two_made_at_once_with_one_name_one_stands()
    {
        var name = $"ida.{Guid.NewGuid():n}";

        var results = await Task.WhenAll(Create(name, TwoHosts.Phrase), Create(name, TwoHosts.Phrase), Create(name, TwoHosts.Phrase));

        Assert.Single(results, result => result.Succeeded);
    }

    [Fact]
    public async Task An_account_that_was_made_can_be_signed_in_to()
    {
        var name = $"ida.{Guid.NewGuid():n}";
        await Create(name, TwoHosts.Phrase);

        Assert.NotNull(await hosts.Web.SignIn(name, TwoHosts.Phrase));
    }

    [Fact]
    public async Task A_change_of_something_read_before_someone_elses_change_is_refused()
    {
        var account = await hosts.GivenAccount();
        var mine = await Find(account);
        var theirs = await Find(account);
        Assert.True((await hosts.Web.With(users => users.UpdateAsync(theirs))).Succeeded);

        Assert.Equal("ConcurrencyFailure", Assert.Single((await hosts.Web.With(users => users.UpdateAsync(mine))).Errors).Code);
    }

    [Fact]
    public async Task A_change_does_not_put_back_the_count_of_failures()
    {
        var account = await hosts.GivenAccount();
        var read = await Find(account);
        for (var attempt = 0; attempt < 5; attempt++) await hosts.Web.SignIn(account.UserName, "fel fras helt och hållet");

        await hosts.Web.With(users => users.UpdateAsync(read));

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    async Task<IdentityResult> Create(string name, string phrase)
    {
        IdentityResult? result = null;
        await hosts.Web.With(async accounts => result = await accounts.Create(new() { UserName = name, DisplayName = "Ida Provsson", MunicipalityCode = "2580" }, phrase));
        return result!;
    }

    async Task<Account> Find(TestAccount account) => (await hosts.Web.With(users => users.FindByIdAsync(account.Id.ToString())))!;
}
