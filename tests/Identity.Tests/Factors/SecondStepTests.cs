using Microsoft.Extensions.DependencyInjection;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests.Factors;

/// <summary>The code after the pass phrase: of an app, or of the paper.</summary>
public sealed class SecondStepTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    [Fact]
    public async Task An_account_with_an_app_is_asked_for_its_code_after_the_phrase()
    {
        var (account, key) = await GivenApp();
        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));

        var cookie = await hosts.Web.SendCode(await Begin(account), NextCode(key));

        Assert.Contains("amr=pass phrase and code", await hosts.Api.Who(cookie) ?? []);
    }

    [Fact]
    public async Task A_code_of_the_app_works_once()
    {
        var (account, key) = await GivenApp();
        var code = NextCode(key);
        Assert.NotNull(await hosts.Web.SendCode(await Begin(account), code));

        Assert.Null(await hosts.Web.SendCode(await Begin(account), code));
        Assert.Null(await hosts.Web.SendCode(await Begin(account), Totp.Code(key, Totp.StepAt(hosts.Clock.GetUtcNow()) - 1)));
        Assert.NotNull(await hosts.Web.SendCode(await Begin(account), NextCode(key)));
    }

    [Fact]
    public async Task The_code_that_added_the_app_is_used()
    {
        var (account, key) = await GivenApp();

        Assert.Null(await hosts.Web.SendCode(await Begin(account), Totp.Code(key, Totp.StepAt(hosts.Clock.GetUtcNow()))));
    }

    [Fact]
    public async Task Of_one_code_sent_at_both_hosts_at_once_one_opens()
    {
        var (account, key) = await GivenApp();
        var code = NextCode(key);
        var steps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Begin(account)));

        var opened = await Task.WhenAll(steps.Select((step, index) => (index % 2 == 0 ? hosts.Web : hosts.Api).SendCode(step, code)));

        Assert.Single(opened, cookie => cookie is not null);
    }

    [Fact]
    public async Task A_printed_code_works_once_however_it_is_typed()
    {
        var account = await hosts.GivenAccount();
        var codes = await Print(account);
        Assert.Equal(10, codes.Distinct().Count());

        var cookie = await hosts.Web.SendCode(await Begin(account), $" {codes[0].ToLowerInvariant().Replace('-', ' ')} ");

        Assert.Contains("amr=pass phrase and printed code", await hosts.Web.Who(cookie) ?? []);
        Assert.Null(await hosts.Web.SendCode(await Begin(account), codes[0]));
        Assert.NotNull(await hosts.Web.SendCode(await Begin(account), codes[1]));
    }

    [Fact]
    public async Task Of_one_printed_code_tried_twenty_times_at_once_exactly_one_wins()
    {
        var account = await hosts.GivenAccount();
        var code = PrintedCodes.Read((await Print(account))[0])!;

        var won = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hosts.Web.Within((services, _) =>
            services.GetRequiredService<PrintedCodes>().Redeem(account.Id, code, hosts.Clock.GetUtcNow(), TestContext.Current.CancellationToken))));

        Assert.Single(won, yes => yes);
    }

    [Fact]
    public async Task New_printed_codes_end_the_old_and_a_paper_opens_nobody_elses_account()
    {
        var (account, other) = (await hosts.GivenAccount(), await hosts.GivenAccount());
        var old = await Print(account);
        var others = await Print(other);
        var codes = await Print(account);

        Assert.Null(await hosts.Web.SendCode(await Begin(account), old[0]));
        Assert.Null(await hosts.Web.SendCode(await Begin(account), others[0]));
        Assert.NotNull(await hosts.Web.SendCode(await Begin(account), codes[0]));
    }

    [Fact]
    public async Task A_paper_that_is_used_up_is_not_asked_for()
    {
        var account = await hosts.GivenAccount();
        await Print(account);
        await hosts.Execute("update auth.printed_code set used_at = now() where account_id = @Id", new { account.Id });

        Assert.NotNull(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
    }

    [Fact]
    public async Task Neither_keys_nor_codes_can_be_read_in_the_database()
    {
        var (account, key) = await GivenApp();
        await Print(account);

        var stored = await hosts.Ask<byte[]>("select authenticator_key from auth.account where id = @Id", new { account.Id });
        Assert.True(stored.AsSpan().IndexOf(key) < 0);
        Assert.Equal(10, await hosts.Ask<int>("select count(distinct code_hash)::int from auth.printed_code where account_id = @Id and octet_length(code_hash) = 32", new { account.Id }));
    }

    [Fact]
    public async Task Without_the_first_step_a_code_opens_nothing()
    {
        var (account, key) = await GivenApp();
        await Begin(account);

        Assert.Null(await hosts.Web.SendCode("mutualaid.second-step=påhittad", NextCode(key)));
    }

    [Fact]
    public async Task The_second_step_waits_ten_minutes()
    {
        var account = await hosts.GivenAccount();
        var codes = await Print(account);
        var step = await Begin(account);

        hosts.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(await hosts.Web.SendCode(step, codes[0]));
    }

    [Fact]
    public async Task Of_forty_codes_guessed_at_once_five_are_looked_at_and_another_address_is_not_stopped()
    {
        var (account, key) = await GivenApp();
        var step = await Begin(account);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(guess => hosts.Web.SendCode(step, "000000", from: "198.51.100.20")));

        Assert.Null(await hosts.Web.SendCode(step, NextCode(key), from: "198.51.100.20"));
        Assert.NotNull(await hosts.Web.SendCode(step, NextCode(key), from: "198.51.100.21"));
    }

    [Fact]
    public async Task Codes_guessed_from_everywhere_slow_the_app_and_not_the_paper()
    {
        var (account, key) = await GivenApp();
        var codes = await Print(account);
        var step = await Begin(account);
        for (var guess = 0; guess < 30; guess++) await hosts.Web.SendCode(step, "000000", from: $"203.0.113.{guess + 1}");

        Assert.Null(await hosts.Web.SendCode(step, Code(key, 1)));
        Assert.NotNull(await hosts.Web.SendCode(step, codes[0]));
        hosts.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await hosts.Web.SendCode(await Begin(account), Code(key, 1)));
    }

    [Fact]
    public async Task A_refused_code_and_a_sign_in_are_written_down()
    {
        var account = await hosts.GivenAccount();
        var codes = await Print(account);
        await hosts.Web.SendCode(await Begin(account), "000000", from: "198.51.100.30");
        await hosts.Web.SendCode(await Begin(account), codes[0], from: "198.51.100.31");

        var events = await hosts.Web.Within((services, _) => services.GetRequiredService<SignInEvents>().Last(account.Id, TestContext.Current.CancellationToken));

        Assert.Equal(
            [("signed-in", "pass phrase and printed code", "198.51.100.31"), ("code-refused", null, "198.51.100.30"), ("codes-printed", null, "unknown")],
            events.Select(line => (line.Kind, line.Method, line.Address)));
    }

    async Task<(TestAccount Account, byte[] Key)> GivenApp()
    {
        var account = await hosts.GivenAccount();
        var added = await hosts.Web.Within(async (services, http) =>
        {
            var app = services.GetRequiredService<AuthenticatorApp>();
            var offer = app.Offer(account.ToAccount());
            var key = FromBase32(offer.Key.Replace(" ", "", StringComparison.Ordinal));
            Assert.False(await app.Add(http, new Account { UserName = "", DisplayName = "", MunicipalityCode = "" }, offer.State, Code(key, 0)));
            Assert.True(await app.Add(http, account.ToAccount(), offer.State, Code(key, 0)));
            return key;
        });
        return (account, added);
    }

    /// <summary>Half a minute later.</summary>
    string NextCode(byte[] key)
    {
        hosts.Clock.Advance(TimeSpan.FromSeconds(30));
        return Code(key, 0);
    }

    string Code(byte[] key, int ahead) => Totp.Code(key, Totp.StepAt(hosts.Clock.GetUtcNow()) + ahead);

    Task<IReadOnlyList<string>> Print(TestAccount account) =>
        hosts.Web.Within((services, http) => services.GetRequiredService<PrintedCodes>().Make(http, account.Id));

    async Task<string> Begin(TestAccount account) =>
        await hosts.Web.BeginSignIn(account.UserName, TwoHosts.Phrase) ?? throw new InvalidOperationException("No code is wanted.");

    static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
