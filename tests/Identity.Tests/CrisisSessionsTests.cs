using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Database;
using MutualAid.Identity.Factors;
using MutualAid.Identity.Tests.Support;
using Npgsql;

namespace MutualAid.Identity.Tests;

/// <summary>Coming in past the municipality's own provider, which is dead.</summary>
public sealed class CrisisSessionsTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    const string Kalix = "2514";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pass_phrase_alone_is_not_enough()
    {
        var account = await Given();

        using var client = hosts.Web.Client();
        using var answer = await client.PostAsync($"/sign-in?name={account.UserName}&phrase={Uri.EscapeDataString(TwoHosts.Phrase)}", null, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(0, await hosts.Ask<int>("select count(*)::int from auth.session where account_id = @Id", new { account.Id }));
    }

    [Fact]
    public async Task The_second_step_opens_one_that_both_hosts_know_for_what_it_is()
    {
        var account = await Given();
        var cookie = await SignIn(account);

        var (session, until) = (await SessionOf(account), (hosts.Clock.GetUtcNow() + TimeSpan.FromHours(4)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        foreach (var host in (TestHost[])[hosts.Web, hosts.Api])
        {
            var who = await host.Who(cookie) ?? [];
            Assert.Contains($"mutualaid:crisis={session}", who);
            Assert.Contains($"mutualaid:crisis-until={until}", who);
            Assert.Contains("amr=pass phrase and printed code", who);
        }
    }

    [Fact]
    public async Task Only_crisis_roles_of_the_own_municipality_hold()
    {
        var account = await Given(
            $"crisis_lead@{Kalix}", $"communicator@{Kalix}", $"staff@{Kalix}", $"coordinator@{Kalix}", $"approver@{Kalix}", $"administrator@{Kalix}", $"auditor@{Kalix}",
            $"operator@{Kalix}", "crisis_lead@2580", "staff@2580");

        var who = await hosts.Api.Who(await SignIn(account)) ?? [];

        Assert.Equal(
            [$"mutualaid:role=communicator@{Kalix}", $"mutualaid:role=crisis_lead@{Kalix}", $"mutualaid:role=staff@{Kalix}"],
            who.Where(claim => claim.StartsWith("mutualaid:role", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_passkey_alone_is_enough_and_opens_one_too()
    {
        var account = await Given();
        using var key = new SoftKey();
        await hosts.Web.Within(async (services, http) =>
        {
            var passkeys = services.GetRequiredService<Passkeys>();
            var challenge = await passkeys.ChallengeToEnrol(http, account.ToAccount());
            return await passkeys.Enrol(http, account.ToAccount(), challenge.State, key.Create(challenge.Options), "Telefonen");
        });

        Assert.True(await hosts.Web.Within(async (services, http) =>
        {
            var passkeys = services.GetRequiredService<Passkeys>();
            var challenge = await passkeys.ChallengeToSignIn(http);
            return await passkeys.TryOpen(http, challenge.State, key.Get(challenge.Options));
        }));

        Assert.Equal("passkey", await hosts.Ask<string>("select method from auth.crisis_session where account_id = @Id", new { account.Id }));
    }

    [Fact]
    public async Task It_ends_after_four_hours_however_busy_the_person_is()
    {
        var cookie = await SignIn(await Given());

        hosts.Clock.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await hosts.Api.Who(cookie));
        Assert.NotNull(await hosts.Web.Who(cookie));

        hosts.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await hosts.Api.Who(cookie));
        Assert.Null(await hosts.Web.Who(cookie));
    }

    [Fact]
    public async Task Ended_by_a_colleague_it_is_gone_at_the_next_request_to_either_host()
    {
        var account = await Given();
        var cookie = await SignIn(account);

        await hosts.Execute("delete from auth.session where crisis_session_id = @session", new { session = await SessionOf(account) });

        Assert.Null(await hosts.Web.Who(cookie));
        Assert.Null(await hosts.Api.Who(cookie));
    }

    [Fact]
    public async Task It_is_announced_in_the_same_breath_as_it_is_opened()
    {
        var account = await Given();
        await SignIn(account);

        Assert.Equal(
            $"{Kalix} pass phrase and printed code",
            await hosts.Ask<string>("select municipality_code || ' ' || method from auth.crisis_session where account_id = @Id and reviewed_at is null and ended_at is null", new { account.Id }));
        Assert.Equal(1, await hosts.Ask<int>("select count(*)::int from auth.session s join auth.crisis_session c on c.id = s.crisis_session_id where c.account_id = @Id", new { account.Id }));
    }

    [Fact]
    public async Task Where_no_provider_is_in_use_nothing_is_different()
    {
        var account = await hosts.GivenAccount("coordinator@2580");
        await hosts.Execute("update auth.account set municipality_code = '2505' where id = @Id", new { account.Id });
        await hosts.Execute(Provider("2505", enabled: false));

        var who = await hosts.Api.Who(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase)) ?? [];

        Assert.Contains("mutualaid:role=coordinator@2580", who);
        Assert.DoesNotContain(who, claim => claim.StartsWith("mutualaid:crisis", StringComparison.Ordinal));
        Assert.Equal(0, await hosts.Ask<int>("select count(*)::int from auth.crisis_session where account_id = @Id", new { account.Id }));
    }

    [Fact]
    public async Task An_ordinary_session_goes_on_as_one_when_the_municipality_gets_a_provider()
    {
        var account = await hosts.GivenAccount("coordinator@2580");
        await hosts.Execute("update auth.account set municipality_code = '2506' where id = @Id", new { account.Id });
        var cookie = await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase);

        await hosts.Execute(Provider("2506", enabled: true));

        Assert.Contains("mutualaid:role=coordinator@2580", await hosts.Api.Who(cookie) ?? []);
    }

    [Fact]
    public async Task The_pass_phrase_is_not_changed_or_first_chosen_in_one()
    {
        var account = await Given();
        var cookie = await SignIn(account);

        using var client = hosts.Web.Client(cookie);
        using var answer = await client.PostAsync($"/change?current={Uri.EscapeDataString(TwoHosts.Phrase)}&wanted={Uri.EscapeDataString("en helt ny fras nu")}", null, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(await hosts.Api.Who(cookie));

        await hosts.Execute("update auth.account set password_hash = null where id = @Id", new { account.Id });
        using var first = await client.PostAsync($"/set?name=nytt.namn&wanted={Uri.EscapeDataString("en helt ny fras nu")}", null, Cancel);
        Assert.Equal("InCrisis", await first.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("select note from (select review_note as note from auth.crisis_session) as all_of_them")]
    [InlineData("update auth.crisis_session set reviewed_at = now(), review_note = 'Sett.'")]
    [InlineData("delete from auth.crisis_session")]
    [InlineData("select phone from public.vouching")]
    [InlineData("select number from public.crisis_phone")]
    public async Task The_internet_facing_host_neither_reads_nor_clears_them(string sql)
    {
        await using var web = NpgsqlDataSource.Create(hosts.WebConnection);
        await using var command = web.CreateCommand(sql);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync(Cancel))).SqlState);
    }

    [Fact]
    public async Task A_code_that_was_read_out_opens_one_once_however_it_is_typed()
    {
        var (account, code) = await GivenVouched();

        var cookie = await hosts.Web.SendVouchedCode($" {code.ToLowerInvariant().Replace('-', ' ')} ");

        var who = await hosts.Api.Who(cookie) ?? [];
        Assert.Contains("amr=vouched", who);
        Assert.Contains($"mutualaid:crisis={await SessionOf(account)}", who);
        Assert.NotNull(await hosts.Ask<Guid?>("select vouching_id from auth.crisis_session where account_id = @Id", new { account.Id }));
        Assert.Null(await hosts.Web.SendVouchedCode(code));
    }

    [Fact]
    public async Task Of_one_code_sent_at_both_hosts_at_once_one_opens()
    {
        var (account, code) = await GivenVouched();

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(index => (index % 2 == 0 ? hosts.Web : hosts.Api).SendVouchedCode(code, from: $"198.51.100.{50 + index}")));

        Assert.Single(opened, cookie => cookie is not null);
        Assert.Equal(1, await hosts.Ask<int>("select count(*)::int from auth.crisis_session where account_id = @Id", new { account.Id }));
    }

    [Theory]
    [InlineData("update public.vouching set withdrawn_at = begun_at where account_id = @Id")]
    [InlineData("update public.vouching set code_expires_at = begun_at where account_id = @Id")]
    [InlineData("delete from auth.account_role where account_id = @Id")]
    public async Task A_code_that_was_stopped_ran_out_or_whose_person_lost_the_role_opens_nothing(string spoil)
    {
        var (account, code) = await GivenVouched();
        await hosts.Execute(spoil, new { account.Id });

        Assert.Null(await hosts.Web.SendVouchedCode(code, from: "198.51.100.70"));
    }

    [Fact]
    public async Task The_code_ends_by_the_clock()
    {
        var (_, code) = await GivenVouched();

        hosts.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Null(await hosts.Web.SendVouchedCode(code, from: "198.51.100.71"));
    }

    [Fact]
    public async Task Guesses_close_the_way_for_their_address_and_for_no_other()
    {
        var (_, code) = await GivenVouched();
        for (var guess = 0; guess < 5; guess++) await hosts.Web.SendVouchedCode(InvitationCode.New(), from: "198.51.100.80");

        Assert.Null(await hosts.Web.SendVouchedCode(code, from: "198.51.100.80"));
        Assert.NotNull(await hosts.Web.SendVouchedCode(code, from: "198.51.100.81"));
    }

    /// <summary>Of Kalix, which has a provider.</summary>
    async Task<TestAccount> Given(params string[] grants)
    {
        var account = await hosts.GivenAccount(grants);
        await hosts.Execute(Provider(Kalix, enabled: true));
        await hosts.Execute("update auth.account set municipality_code = @Kalix where id = @Id", new { Kalix, account.Id });
        return account;
    }

    async Task<string?> SignIn(TestAccount account)
    {
        var codes = await hosts.Web.Within((services, http) => services.GetRequiredService<PrintedCodes>().Make(http, account.Id));
        return await hosts.Web.SendCode((await hosts.Web.BeginSignIn(account.UserName, TwoHosts.Phrase))!, codes[0]);
    }

    async Task<(TestAccount Account, string Code)> GivenVouched()
    {
        var (account, voucher, second) = (await Given($"crisis_lead@{Kalix}"), await hosts.GivenAccount(), await hosts.GivenAccount());
        var (code, now) = (InvitationCode.New(), hosts.Clock.GetUtcNow());
        await hosts.Execute(
            """
            insert into municipality (code, name, legal_name, county_code, county, population, latitude, longitude)
            select code, code, code, '25', 'Norrbotten', 1, 66, 22 from unnest(array['2514', '2580']) as code
            on conflict do nothing;

            insert into vouching (id, account_id, municipality_code, voucher_id, voucher_municipality, phone, begun_at, expires_at, asked, heard, sent_at,
                                  approver_id, approver_municipality, approved_at, code_hash, code_expires_at)
            values (gen_random_uuid(), @Account, '2514', @Voucher, '2580', '070-174 06 05', @now, @now + interval '2 hours', 'Vad?', 'Så.', @now,
                    @Second, '2580', @now, @hash, @now + interval '15 minutes')
            """,
            new { Account = account.Id, Voucher = voucher.Id, Second = second.Id, now, hash = InvitationCode.Hash(code) });
        return (account, code);
    }

    Task<Guid> SessionOf(TestAccount account) => hosts.Ask<Guid>("select id from auth.crisis_session where account_id = @Id", new { account.Id });

    static string Provider(string code, bool enabled) =>
        $"""
         insert into auth.provider (id, municipality_code, key, display_name, issuer, client_id, client_authentication, enabled)
         values (gen_random_uuid(), '{code}', 'dead-{code}', 'Död', 'https://login.invalid', 'mutualaid', 'private_key', {enabled})
         on conflict do nothing
         """;
}
