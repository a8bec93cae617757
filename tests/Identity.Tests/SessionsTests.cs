using System.Net;
using System.Text;
using MutualAid.Identity.Tests.Support;

namespace MutualAid.Identity.Tests;

public sealed class SessionsTests(TwoHosts hosts) : IClassFixture<TwoHosts>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_opened_at_web_is_known_to_api_with_name_employer_and_roles()
    {
        var account = await hosts.GivenAccount("coordinator@2580", "crisis_lead@2514");

        var who = await hosts.Api.Who(await SignIn(account));

        Assert.Equivalent(
            new[]
            {
                $"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier={account.Id}",
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name=Ida Provsson",
                "mutualaid:municipality=2580",
                "mutualaid:role=coordinator@2580",
                "mutualaid:role=crisis_lead@2514",
                "amr=pass phrase",
                $"auth_time={hosts.Clock.GetUtcNow().ToUnixTimeSeconds()}",
            },
            who,
            strict: true);
    }

    [Fact]
    public async Task A_role_that_is_withdrawn_is_gone_at_the_next_request_to_either_host()
    {
        var account = await hosts.GivenAccount("coordinator@2580");
        var cookie = await SignIn(account);
        Assert.Equal(["mutualaid:role=coordinator@2580"], await Roles(hosts.Api, cookie));

        await hosts.Web.With(accounts => accounts.Withdraw(account.Id, "coordinator", "2580", Cancel));

        Assert.Equal([], await Roles(hosts.Api, cookie));
        Assert.Equal([], await Roles(hosts.Web, cookie));
    }

    [Fact]
    public async Task A_role_that_is_given_twice_is_there_once_at_the_next_request()
    {
        var account = await hosts.GivenAccount();
        var cookie = await SignIn(account);

        await hosts.Web.With(accounts => accounts.Grant(account.Id, "staff", "2580", Cancel));
        await hosts.Web.With(accounts => accounts.Grant(account.Id, "staff", "2580", Cancel));

        Assert.Equal(["mutualaid:role=staff@2580"], await Roles(hosts.Api, cookie));
    }

    [Fact]
    public async Task Signing_out_at_web_ends_the_session_at_api()
    {
        var cookie = await SignIn(await hosts.GivenAccount());

        using (var client = hosts.Web.Client(cookie)) await client.PostAsync("/sign-out", null, Cancel);

        Assert.Null(await hosts.Api.Who(cookie));
    }

    [Fact]
    public async Task Ending_a_persons_sessions_ends_all_of_them_and_nobody_elses()
    {
        var account = await hosts.GivenAccount();
        var (first, second, other) = (await SignIn(account), await SignIn(account), await SignIn(await hosts.GivenAccount()));

        await hosts.Web.With(accounts => accounts.EndSessions(account.Id, Cancel));

        Assert.Null(await hosts.Api.Who(first));
        Assert.Null(await hosts.Web.Who(second));
        Assert.NotNull(await hosts.Api.Who(other));
    }

    [Fact]
    public async Task An_account_that_is_deleted_takes_its_sessions_along()
    {
        var account = await hosts.GivenAccount();
        var cookie = await SignIn(account);

        await hosts.Execute("delete from auth.account where id = @Id", new { account.Id });

        Assert.Null(await hosts.Api.Who(cookie));
    }

    [Fact]
    public async Task Changing_the_phrase_ends_every_other_session_and_goes_on_under_a_new_key()
    {
        var account = await hosts.GivenAccount();
        var (mine, elsewhere) = (await SignIn(account), await SignIn(account));

        using var client = hosts.Web.Client(mine);
        using var response = await client.PostAsync($"/change?current={Uri.EscapeDataString(TwoHosts.Phrase)}&wanted={Uri.EscapeDataString("en helt ny fras nu")}", null, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(await hosts.Api.Who(elsewhere));
        Assert.Null(await hosts.Api.Who(mine));
        Assert.NotNull(await hosts.Api.Who(TestHost.Cookie(response)));
        Assert.Null(await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase));
        Assert.NotNull(await hosts.Web.SignIn(account.UserName, "en helt ny fras nu"));
    }

    [Fact]
    public async Task Signing_in_over_a_planted_session_makes_a_new_key_and_ends_the_planted_one()
    {
        var planted = await SignIn(await hosts.GivenAccount());
        var victim = await hosts.GivenAccount();

        var cookie = await hosts.Web.SignIn(victim.UserName, TwoHosts.Phrase, planted);

        Assert.NotEqual(planted, cookie);
        Assert.Null(await hosts.Web.Who(planted));
        Assert.Contains(await hosts.Web.Who(cookie) ?? [], claim => claim.EndsWith(victim.Id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_lives_ten_hours_however_busy()
    {
        var cookie = await SignIn(await hosts.GivenAccount());

        for (var hour = 0; hour < 9; hour++)
        {
            hosts.Clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(await hosts.Web.Who(cookie));
        }

        hosts.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await hosts.Api.Who(cookie));
        hosts.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await hosts.Api.Who(cookie));
        Assert.Null(await hosts.Web.Who(cookie));
    }

    [Fact]
    public async Task Cleaning_removes_what_has_expired_and_nothing_else()
    {
        var (early, late) = (await hosts.GivenAccount(), await hosts.GivenAccount());
        await SignIn(early);
        hosts.Clock.Advance(TimeSpan.FromHours(5));
        await SignIn(late);
        hosts.Clock.Advance(TimeSpan.FromHours(5));

        await hosts.Web.Sessions.RemoveExpired(Cancel);

        Assert.Equal(0, await SessionsOf(early));
        Assert.Equal(1, await SessionsOf(late));
    }

    [Fact]
    public async Task The_table_holds_neither_a_usable_key_nor_a_readable_ticket()
    {
        var account = await hosts.GivenAccount();
        var cookie = await SignIn(account);

        var ticket = await hosts.Ask<byte[]>("select ticket from auth.session where account_id = @Id", new { account.Id });
        var keyHash = await hosts.Ask<byte[]>("select key_hash from auth.session where account_id = @Id", new { account.Id });

        Assert.DoesNotContain(account.Id.ToString(), Encoding.Latin1.GetString(ticket));
        Assert.Equal(32, keyHash.Length);
        var key = Convert.ToBase64String(keyHash).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Null(await hosts.Web.Who($"{cookie.Split('=')[0]}={key}"));
    }

    [Fact]
    public async Task A_ticket_put_back_under_another_key_opens_nothing_that_a_cookie_can_name()
    {
        var account = await hosts.GivenAccount();
        var cookie = await SignIn(account);
        await hosts.Execute("update auth.session set key_hash = sha256('guess'::bytea) where account_id = @Id", new { account.Id });

        Assert.Null(await hosts.Web.Who(cookie));
        Assert.Null(await hosts.Web.Who($"{cookie.Split('=')[0]}=guess"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(40)]
    public async Task A_cookie_with_one_letter_changed_opens_nothing(int position)
    {
        var cookie = await SignIn(await hosts.GivenAccount());
        var at = cookie.IndexOf('=', StringComparison.Ordinal) + 1 + position;
        var changed = string.Concat(cookie.AsSpan(0, at), cookie[at] == 'A' ? "B" : "A", cookie.AsSpan(at + 1));

        Assert.Null(await hosts.Web.Who(changed));
        Assert.Null(await hosts.Api.Who(changed));
    }

    [Fact]
    public async Task Without_a_session_api_says_401_and_web_shows_the_way_in()
    {
        using var api = hosts.Api.Client();
        using var refused = await api.GetAsync("/who", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/problems/not-signed-in", await refused.Content.ReadAsStringAsync(Cancel));

        using var web = hosts.Web.Client();
        using var redirected = await web.GetAsync("/page?number=2", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, redirected.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fpage%3Fnumber%3D2", redirected.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task A_form_sent_to_web_after_the_session_has_ended_is_not_led_away_from()
    {
        using var web = hosts.Web.Client();
        using var response = await web.PostAsync("/who", null, Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task What_one_may_not_do_is_403_at_api_and_a_page_at_web()
    {
        var cookie = await SignIn(await hosts.GivenAccount());

        using var api = hosts.Api.Client(cookie);
        using var refused = await api.GetAsync("/nobody", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("/problems/not-allowed", await refused.Content.ReadAsStringAsync(Cancel));

        using var web = hosts.Web.Client(cookie);
        using var redirected = await web.GetAsync("/nobody", Cancel);
        Assert.Equal("/forbidden", redirected.Headers.Location?.AbsolutePath);
    }

    async Task<string> SignIn(TestAccount account) =>
        await hosts.Web.SignIn(account.UserName, TwoHosts.Phrase) ?? throw new InvalidOperationException("The phrase is right.");

    static async Task<IEnumerable<string>> Roles(TestHost host, string cookie) =>
        (await host.Who(cookie) ?? throw new InvalidOperationException("Nobody is signed in.")).Where(claim => claim.StartsWith(SignedIn.RoleClaim, StringComparison.Ordinal));

    Task<int> SessionsOf(TestAccount account) => hosts.Ask<int>("select count(*)::int from auth.session where account_id = @Id", new { account.Id });
}
