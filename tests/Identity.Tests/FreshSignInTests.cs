using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

/// <summary>When and how a person last proved who they are: kept with the session, so that both hosts know.</summary>
public sealed class FreshSignInTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string Both = "True True", ToSendOnly = "False True", Neither = "False False";

    [Fact]
    public async Task A_strong_sign_in_is_fresh_for_a_quarter_to_see_and_half_an_hour_to_send_on_both_hosts()
    {
        var (_, cookie, _) = await GivenCodes();
        Assert.Equal((Both, Both), (await hosts.Web.Fresh(cookie), await hosts.Api.Fresh(cookie)));

        hosts.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal((ToSendOnly, ToSendOnly), (await hosts.Web.Fresh(cookie), await hosts.Api.Fresh(cookie)));

        hosts.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal((Neither, Neither), (await hosts.Web.Fresh(cookie), await hosts.Api.Fresh(cookie)));
    }

    [Fact]
    public async Task Confirming_at_one_host_makes_it_fresh_at_both_under_a_new_key_and_prolongs_nothing()
    {
        var (account, cookie, codes) = await GivenCodes();
        var began = hosts.Clock.GetUtcNow();
        hosts.Clock.Advance(TimeSpan.FromHours(2));

        var confirmed = await hosts.Web.Confirm(cookie, TwoHosts.Phrase, codes[1]);

        Assert.Equal(Both, await hosts.Api.Fresh(confirmed));
        Assert.Null(await hosts.Api.Fresh(cookie));
        Assert.Contains($"auth_time={hosts.Clock.GetUtcNow().ToUnixTimeSeconds()}", await hosts.Api.Who(confirmed) ?? []);
        Assert.Equal(began.UtcDateTime, await hosts.Ask<DateTime>("select created_at from auth.session where account_id = @Id", new { account.Id }));
        Assert.Equal("confirmed", await hosts.Ask<string>("select kind from auth.event where account_id = @Id order by id desc limit 1", new { account.Id }));

        hosts.Clock.Advance(Sessions.Lifetime - TimeSpan.FromHours(2));
        Assert.Null(await hosts.Web.Fresh(confirmed));
    }

    [Fact]
    public async Task A_pass_phrase_alone_is_no_proof_in_earnest()
    {
        var account = await hosts.GivenAccount();
        var cookie = await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase);
        Assert.Equal(Neither, await hosts.Api.Fresh(cookie));

        Assert.Equal(Neither, await hosts.Api.Fresh(await hosts.Web.Confirm(cookie, TwoHosts.Phrase)));
    }

    [Fact]
    public async Task A_pass_phrase_alone_is_proof_where_the_setting_says_so()
    {
        await using var lenient = await TestHost.Start(hosts.WebConnection, WhenRefused.Redirect, hosts.Clock, ("Identity:StepUp:PassPhraseIsEnough", "true"));
        var account = await hosts.GivenAccount();

        Assert.Equal(Both, await lenient.Fresh(await lenient.SignIn(account.UserName, TwoHosts.Phrase)));
    }

    [Fact]
    public async Task A_wrong_phrase_or_code_changes_nothing_and_is_written_down()
    {
        var (account, cookie, codes) = await GivenCodes();
        hosts.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(await hosts.Web.Confirm(cookie, "fel fras helt och hållet", codes[1]));
        Assert.Null(await hosts.Web.Confirm(cookie, TwoHosts.Phrase, codes[0]));
        Assert.Null(await hosts.Web.Confirm(cookie, TwoHosts.Phrase));

        Assert.Equal(Neither, await hosts.Web.Fresh(cookie));
        Assert.Equal(
            "pass-phrase-refused code-refused code-refused",
            await hosts.Ask<string>("select string_agg(kind, ' ' order by id) from auth.event where account_id = @Id and kind like '%refused'", new { account.Id }));
    }

    [Fact]
    public async Task Ones_own_passkey_confirms_and_anothers_does_not()
    {
        var (mine, others) = (await hosts.GivenAccount(), await hosts.GivenAccount());
        using var key = new SoftKey();
        using var theirs = new SoftKey();
        await Enrol(mine, key);
        await Enrol(others, theirs);
        var cookie = await hosts.Web.SignIn(mine.UserName, TwoHosts.Phrase);

        Assert.Null(await Confirm(cookie, theirs));
        Assert.Equal(Neither, await hosts.Api.Fresh(cookie));
        var confirmed = await Confirm(cookie, key);
        Assert.Equal(Both, await hosts.Api.Fresh(confirmed));
        Assert.Contains("amr=passkey", await hosts.Api.Who(confirmed) ?? []);
    }

    async Task<string?> Confirm(string? cookie, SoftKey key)
    {
        var challenge = await hosts.Web.Within((services, http) => services.GetRequiredService<Passkeys>().ChallengeToSignIn(http));
        return await hosts.Web.ConfirmByPasskey(cookie, challenge.State, key.Get(challenge.Options));
    }

    async Task Enrol(TestAccount account, SoftKey key) => Assert.True(await hosts.Web.Within(async (services, http) =>
    {
        var passkeys = services.GetRequiredService<Passkeys>();
        var challenge = await passkeys.ChallengeToEnrol(http, account.ToAccount());
        return await passkeys.Enrol(http, account.ToAccount(), challenge.State, key.Create(challenge.Options), "Min telefon");
    }));

    /// <summary>Signed in by the first of ten printed codes.</summary>
    async Task<(TestAccount Account, string? Cookie, IReadOnlyList<string> Codes)> GivenCodes()
    {
        var account = await hosts.GivenAccount();
        var codes = await hosts.Web.Within((services, http) => services.GetRequiredService<PrintedCodes>().Make(http, account.Id));
        return (account, await hosts.Web.SendCode((await hosts.Web.BeginSignIn(account.UserName, TwoHosts.Phrase))!, codes[0]), codes);
    }
}
