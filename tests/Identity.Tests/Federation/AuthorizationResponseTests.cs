using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>The way back from the provider: the browser and whoever can write its addresses.</summary>
public sealed class AuthorizationResponseTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string CallbackPath = "/callback";

    static readonly Dictionary<string, (string Outcome, Func<string, string> Change)> Cases = new()
    {
        ["state tampered with"] = ("state", back => With(back, "state", "CfDJ8" + new string('A', 200))),
        ["state one letter changed"] = ("state", back => With(back, "state", Flip(FederatedTown.Parameter(new(back), "state")))),
        ["state missing"] = ("state", back => With(back, "state", null)),
        ["iss of another provider"] = ("iss_parameter", back => With(back, "iss", "https://evil.example")),
        ["iss missing though advertised"] = ("iss_parameter", back => With(back, "iss", null)),
        ["no code"] = ("response", back => With(back, "code", null)),
        ["a code without end"] = ("response", back => With(back, "code", new string('c', 4097))),
        ["another code"] = ("token_endpoint", back => With(back, "code", "other")),
        ["error=server_error"] = ("provider_error", back => With(With(back, "code", null), "error", "server_error")),
        ["error=access_denied"] = ("cancelled", back => With(With(back, "code", null), "error", "access_denied")),
        ["error of another provider"] = ("iss_parameter", back => With(With(With(back, "code", null), "error", "access_denied"), "iss", "https://evil.example")),
        ["code repeated"] = ("response", back => back + "&code=evil"),
        ["state repeated"] = ("response", back => back + "&state=evil"),
        ["id_token in the address"] = ("response", back => back + "&id_token=x"),
        ["access_token in the address"] = ("response", back => back + "&access_token=x"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Answer(string name)
    {
        await town.Renew();
        town.Idp.Callback = Cases[name].Change;

        Assert.Equal(Cases[name].Outcome, (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task Iss_may_be_missing_where_it_is_not_advertised()
    {
        await town.Renew();
        town.Idp.Discovery = document => document["authorization_response_iss_parameter_supported"] = false;
        town.Idp.Callback = back => With(back, "iss", null);

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task The_callback_of_another_provider_is_refused()
    {
        await town.Renew();
        await town.Save(town.Agreed() with { Id = Guid.Parse("00000000-0000-0000-0000-000000009999"), Key = "another", Issuer = "http://127.0.0.1:9" });
        town.Idp.Callback = back => back.Replace($"/{FederatedTown.Key}/", "/another/", StringComparison.Ordinal);

        Assert.Equal("mix_up", (await town.SignIn()).Outcome);
        Assert.Equal(0, town.Idp.Hits("/token"));
    }

    [Fact]
    public async Task A_provider_that_is_switched_off_during_the_sign_in_ends_it()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        await town.Change(agreed => agreed with { Enabled = false });

        Assert.Equal("provider", (await browser.Go(back.Address.ToString())).Outcome);
        Assert.Equal(0, town.Idp.Hits("/token"));
        Assert.Equal("provider", (await browser.Go(FederatedTown.Start)).Outcome);
    }

    [Fact]
    public async Task A_provider_that_is_removed_during_the_sign_in_ends_it()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        await town.Execute("delete from auth.provider where key = 'vannas'");

        Assert.Equal("provider", (await browser.Go(back.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task A_code_never_goes_to_the_issuer_that_took_the_rows_place_during_the_sign_in()
    {
        await town.Renew();
        await using var other = await MisbehavingProvider.Start(town.Clock);
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        await town.Change(agreed => agreed with { Issuer = other.Issuer });

        Assert.Equal("provider", (await browser.Go(back.Address.ToString())).Outcome);
        Assert.Equal(0, other.Hits("/token"));
    }

    [Fact]
    public async Task What_is_changed_during_the_sign_in_holds_for_the_rest_of_it()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        await town.Change(agreed => agreed with { AcrValues = "loa4" });

        Assert.Equal("acr", (await browser.Go(back.Address.ToString())).Outcome);
    }

    [Theory]
    [InlineData(15, "signed in")]
    [InlineData(16, "too_late")]
    public async Task A_sign_in_may_take_a_quarter_of_an_hour(int minutes, string outcome)
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        town.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(outcome, (await browser.Go(back.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task A_callback_is_good_once_in_the_same_browser()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);

        Assert.Equal("signed in", (await browser.Go(back.Address.ToString())).Outcome);
        Assert.Equal("browser", (await browser.Go(back.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task A_used_callback_is_refused_in_another_browser()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        await browser.Go(back.Address.ToString());
        using var other = new Browser(town.Host);

        Assert.Equal("browser", (await other.Go(back.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task A_used_callback_is_refused_with_the_stolen_cookie_too_before_the_provider_is_asked()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        using var thief = new Browser(town.Host);
        foreach (var (name, value) in browser.Cookies) thief.Cookies[name] = value;
        await browser.Go(back.Address.ToString());

        Assert.Equal("replayed", (await thief.Go(back.Address.ToString())).Outcome);
        Assert.Equal(1, town.Idp.Hits("/token"));
    }

    [Fact]
    public async Task An_attackers_unused_callback_signs_nobody_else_in()
    {
        await town.Renew();
        using var attacker = new Browser(town.Host);
        var back = await attacker.Go(FederatedTown.Start, CallbackPath);
        using var victim = new Browser(town.Host);

        Assert.Equal("browser", (await victim.Go(back.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task An_attackers_callback_is_refused_in_a_browser_that_is_signing_in_itself()
    {
        await town.Renew();
        using var attacker = new Browser(town.Host);
        var theirs = await attacker.Go(FederatedTown.Start, CallbackPath);
        using var victim = new Browser(town.Host);
        await victim.Go(FederatedTown.Start, CallbackPath);

        Assert.Equal("browser", (await victim.Go(theirs.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task A_cookie_of_the_right_name_with_another_value_is_refused()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var back = await browser.Go(FederatedTown.Start, CallbackPath);
        var cookie = Assert.Single(browser.Cookies);
        browser.Cookies[cookie.Key] = Flip(cookie.Value);

        Assert.Equal("browser", (await browser.Go(back.Address.ToString())).Outcome);
    }

    [Fact]
    public async Task A_code_of_another_sign_in_is_refused_by_the_provider_as_the_verifier_is_not_its_own()
    {
        await town.Renew();
        using var attacker = new Browser(town.Host);
        var theirs = await attacker.Go(FederatedTown.Start, CallbackPath);
        using var victim = new Browser(town.Host);
        var own = await victim.Go(FederatedTown.Start, CallbackPath);

        var injected = With(own.Address.ToString(), "code", FederatedTown.Parameter(theirs.Address, "code"));
        Assert.Equal("token_endpoint", (await victim.Go(injected)).Outcome);
    }

    [Fact]
    public async Task Two_sign_ins_side_by_side_in_one_browser_both_end_well()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        var first = await browser.Go(FederatedTown.Start, CallbackPath);
        var second = await browser.Go(FederatedTown.Start, CallbackPath);

        Assert.Equal("signed in", (await browser.Go(second.Address.ToString())).Outcome);
        Assert.Equal("signed in", (await browser.Go(first.Address.ToString())).Outcome);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~//evil.example")]
    [InlineData("")]
    public async Task A_return_address_outside_the_site_leads_home(string returnUrl)
    {
        await town.Renew();

        var landing = await town.SignIn(FederationEndpoints.Start(FederatedTown.Key) + "?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal("http://localhost/", landing.Address.ToString());
        Assert.Equal("home", landing.Body);
    }

    [Fact]
    public async Task The_callback_of_a_provider_that_nobody_knows_is_refused() =>
        Assert.Equal("state", (await town.SignIn(FederationEndpoints.Callback("nosuch") + "?code=1&state=2")).Outcome);

    [Theory]
    [InlineData("/federation/a_b/callback")]
    [InlineData("/federation/a%0Ab/callback")]
    [InlineData("/federation/../callback")]
    public async Task An_address_that_no_provider_can_have_is_not_ours(string address) =>
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await town.SignIn(address)).Status);

    [Fact]
    public async Task A_sign_in_at_a_provider_that_nobody_knows_is_refused() =>
        Assert.Equal("provider", (await town.SignIn(FederationEndpoints.Start("nosuch"))).Outcome);

    [Fact]
    public async Task An_answer_by_form_post_is_not_taken()
    {
        using var client = town.Host.Client();
        using var response = await client.PostAsync(
            FederationEndpoints.Callback(FederatedTown.Key), new FormUrlEncodedContent([new("code", "1"), new("state", "2")]), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task The_cookie_of_a_sign_in_is_out_of_reach_for_scripts_and_ends_with_it()
    {
        await town.Renew();
        await using var secure = await town.StartNode(("Identity:Https", "true"));
        using var browser = new Browser(secure);

        using var response = await browser.Get(new($"http://localhost{FederatedTown.Start}"));

        var parts = response.Headers.GetValues("Set-Cookie").Single().Split("; ");
        Assert.StartsWith("__Host-mutualaid.login.", parts[0], StringComparison.Ordinal);
        Assert.Equal([$"expires={town.Clock.GetUtcNow().AddMinutes(15):R}", "path=/", "secure", "samesite=lax", "httponly"], parts[1..]);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    static string With(string address, string name, string? value) => FederatedTown.With(address, name, value);

    static string Flip(string state) => state[..40] + (state[40] == 'A' ? 'B' : 'A') + state[41..];
}
