using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

/// <summary>An account that is switched off is, at every door, as if there were none.</summary>
public sealed class SwitchedOffTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task Its_sessions_are_gone_at_the_next_request_to_either_host()
    {
        var account = await hosts.GivenAccount();
        var cookie = await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase);

        await SwitchOff(account);

        Assert.Null(await hosts.Web.Who(cookie));
        Assert.Null(await hosts.Api.Who(cookie));
    }

    [Fact]
    public async Task The_right_phrase_is_refused_at_the_cost_of_one_hash_as_for_an_unknown_name()
    {
        var account = await hosts.GivenAccount();
        await SwitchOff(account);
        var before = hosts.Web.Hasher.Verified.Count;

        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));

        Assert.Equal(before + 1, hosts.Web.Hasher.Verified.Count);
    }

    [Fact]
    public async Task Its_passkey_opens_nothing()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        await hosts.Web.Within(async (services, http) =>
        {
            var passkeys = services.GetRequiredService<Passkeys>();
            var challenge = await passkeys.ChallengeToEnrol(http, account.ToAccount());
            return await passkeys.Enrol(http, account.ToAccount(), challenge.State, key.Create(challenge.Options), "Min telefon");
        });
        await SwitchOff(account);

        Assert.False(await hosts.Web.Within(async (services, http) =>
        {
            var passkeys = services.GetRequiredService<Passkeys>();
            var challenge = await passkeys.ChallengeToSignIn(http);
            return await passkeys.TryOpen(http, challenge.State, key.Get(challenge.Options));
        }));
    }

    [Fact]
    public async Task A_second_step_that_was_under_way_comes_to_nothing()
    {
        var account = await hosts.GivenAccount();
        var codes = await hosts.Web.Within((services, http) => services.GetRequiredService<PrintedCodes>().Make(http, account.Id));
        var step = await hosts.Web.BeginSignIn(account.UserName, TwoHosts.Phrase);

        await SwitchOff(account);

        Assert.Null(await hosts.Web.SendCode(step!, codes[0]));
    }

    Task SwitchOff(TestAccount account) => hosts.Execute("update auth.account set disabled_at = now() where id = @Id", new { account.Id });
}
