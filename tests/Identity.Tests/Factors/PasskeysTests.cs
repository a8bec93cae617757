using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests.Factors;

public sealed class PasskeysTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_opens_a_session_without_a_name_and_says_so()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        Assert.True(await Enrol(account, key));

        Assert.True(await SignIn(key));

        Assert.Equal(SignInMethod.Passkey, await hosts.Ask<string>("select method from auth.session where account_id = @Id", new { account.Id }));
        var facts = Assert.Single(await List(account));
        Assert.Equal(("Min telefon", hosts.Clock.GetUtcNow()), (facts.Name, facts.LastUsedAt));
    }

    [Fact]
    public async Task A_replayed_answer_is_refused_though_the_key_keeps_no_count()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        await Enrol(account, key);
        var challenge = await Challenge();
        var answer = key.Get(challenge.Options);

        Assert.True(await Send(challenge, answer));
        Assert.False(await Send(challenge, answer));
    }

    [Fact]
    public async Task Of_one_answer_sent_twenty_times_at_once_one_opens()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        await Enrol(account, key);
        var challenge = await Challenge();
        var answer = key.Get(challenge.Options);

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send(challenge, answer)));

        Assert.Single(opened, open => open);
    }

    [Fact]
    public async Task A_challenge_is_good_for_half_an_hour()
    {
        using var key = new SoftKey();
        await Enrol(await hosts.GivenAccount(), key);
        var challenge = await Challenge();
        var answer = key.Get(challenge.Options);

        hosts.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.False(await Send(challenge, answer));
    }

    [Fact]
    public async Task A_counter_that_does_not_move_on_is_a_copy()
    {
        using var key = new SoftKey { Counter = 5 };
        await Enrol(await hosts.GivenAccount(), key);

        key.Counter = 6;
        Assert.True(await SignIn(key));
        Assert.False(await SignIn(key));
        key.Counter = 7;
        Assert.True(await SignIn(key));
    }

    [Fact]
    public async Task A_key_that_does_not_ask_who_holds_it_is_neither_enrolled_nor_let_in()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey { VerifiesUser = false };
        Assert.False(await Enrol(account, key));

        key.VerifiesUser = true;
        await Enrol(account, key);
        key.VerifiesUser = false;
        Assert.False(await SignIn(key));
    }

    [Fact]
    public async Task A_passkey_never_moves_to_another_account()
    {
        var (first, second) = (await hosts.GivenAccount(), await hosts.GivenAccount());
        using var key = new SoftKey();
        using var same = new SoftKey { Id = key.Id };
        await Enrol(first, key);

        Assert.False(await Enrol(second, same));

        Assert.Equal(first.Id, await hosts.Ask<Guid>("select account_id from auth.passkey where credential_id = @Id", new { key.Id }));
        Assert.False(await SignIn(same));
        Assert.True(await SignIn(key));
    }

    [Fact]
    public async Task A_challenge_to_enrol_is_for_the_account_that_asked()
    {
        var (asked, other) = (await hosts.GivenAccount(), await hosts.GivenAccount());
        using var key = new SoftKey();

        Assert.False(await hosts.Web.Within(async (services, http) =>
        {
            var passkeys = services.GetRequiredService<Passkeys>();
            var challenge = await passkeys.ChallengeToEnrol(http, asked.ToAccount());
            return await passkeys.Enrol(http, other.ToAccount(), challenge.State, key.Create(challenge.Options), "Fel");
        }));
    }

    [Fact]
    public async Task A_challenge_to_enrol_is_no_challenge_to_sign_in()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        await Enrol(account, key);

        Assert.False(await hosts.Web.Within(async (services, http) =>
        {
            var passkeys = services.GetRequiredService<Passkeys>();
            var challenge = await passkeys.ChallengeToEnrol(http, account.ToAccount());
            return await passkeys.TryOpen(http, challenge.State, key.Get(challenge.Options));
        }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("inte json")]
    public async Task Rubbish_is_refused(string credential) => Assert.False(await Send(await Challenge(), credential));

    [Fact]
    public async Task Wrong_pass_phrases_do_not_close_a_passkey()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        await Enrol(account, key);
        for (var attempt = 0; attempt < 20; attempt++) await hosts.Web.SignIn(account.UserName, "fel fras helt och hållet");

        Assert.True(await SignIn(key));
    }

    [Fact]
    public async Task One_that_is_removed_opens_nothing()
    {
        var account = await hosts.GivenAccount();
        using var key = new SoftKey();
        await Enrol(account, key);
        var id = (await List(account))[0].Id;

        Assert.False(await Remove((await hosts.GivenAccount()).Id, id));
        foreach (var none in (string[])["", "x", "%", "å", id[1..]]) Assert.False(await Remove(account.Id, none));
        Assert.True(await Remove(account.Id, id));

        Assert.False(await SignIn(key));
        Assert.Equal("passkey-removed", await hosts.Ask<string>("select kind from auth.event where account_id = @Id order by id desc limit 1", new { account.Id }));
    }

    Task<bool> Enrol(TestAccount account, SoftKey key) => hosts.Web.Within(async (services, http) =>
    {
        var passkeys = services.GetRequiredService<Passkeys>();
        var challenge = await passkeys.ChallengeToEnrol(http, account.ToAccount());
        return await passkeys.Enrol(http, account.ToAccount(), challenge.State, key.Create(challenge.Options), "Min telefon");
    });

    Task<PasskeyChallenge> Challenge() => hosts.Web.Within((services, http) => services.GetRequiredService<Passkeys>().ChallengeToSignIn(http));

    Task<bool> Send(PasskeyChallenge challenge, string answer) =>
        hosts.Web.Within((services, http) => services.GetRequiredService<Passkeys>().TryOpen(http, challenge.State, answer));

    async Task<bool> SignIn(SoftKey key)
    {
        var challenge = await Challenge();
        return await Send(challenge, key.Get(challenge.Options));
    }

    Task<IReadOnlyList<PasskeyFacts>> List(TestAccount account) =>
        hosts.Web.Within((services, _) => services.GetRequiredService<Passkeys>().List(account.Id, Cancel));

    Task<bool> Remove(Guid accountId, string id) =>
        hosts.Web.Within((services, http) => services.GetRequiredService<Passkeys>().Remove(http, accountId, id));
}
