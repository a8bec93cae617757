using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>Outages and new keys at the provider, on one node and on two.</summary>
public sealed class MetadataCacheTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string Document = "/.well-known/openid-configuration";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    MetadataCache Cache => town.Host.Get<MetadataCache>();

    [Fact]
    public async Task Twenty_who_sign_in_at_once_share_one_fetch()
    {
        await town.Renew();

        var landings = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => town.SignIn()));

        Assert.All(landings, landing => Assert.Equal("signed in", landing.Outcome));
        Assert.Equal(1, town.Idp.Hits(Document));
        Assert.Equal(1, town.Idp.Hits("/jwks"));
    }

    [Fact]
    public async Task Twenty_who_meet_a_provider_that_hangs_give_up_together_after_one_fetch()
    {
        var provider = await town.Renew();
        var asked = town.Idp.Hang(Document);

        var waiting = Enumerable.Range(0, 20).Select(_ => Code(Cache.Get(provider, Cancel))).ToList();
        await asked;
        town.Clock.Advance(Backchannel.Patience);

        Assert.All(await Task.WhenAll(waiting), code => Assert.Equal("timeout", code));
        Assert.Equal(1, town.Idp.Hits(Document));
    }

    [Fact]
    public async Task One_who_goes_away_while_waiting_takes_nothing_from_the_others()
    {
        var provider = await town.Renew();
        var asked = town.Idp.Hang(Document);
        using var leaving = new CancellationTokenSource();
        var left = Cache.Get(provider, leaving.Token);
        var stays = Code(Cache.Get(provider, Cancel));
        await asked;
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        town.Clock.Advance(Backchannel.Patience);

        Assert.Equal("timeout", await stays);
        Assert.Equal(1, town.Idp.Hits(Document));
    }

    [Fact]
    public async Task After_a_failure_nobody_asks_for_twenty_seconds()
    {
        var provider = await town.Renew();
        town.Idp.Answer(Document, 503);
        Assert.Equal("status_503", await Code(Cache.Get(provider, Cancel)));

        town.Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal("status_503", await Code(Cache.Get(provider, Cancel)));
        Assert.Equal(1, town.Idp.Hits(Document));

        town.Idp.Instead = null;
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Code(Cache.Get(provider, Cancel)));
    }

    [Fact]
    public async Task A_node_that_starts_while_the_provider_is_dead_goes_by_what_was_last_known()
    {
        await town.Renew();
        await town.SignIn();
        town.Idp.Answer(Document, 503);
        town.Clock.Advance(TimeSpan.FromDays(6));

        await using var node = await town.StartNode();
        using var browser = new Browser(node);

        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
    }

    [Fact]
    public async Task What_is_a_week_old_is_not_good_any_more()
    {
        var provider = await town.Renew();
        Assert.Null(await Code(Cache.Get(provider, Cancel)));
        town.Idp.Answer(Document, 503);
        town.Clock.Advance(TimeSpan.FromDays(7));

        await using var node = await town.StartNode();

        Assert.Equal("status_503", await Code(node.Get<MetadataCache>().Get(provider, Cancel)));
        Assert.Equal("status_503", await Code(Cache.Get(provider, Cancel)));
    }

    [Fact]
    public async Task What_was_kept_under_another_issuer_is_not_used()
    {
        await town.Renew();
        await town.SignIn();
        await town.Change(agreed => agreed with { Issuer = "http://127.0.0.1:9" });
        var provider = (await town.Providers.Find(FederatedTown.Key, Cancel))!;

        await using var node = await town.StartNode();

        Assert.Equal("unreachable", await Code(node.Get<MetadataCache>().Get(provider, Cancel)));
    }

    [Fact]
    public async Task A_second_node_takes_what_the_first_has_fetched()
    {
        await town.Renew();
        await town.SignIn();

        await using var second = await town.StartNode();
        using var browser = new Browser(second);

        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
        Assert.Equal(1, town.Idp.Hits(Document));
    }

    [Fact]
    public async Task A_sign_in_may_begin_at_one_node_and_end_at_another()
    {
        await town.Renew();
        await using var second = await town.StartNode();
        using var first = new Browser(town.Host);
        var back = await first.Go(FederatedTown.Start, "/callback");
        using var other = new Browser(second);
        foreach (var (name, value) in first.Cookies) other.Cookies[name] = value;

        Assert.Equal("signed in", (await other.Go(back.Address.ToString())).Outcome);
        Assert.Equal("browser", (await other.Go(back.Address.ToString())).Outcome);
        Assert.Equal("replayed", (await first.Go(back.Address.ToString())).Outcome);
    }

    /// <summary>oidcc-client-test-signing-key-rotation-just-before-signing.</summary>
    [Fact]
    public async Task A_key_that_is_new_since_the_redirect_signs_people_in_at_once()
    {
        await town.Renew();
        town.Idp.Sign = (header, token) =>
        {
            Rotate(ProviderKeys.Second, "k2");
            header["kid"] = "k2";
            return Jose.Rs256(header, token, town.Idp.Key);
        };

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    /// <summary>oidcc-client-test-signing-key-rotation.</summary>
    [Fact]
    public async Task New_keys_between_sign_ins_fail_none_of_them_and_cost_one_fetch_each()
    {
        await town.Renew();
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        Rotate(ProviderKeys.Second, "k2");
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Rotate(ProviderKeys.Third, "k3");
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        Assert.Equal(3, town.Idp.Hits("/jwks"));
    }

    [Fact]
    public async Task A_new_key_under_the_old_ones_name_signs_people_in_too()
    {
        await town.Renew();
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        Rotate(ProviderKeys.Second, "k1");

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Assert.Equal(2, town.Idp.Hits("/jwks"));
    }

    [Fact]
    public async Task A_key_that_is_new_since_a_fetch_under_way_began_signs_people_in_too()
    {
        var provider = await town.Renew();
        await town.SignIn();
        var (came, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var before = Jose.Public(ProviderKeys.First, "k1").ToJsonString();
        town.Idp.Instead = ("/jwks", async http =>
        {
            came.SetResult();
            await goOn.Task;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync($$"""{"keys":[{{before}}]}""", Cancel);
        });
        var probe = Cache.Probe(provider, Cancel);
        await came.Task;
        Rotate(ProviderKeys.Second, "k2");
        town.Idp.Sign = (header, token) =>
        {
            town.Idp.Instead = null;
            goOn.SetResult();
            return Jose.Rs256(header, token, ProviderKeys.Second);
        };

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        await probe;
    }

    [Fact]
    public async Task A_key_that_the_provider_has_taken_away_is_good_for_nothing_once_the_new_ones_are_known()
    {
        var provider = await town.Renew();
        await town.SignIn();
        Rotate(ProviderKeys.Second, "k2");
        await Cache.Probe(provider, Cancel);
        town.Idp.Sign = (header, token) =>
        {
            header["kid"] = "k1";
            return Jose.Rs256(header, token, ProviderKeys.First);
        };

        Assert.Equal("signature", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task New_keys_at_the_provider_reach_two_nodes_each_by_its_own_sign_in()
    {
        await town.Renew();
        await using var second = await town.StartNode();
        using var browser = new Browser(second);
        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        Rotate(ProviderKeys.Second, "k2");

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Assert.Equal("signed in", (await browser.Go(FederatedTown.Start)).Outcome);
    }

    [Fact]
    public async Task Letters_with_unknown_keys_that_anyone_may_send_make_us_fetch_once_in_half_a_minute()
    {
        await town.Renew();
        await town.SignIn();
        town.Clock.Advance(TimeSpan.FromSeconds(30));
        using var client = town.Host.Client();

        for (var letter = 0; letter < 5; letter++)
        {
            var token = Jose.Rs256(new() { ["alg"] = "RS256", ["kid"] = $"x{letter}" }, town.Idp.LogoutToken(), ProviderKeys.Strangers);
            await client.PostAsync(FederationEndpoints.BackChannelLogout(FederatedTown.Key), new FormUrlEncodedContent([new("logout_token", token)]), Cancel);
        }

        Assert.Equal(2, town.Idp.Hits("/jwks"));
    }

    void Rotate(RSA key, string id) => (town.Idp.Key, town.Idp.KeyId) = (key, id);

    static async Task<string?> Code(Task<Metadata> asked)
    {
        try
        {
            await asked;
            return null;
        }
        catch (ProviderUnavailableException unavailable)
        {
            return unavailable.Code;
        }
    }
}
