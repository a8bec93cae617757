using System.Text.Json;
using System.Text.Json.Nodes;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>A sign-in that is tried out: the same protocol to the last letter, and nothing of it opens a session or links anybody.</summary>
public sealed class TestSignInsTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static string Start => $"/test/{FederatedTown.Key}";

    /// <summary>An administrator's browser, with the provider switched off behind them.</summary>
    async Task<Browser> Administrator(Func<Provider, Provider>? change = null)
    {
        await town.Renew();
        var browser = new Browser(town.Host);
        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
        await town.Change(agreed => (change?.Invoke(agreed) ?? agreed) with { Enabled = false });
        return browser;
    }

    async Task<TestSignInResult?> Result(Browser browser)
    {
        var landing = await browser.Go($"/test/{town.ProviderId}/result");
        return landing.Body is "" or "null" ? null : JsonSerializer.Deserialize<TestSignInResult>(landing.Body, JsonSerializerOptions.Web);
    }

    Task<int> Sessions() => town.Ask<int>("select count(*)::int from auth.session");

    Task<int> Links() => town.Ask<int>("select count(*)::int from auth.external_login");

    [Fact]
    public async Task What_came_back_is_shown_and_nobody_is_signed_in_or_linked()
    {
        using var browser = await Administrator(agreed => agreed with { OrganisationClaim = "org", OrganisationNumber = "212000-2817" });
        town.Idp.IdToken = token => (token["sub"], token["org"], token["groups"]) = ("a stranger", "anna@212000-2817", new JsonArray("IT", "Alla"));
        town.Idp.UserInfo = claims => claims["sub"] = "a stranger";
        var (sessions, links, who) = (await Sessions(), await Links(), (await browser.Go("/who")).Body);

        Assert.Equal("signed in", (await browser.Go(Start)).Outcome);

        var result = (await Result(browser))!;
        Assert.Equal((null, "sub", "a stranger", false), (result.Rule, result.SubjectClaim, result.Subject, result.IsLinked));
        Assert.Contains(new("groups", """["IT","Alla"]"""), result.IdToken);
        Assert.Contains(new("email", "anna@vannas.example"), result.UserInfo);
        Assert.Equal(("org", "212000-2817"), (result.Organisation!.Claim, result.Organisation.Wanted));
        Assert.Equal(["anna@212000-2817"], result.Organisation.Said);
        Assert.Equal((sessions, links, who), (await Sessions(), await Links(), (await browser.Go("/who")).Body));
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.pending_sign_in"));
    }

    [Fact]
    public async Task What_the_mapping_would_give_is_told_and_not_given()
    {
        using var browser = await Administrator();
        var rule = Guid.CreateVersion7();
        await town.Execute("insert into auth.provider_mapping (id, provider_id, claim, value, role) values (@rule, @ProviderId, 'groups', 'IT', 'administrator')", new { rule, town.ProviderId });
        town.Idp.IdToken = token => token["groups"] = "IT";

        await browser.Go(Start);

        var result = (await Result(browser))!;
        Assert.Equal([rule], result.Mapped);
        Assert.True(result.IsLinked);
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.account_role where account_id = @Anna", new { town.Anna }));
        await town.Execute("delete from auth.provider_mapping");
    }

    [Fact]
    public async Task The_rule_that_refused_it_is_told_with_what_was_found_true_until_then()
    {
        using var browser = await Administrator(agreed => agreed with { OrganisationClaim = "org", OrganisationNumber = "212000-2817" });
        town.Idp.IdToken = token => token["org"] = "212000-2692";

        Assert.Equal("signed in", (await browser.Go(Start)).Outcome);

        var result = (await Result(browser))!;
        Assert.Equal("organisation", result.Rule);
        Assert.Equal(["212000-2692"], result.Organisation!.Said);
        Assert.NotEmpty(result.IdToken);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("acr")]
    [InlineData("sub")]
    public async Task It_is_checked_like_any_other(string claim)
    {
        using var browser = await Administrator();
        town.Idp.IdToken = token => token[claim] = claim == "exp" ? (JsonNode)1 : claim == "sub" ? "" : "wrong";

        await browser.Go(Start);

        var result = (await Result(browser))!;
        Assert.Equal(claim, result.Rule);
        // What is not meant for us is not repeated.
        Assert.Equal(claim == "aud", result.IdToken.Count == 0);
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_is_not_repeated()
    {
        using var browser = await Administrator();
        town.Idp.Sign = (header, payload) => Jose.Rs256(header, payload, ProviderKeys.Second);

        await browser.Go(Start);

        var result = (await Result(browser))!;
        Assert.Equal("signature", result.Rule);
        Assert.Empty(result.IdToken);
        Assert.Null(result.Subject);
    }

    [Fact]
    public async Task One_that_does_not_answer_is_told_at_once()
    {
        using var browser = await Administrator();
        await town.Forget();
        town.Idp.Answer("/.well-known/openid-configuration", 503);

        Assert.Equal("signed in", (await browser.Go(Start)).Outcome);

        Assert.Equal(("unavailable", "status_503"), ((await Result(browser))!.Rule, (await Result(browser))!.Detail));
    }

    [Fact]
    public async Task It_is_shown_to_the_session_that_began_it_and_to_no_other_for_half_an_hour()
    {
        using var browser = await Administrator();
        await browser.Go(Start);
        await town.Change(agreed => agreed);
        using var other = new Browser(town.Host);
        await other.Go(FederatedTown.Start);
        using var stranger = new Browser(town.Host);

        Assert.NotNull(await Result(browser));
        Assert.Null(await Result(other));
        Assert.Null(await Result(stranger));
        town.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await Result(browser));
        await town.Host.Get<FederationUpkeep>().Round(TestContext.Current.CancellationToken);
        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.test_sign_in"));
    }

    [Fact]
    public async Task It_goes_with_the_session()
    {
        using var browser = await Administrator();
        await browser.Go(Start);
        var kept = await town.Ask<int>("select count(*)::int from auth.test_sign_in");

        await browser.Go("/sign-out", stopAt: "done=signed-out");

        Assert.Equal(kept - 1, await town.Ask<int>("select count(*)::int from auth.test_sign_in"));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_tries_one_that_is_off()
    {
        (await Administrator()).Dispose();
        using var stranger = new Browser(town.Host);

        Assert.Equal("provider", (await stranger.Go(Start)).Outcome);
        Assert.Equal("provider", (await stranger.Go(FederatedTown.Start)).Outcome);
    }

    [Fact]
    public async Task A_test_that_another_session_ends_is_refused()
    {
        using var browser = await Administrator();
        var callback = (await browser.Go(Start, stopAt: "/callback")).Address.PathAndQuery;
        await town.Change(agreed => agreed);
        using var other = new Browser(town.Host);
        await other.Go(FederatedTown.Start);
        foreach (var (name, value) in browser.Cookies)
            if (name.StartsWith("mutualaid.login", StringComparison.Ordinal)) other.Cookies[name] = value;

        Assert.Equal("browser", (await other.Go(callback)).Outcome);
        Assert.Null(await Result(other));
        Assert.Null(await Result(browser));
    }

    [Fact]
    public async Task A_test_cannot_be_made_to_sign_anybody_in_by_ending_it_twice()
    {
        using var browser = await Administrator();
        var callback = (await browser.Go(Start, stopAt: "/callback")).Address.PathAndQuery;
        var sessions = await Sessions();
        using var copy = new Browser(town.Host);
        foreach (var (name, value) in browser.Cookies) copy.Cookies[name] = value;

        var outcomes = await Task.WhenAll(browser.Go(callback), copy.Go(callback));

        Assert.Equal(["replayed", "signed in"], outcomes.Select(landing => landing.Outcome).Order());
        Assert.Equal(sessions, await Sessions());
    }

    [Fact]
    public async Task What_a_provider_writes_is_cut_and_not_readable_in_the_table()
    {
        using var browser = await Administrator();
        town.Idp.IdToken = token =>
        {
            token["long"] = new string('x', 5000);
            token["line"] = "one\r\ntwo\u0007";
            token["secretive"] = "very secretive";
            for (var number = 0; number < 200; number++) token[$"c{number}"] = "v";
        };

        await browser.Go(Start);

        var result = (await Result(browser))!;
        Assert.Equal(100, result.IdToken.Count);
        Assert.Equal(301, result.IdToken.Single(claim => claim.Name == "long").Value.Length);
        Assert.Equal("one  two ", result.IdToken.Single(claim => claim.Name == "line").Value);
        Assert.DoesNotContain("secretive", await town.Ask<string>("select string_agg(encode(result, 'escape'), ' ') from auth.test_sign_in"), StringComparison.Ordinal);
    }

    /// <summary>No node keeps a copy of a provider: what one changes holds in a sign-in that is under way on another.</summary>
    [Fact]
    public async Task What_one_node_switches_off_another_refuses_in_the_middle_of_a_sign_in()
    {
        await town.Renew();
        await using var second = await town.StartNode();
        using var browser = new Browser(town.Host);
        var callback = (await browser.Go(FederatedTown.Start, stopAt: "/callback")).Address.PathAndQuery;
        var providers = second.Get<Providers>();
        var read = (await providers.Find(FederatedTown.Key, TestContext.Current.CancellationToken))!;

        Assert.True(await providers.Save(read with { Enabled = false }, TestContext.Current.CancellationToken));

        Assert.Equal("provider", (await browser.Go(callback)).Outcome);
        using var late = new Browser(second);
        Assert.Equal("provider", (await late.Go(FederatedTown.Start)).Outcome);
        Assert.True(await town.Providers.Save(read with { Version = read.Version + 1 }, TestContext.Current.CancellationToken));
        Assert.Equal("signed in", (await late.Go(FederatedTown.Start)).Outcome);
    }
}
