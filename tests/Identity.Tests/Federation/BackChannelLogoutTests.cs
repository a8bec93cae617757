using System.Net;
using System.Text.Json.Nodes;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>Each case is one logout token, and whether the session of the person it names ends.</summary>
public sealed class BackChannelLogoutTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static readonly Dictionary<string, (bool Ends, Func<FederatedTown, JsonObject, string> Make)> Ending = new()
    {
        ["oidcc-rp-backchannel-rpinitlogout"] = (true, (town, token) => town.Idp.SignLogout(token)),
        ["by sub alone"] = (true, Without("sid")),
        ["by sid alone"] = (true, Without("sub")),
        ["by another sid"] = (false, With("sid", "s2")),
        ["by another person's sub"] = (false, With("sub", "berit")),
        ["exp missing"] = (true, Without("exp")),
        ["typ JWT"] = (true, (town, token) => Jose.Rs256(new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = town.Idp.KeyId }, token, town.Idp.Key)),
    };

    static readonly Dictionary<string, Func<FederatedTown, JsonObject, string>> Refused = new()
    {
        ["oidcc-rp-backchannel-rpinitlogout-alg-none"] = (_, token) => Jose.Unsigned(new() { ["alg"] = "none", ["typ"] = "logout+jwt" }, token),
        ["oidcc-rp-backchannel-rpinitlogout-no-event"] = Without("events"),
        ["oidcc-rp-backchannel-rpinitlogout-wrong-event"] = With("events", new JsonObject { ["x"] = new JsonObject() }),
        ["oidcc-rp-backchannel-rpinitlogout-with-nonce"] = With("nonce", "n"),
        ["oidcc-rp-backchannel-rpinitlogout-wrong-alg"] = (_, token) =>
            Jose.Hs256(new() { ["alg"] = "HS256", ["typ"] = "logout+jwt" }, token, System.Text.Encoding.UTF8.GetBytes(MisbehavingProvider.Secret)),
        ["oidcc-rp-backchannel-rpinitlogout-wrong-aud"] = With("aud", "other"),
        ["oidcc-rp-backchannel-rpinitlogout-wrong-iss"] = With("iss", "https://evil.example"),
        ["another key"] = (_, token) => Jose.Rs256(new() { ["alg"] = "RS256", ["typ"] = "logout+jwt", ["kid"] = "k1" }, token, ProviderKeys.Strangers),
        ["an event that is not an object"] = With("events", new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = "yes" }),
        ["iat an hour old"] = (town, token) => With("iat", town.Clock.Seconds - 4000)(town, token),
        ["iat in an hour"] = (town, token) => With("iat", town.Clock.Seconds + 3600)(town, token),
        ["iat missing"] = Without("iat"),
        ["expired"] = (town, token) => With("exp", town.Clock.Seconds - 121)(town, token),
        ["jti missing"] = Without("jti"),
        ["neither sub nor sid"] = Without("sub", "sid"),
        ["an id_token"] = (town, _) => town.Idp.IdTokenSent,
        ["an access token"] = (town, token) => Jose.Rs256(new() { ["alg"] = "RS256", ["typ"] = "at+jwt", ["kid"] = town.Idp.KeyId }, token, town.Idp.Key),
        ["a critical header"] = (town, token) => Jose.Rs256(new() { ["alg"] = "RS256", ["kid"] = town.Idp.KeyId, ["crit"] = new JsonArray("x"), ["x"] = 1 }, token, town.Idp.Key),
        ["not a token"] = (_, _) => "hello",
    };

    public static TheoryData<string> EndingNames => [.. Ending.Keys];
    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(EndingNames))]
    public async Task Accepted(string name)
    {
        using var browser = await SignedIn();

        Assert.Equal(HttpStatusCode.OK, await Send(Ending[name].Make(town, town.Idp.LogoutToken())));
        Assert.Equal(!Ending[name].Ends, await IsSignedIn(browser));
    }

    [Theory, MemberData(nameof(RefusedNames))]
    public async Task Refused_and_the_session_goes_on(string name)
    {
        using var browser = await SignedIn();

        Assert.Equal(HttpStatusCode.BadRequest, await Send(Refused[name](town, town.Idp.LogoutToken())));
        Assert.True(await IsSignedIn(browser));
    }

    [Fact]
    public async Task A_token_that_comes_again_ends_nothing_that_was_opened_since()
    {
        using var before = await SignedIn();
        var token = town.Idp.SignLogout(town.Idp.LogoutToken());
        Assert.Equal(HttpStatusCode.OK, await Send(token));

        using var after = new Browser(town.Host);
        await after.Go(FederatedTown.Start);

        Assert.Equal(HttpStatusCode.BadRequest, await Send(token));
        Assert.False(await IsSignedIn(before));
        Assert.True(await IsSignedIn(after));
    }

    [Fact]
    public async Task A_token_that_comes_again_is_refused_at_the_other_node_too()
    {
        using var browser = await SignedIn();
        await using var second = await town.StartNode();
        var token = town.Idp.SignLogout(town.Idp.LogoutToken());

        Assert.Equal(HttpStatusCode.OK, await Send(token));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(token, second));
    }

    [Fact]
    public async Task Of_one_token_sent_many_times_at_once_one_is_taken()
    {
        using var browser = await SignedIn();
        var token = town.Idp.SignLogout(town.Idp.LogoutToken());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Send(token)));

        Assert.Single(answers, HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_remembered_until_its_age_alone_would_refuse_it()
    {
        using var browser = await SignedIn();
        var payload = town.Idp.LogoutToken();
        payload["exp"] = town.Clock.Seconds + 86400;
        var token = town.Idp.SignLogout(payload);
        Assert.Equal(HttpStatusCode.OK, await Send(token));

        for (var minute = 0; minute < 20; minute++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await town.Host.Get<FederationUpkeep>().Round(Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, await Send(token));
        }

        Assert.Equal(0, await town.Ask<int>("select count(*)::int from auth.used_once where purpose = 'logout_token'"));
    }

    [Fact]
    public async Task Sessions_of_others_and_those_opened_without_the_provider_go_on()
    {
        using var anna = await SignedIn();
        town.Idp.IdToken = token => (token["sub"], token["sid"]) = ("berit", "s9");
        town.Idp.UserInfo = claims => claims["sub"] = "berit";
        if (await town.Ask<int>("select count(*)::int from auth.external_login where subject = 'berit'") == 0) await town.Link("berit", await town.GivenAccount());
        using var berit = new Browser(town.Host);
        await berit.Go(FederatedTown.Start);

        await Send(Without("sid")(town, town.Idp.LogoutToken()));

        Assert.False(await IsSignedIn(anna));
        Assert.True(await IsSignedIn(berit));
    }

    [Fact]
    public async Task A_provider_ends_no_sessions_that_another_opened_for_the_same_subject()
    {
        using var anna = await SignedIn();
        await using var other = await MisbehavingProvider.Start(town.Clock);
        await town.Save(town.Agreed() with { Id = Guid.Parse("00000000-0000-0000-0000-000000000002"), Key = "another", Issuer = other.Issuer });

        var theirs = other.SignLogout(other.LogoutToken());

        Assert.Equal(HttpStatusCode.OK, await Send(theirs, key: "another"));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(theirs));
        Assert.True(await IsSignedIn(anna));
    }

    [Fact]
    public async Task A_provider_that_is_switched_off_ends_nothing()
    {
        using var browser = await SignedIn();
        await town.Change(agreed => agreed with { Enabled = false });

        Assert.Equal(HttpStatusCode.BadRequest, await Send(town.Idp.SignLogout(town.Idp.LogoutToken())));
        Assert.True(await IsSignedIn(browser));
    }

    [Fact]
    public async Task Where_accounts_go_by_another_claim_the_provider_still_signs_out_by_sub()
    {
        await town.Renew(agreed => agreed with { SubjectClaim = "oid" });
        town.Idp.IdToken = token => (token["oid"], token["sub"]) = ("anna", "pairwise-of-this-client");
        town.Idp.UserInfo = claims => claims["sub"] = "pairwise-of-this-client";
        using var browser = new Browser(town.Host);
        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
        var token = town.Idp.LogoutToken();
        token["sub"] = "pairwise-of-this-client";

        Assert.Equal(HttpStatusCode.OK, await Send(town.Idp.SignLogout(token)));
        Assert.False(await IsSignedIn(browser));
    }

    [Fact]
    public async Task The_answer_is_not_to_be_stored()
    {
        using var client = town.Host.Client();
        using var response = await client.PostAsync(FederationEndpoints.BackChannelLogout("nosuch"), new StringContent("hello"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    async Task<Browser> SignedIn()
    {
        await town.Renew();
        var browser = new Browser(town.Host);
        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
        return browser;
    }

    async Task<HttpStatusCode> Send(string token, FederatedHost? node = null, string key = FederatedTown.Key)
    {
        using var client = (node ?? town.Host).Client();
        using var response = await client.PostAsync(FederationEndpoints.BackChannelLogout(key), new FormUrlEncodedContent([new("logout_token", token)]), Cancel);
        return response.StatusCode;
    }

    static async Task<bool> IsSignedIn(Browser browser) => (await browser.Go("/page")).Outcome == "signed in";

    static Func<FederatedTown, JsonObject, string> With(string name, JsonNode value) => (town, token) =>
    {
        token[name] = value.DeepClone();
        return town.Idp.SignLogout(token);
    };

    static Func<FederatedTown, JsonObject, string> Without(params string[] names) => (town, token) =>
    {
        foreach (var name in names) token.Remove(name);
        return town.Idp.SignLogout(token);
    };
}
