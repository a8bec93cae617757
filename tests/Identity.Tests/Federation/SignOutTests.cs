using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

public sealed class SignOutTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    /// <summary>oidcc-client-test-rp-init-logout.</summary>
    [Fact]
    public async Task It_ends_the_session_here_and_goes_on_to_the_providers_own()
    {
        using var browser = await SignedIn();

        var landing = await browser.Go("/sign-out", "/logout");

        Assert.StartsWith(town.Idp.Issuer + "/logout", landing.Address.ToString(), StringComparison.Ordinal);
        Assert.Equal(town.Idp.IdTokenSent, FederatedTown.Parameter(landing.Address, "id_token_hint"));
        Assert.Equal(MisbehavingProvider.ClientId, FederatedTown.Parameter(landing.Address, "client_id"));
        var back = FederatedTown.Parameter(landing.Address, "post_logout_redirect_uri");
        Assert.Equal("http://localhost" + FederationEndpoints.SignedOut(FederatedTown.Key), back);
        Assert.NotEqual("signed in", (await browser.Go("/page")).Outcome);

        var state = Uri.EscapeDataString(FederatedTown.Parameter(landing.Address, "state"));
        Assert.Equal("/sign-in?done=signed-out", (await browser.Go($"{back}?state={state}")).Address.PathAndQuery);
    }

    [Fact]
    public async Task A_state_made_for_one_provider_is_not_anothers()
    {
        using var browser = await SignedIn();
        var state = FederatedTown.Parameter((await browser.Go("/sign-out", "/logout")).Address, "state");

        Assert.Equal("http://localhost/", (await browser.Go($"{FederationEndpoints.SignedOut("another")}?state={Uri.EscapeDataString(state)}")).Address.ToString());
    }

    /// <summary>oidcc-client-test-rp-init-logout-other-state and -no-state.</summary>
    [Theory]
    [InlineData("?state=https://evil.example")]
    [InlineData("?state=//evil.example")]
    [InlineData("?state=")]
    [InlineData("")]
    public async Task A_way_back_with_another_state_or_none_leads_home(string query) =>
        Assert.Equal("http://localhost/", (await town.SignIn(FederationEndpoints.SignedOut(FederatedTown.Key) + query)).Address.ToString());

    [Fact]
    public async Task A_dead_provider_does_not_keep_the_session_open()
    {
        using var browser = await SignedIn();
        await town.Forget();
        await town.Change(agreed => agreed);
        town.Idp.Answer("/.well-known/openid-configuration", 503);

        Assert.Equal("/sign-in?done=signed-out", (await browser.Go("/sign-out")).Address.PathAndQuery);
        Assert.NotEqual("signed in", (await browser.Go("/page")).Outcome);
    }

    [Fact]
    public async Task Where_the_provider_has_no_sign_out_of_its_own_it_ends_here()
    {
        await town.Renew();
        town.Idp.Discovery = document => document.Remove("end_session_endpoint");
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);

        Assert.Equal("/sign-in?done=signed-out", (await browser.Go("/sign-out")).Address.PathAndQuery);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_signed_out_all_the_same()
    {
        await town.Renew();

        Assert.Equal("/sign-in?done=signed-out", (await town.SignIn("/sign-out")).Address.PathAndQuery);
    }

    [Fact]
    public async Task A_provider_that_is_removed_ends_the_sessions_that_it_opened()
    {
        using var browser = await SignedIn();

        await town.Execute("delete from auth.provider where key = 'vannas'");

        Assert.NotEqual("signed in", (await browser.Go("/page")).Outcome);
    }

    [Fact]
    public async Task A_provider_that_dies_or_is_switched_off_ends_no_session()
    {
        using var browser = await SignedIn();
        await town.Change(agreed => agreed with { Enabled = false });
        town.Idp.Answer("/.well-known/openid-configuration", 503);

        Assert.Equal("signed in", (await browser.Go("/page")).Outcome);
    }

    [Fact]
    public async Task A_session_goes_on_under_a_new_key_though_its_provider_was_switched_off_since_and_is_still_the_providers()
    {
        using var browser = await SignedIn();
        await town.Change(agreed => agreed with { Enabled = false });
        var before = await Keys();

        await browser.Go("/renew");

        Assert.Equal("signed in", (await browser.Go("/page")).Outcome);
        Assert.NotEqual(before, await Keys());
        Assert.Equal(1, await town.Ask<int>("select count(*)::int from auth.session where account_id = @Anna and provider_id = @ProviderId", new { town.Anna, town.ProviderId }));

        Task<string> Keys() => town.Ask<string>("select string_agg(encode(key_hash, 'hex'), ' ') from auth.session where account_id = @Anna", new { town.Anna });
    }

    async Task<Browser> SignedIn()
    {
        await town.Renew();
        var browser = new Browser(town.Host);
        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
        return browser;
    }
}
