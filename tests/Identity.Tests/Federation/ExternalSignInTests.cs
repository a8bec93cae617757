using MutualAid.Identity.Tests.Federation.Support;
using Npgsql;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>From an identity to a session, or to an invitation.</summary>
public sealed class ExternalSignInTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_linked_identity_opens_a_session_for_its_account_and_for_no_other()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);

        Assert.Equal(town.Anna.ToString(), (await browser.Go("/who")).Body);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_sign_in_that_found_the_provider_on_opens_nothing_once_it_is_off(bool endsSessions)
    {
        await town.Renew();
        // What the provider publishes is known from here on: to write that down would wait for its row before the check.
        await town.SignIn();
        await town.Execute("delete from auth.session where account_id = @Anna", new { town.Anna });
        await using var administrator = await town.Open();
        await using var switchingOff = await administrator.BeginTransactionAsync(Cancellation);
        await Run("select from auth.provider where id = $1 for update");

        // It has passed the check of the provider, and waits for its row.
        var landing = town.SignIn();
        await town.UntilSomebodyWaits();
        await Run("update auth.provider set enabled = false, version = version + 1 where id = $1");
        if (endsSessions) await Run("delete from auth.session where provider_id = $1");
        await switchingOff.CommitAsync(Cancellation);

        Assert.Equal("provider", (await landing).Outcome);
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.session where account_id = @Anna", new { town.Anna }));

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, administrator, switchingOff) { Parameters = { new() { Value = town.ProviderId } } };
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Of_many_sign_ins_beside_a_switching_off_that_ends_sessions_none_is_left()
    {
        for (var round = 0; round < 5; round++)
        {
            await town.Renew();
            var landings = Enumerable.Range(0, 4).Select(_ => town.SignIn()).ToArray();
            await Task.WhenAny(landings);
            await town.Execute(
                """
                begin;
                select from auth.provider where id = @ProviderId for update;
                update auth.provider set enabled = false, version = version + 1 where id = @ProviderId;
                delete from auth.session where provider_id = @ProviderId;
                commit;
                """,
                new { town.ProviderId });
            await Task.WhenAll(landings);

            Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.session where provider_id = @ProviderId", new { town.ProviderId }));
        }
    }

    [Fact]
    public async Task Whom_the_provider_vouches_for_is_in_no_crisis_session()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);

        Assert.Equal(
            0, await town.Ask<int>("select count(*)::int from auth.session where account_id = @Anna and (crisis_session_id is not null or expires_at < created_at + interval '9 hours')", new { town.Anna }));
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.crisis_session where account_id = @Anna", new { town.Anna }));
    }

    [Fact]
    public async Task The_session_has_a_new_key_and_the_one_that_the_browser_came_with_ends()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);
        var before = browser.Cookies[Sessions.CookieName];
        await browser.Go(FederatedTown.Start);

        Assert.NotEqual(before, browser.Cookies[Sessions.CookieName]);
        using var old = new Browser(town.Host) { Cookies = { [Sessions.CookieName] = before } };
        Assert.NotEqual("signed in", (await old.Go("/page")).Outcome);
    }

    [Fact]
    public async Task An_identity_that_nobody_has_is_kept_and_opens_nothing()
    {
        await Unknown("someone");
        using var browser = new Browser(town.Host);

        var landing = await browser.Go(FederatedTown.Start);

        Assert.Equal("not linked", landing.Outcome);
        Assert.Equal("someone, Anna, anna@vannas.example, loa3, pwd+otp", landing.Body);
        Assert.Equal("?returnUrl=%2Fpage", landing.Address.Query);
        Assert.NotEqual("signed in", (await browser.Go("/page")).Outcome);
    }

    [Fact]
    public async Task An_account_with_the_same_name_or_address_is_not_taken_for_the_person()
    {
        await Unknown("lookalike");
        var account = await town.GivenAccount();
        await town.Execute(
            "update auth.account set user_name = 'anna@vannas.example', normalized_user_name = 'ANNA@VANNAS.EXAMPLE', display_name = 'Anna' where id = @account", new { account });

        Assert.Equal("not linked", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task A_subject_in_other_letters_or_at_another_issuer_is_someone_else()
    {
        await Unknown("ANNA");
        Assert.Equal("not linked", (await town.SignIn()).Outcome);

        await town.Renew();
        await town.Execute("insert into auth.external_login (issuer, subject, account_id) values ('https://other.example', 'elsewhere', @Anna)", new { town.Anna });
        await Unknown("elsewhere");
        Assert.Equal("not linked", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task What_is_pending_is_linked_once_to_the_account_that_claims_it()
    {
        await Unknown("invited");
        var account = await town.GivenAccount();
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);

        Assert.Equal("SignedIn", (await browser.Go($"/claim/{account}")).Body);

        Assert.Equal(account.ToString(), (await browser.Go("/who")).Body);
        Assert.Equal("Gone", (await browser.Go($"/claim/{await town.GivenAccount()}")).Body);
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task What_is_pending_in_one_browser_is_not_in_another()
    {
        await Unknown("elsewhere pending");
        await town.SignIn();
        using var other = new Browser(town.Host);

        Assert.Equal("Gone", (await other.Go($"/claim/{town.Anna}")).Body);
    }

    [Fact]
    public async Task Two_who_claim_one_identity_do_not_both_get_it()
    {
        await Unknown("contested");
        using var first = new Browser(town.Host);
        using var second = new Browser(town.Host);
        await first.Go(FederatedTown.Start);
        await second.Go(FederatedTown.Start);
        var (one, other) = (await town.GivenAccount(), await town.GivenAccount());

        var answers = await Task.WhenAll(first.Go($"/claim/{one}"), second.Go($"/claim/{other}"));

        Assert.Equal(["AlreadyLinked", "SignedIn"], answers.Select(answer => answer.Body).Order());
    }

    [Fact]
    public async Task One_claim_sent_twice_at_once_links_once()
    {
        await Unknown("hasty");
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);
        using var copy = new Browser(town.Host);
        foreach (var (name, value) in browser.Cookies) copy.Cookies[name] = value;
        var account = await town.GivenAccount();

        var answers = await Task.WhenAll(browser.Go($"/claim/{account}"), copy.Go($"/claim/{account}"));

        Assert.Equal(["Gone", "SignedIn"], answers.Select(answer => answer.Body).Order());
    }

    [Fact]
    public async Task What_is_pending_is_forgotten_after_half_an_hour()
    {
        await Unknown("slow");
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);
        town.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal("Gone", (await browser.Go($"/claim/{town.Anna}")).Body);
        await town.Host.Get<Identity.Federation.FederationUpkeep>().Round(TestContext.Current.CancellationToken);
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.pending_sign_in where expires_at <= @now", new { now = town.Clock.GetUtcNow() }));
    }

    [Fact]
    public async Task What_is_pending_dies_with_its_provider()
    {
        await Unknown("orphan");
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);
        await town.Change(agreed => agreed with { Enabled = false });

        Assert.Equal("Gone", (await browser.Go($"/claim/{town.Anna}")).Body);
    }

    [Fact]
    public async Task What_is_pending_is_not_readable_in_the_table()
    {
        await Unknown("secretive");
        await town.SignIn();

        var rows = await town.Ask<string>("select string_agg(encode(identity, 'escape'), '') from auth.pending_sign_in");
        Assert.DoesNotContain("secretive", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_vouches_for_no_account_of_another_municipality()
    {
        await Unknown("far away");
        var stranger = await town.GivenAccount(municipality: "2514");
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);
        Assert.Equal("AnotherMunicipality", (await browser.Go($"/claim/{stranger}")).Body);
        Assert.StartsWith("far away", (await browser.Go("/sign-in/not-linked")).Body, StringComparison.Ordinal);

        await town.Link("far away", stranger);
        Assert.Equal("another_municipality", (await town.SignIn()).Outcome);
    }

    [Theory]
    [InlineData("212000-2817", "signed in")]
    [InlineData("anna@212000-2817", "signed in")]
    [InlineData("212000-2692", "organisation")]
    [InlineData("212000-2817@212000-2692", "organisation")]
    [InlineData("anna@212000-28170", "organisation")]
    [InlineData("", "organisation")]
    [InlineData(null, "organisation")]
    public async Task A_person_of_another_organisation_is_refused(string? said, string outcome)
    {
        await town.Renew(agreed => agreed with { OrganisationClaim = "https://id.oidc.se/claim/orgAffiliation", OrganisationNumber = "212000-2817" });
        if (said is not null) town.Idp.UserInfo = claims => claims["https://id.oidc.se/claim/orgAffiliation"] = said;

        Assert.Equal(outcome, (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task The_id_tokens_organisation_is_believed_before_userinfos()
    {
        await town.Renew(agreed => agreed with { OrganisationClaim = "org", OrganisationNumber = "212000-2817" });
        town.Idp.IdToken = token => token["org"] = "212000-2692";
        town.Idp.UserInfo = claims => claims["org"] = "212000-2817";

        Assert.Equal("organisation", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task Accounts_may_go_by_a_claim_that_outlives_a_new_client()
    {
        await town.Renew(agreed => agreed with { SubjectClaim = "oid" });
        town.Idp.IdToken = token => (token["oid"], token["sub"]) = ("anna", "of this client");
        town.Idp.UserInfo = claims => claims["sub"] = "of this client";
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        town.Idp.IdToken = token => token.Remove("oid");
        town.Idp.UserInfo = _ => { };
        Assert.Equal("subject_claim", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task An_account_that_is_deleted_takes_its_link_along()
    {
        var account = await town.GivenAccount();
        await town.Link("leaver", account);
        await Unknown("leaver");
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        await town.Execute("delete from auth.account where id = @account", new { account });

        Assert.Equal("not linked", (await town.SignIn()).Outcome);
    }

    async Task Unknown(string subject)
    {
        await town.Renew();
        town.Idp.IdToken = token => token["sub"] = subject;
        town.Idp.UserInfo = claims => claims["sub"] = subject;
    }
}
