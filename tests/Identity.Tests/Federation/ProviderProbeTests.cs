using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

public sealed class ProviderProbeTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string Document = "/.well-known/openid-configuration";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_nobody_has_asked_yet_is_unknown()
    {
        await Begin();

        Assert.Equal(new(FederatedTown.Key, "Vännäs kommun", FederatedTown.Code, ProviderState.Unknown, null, null, null), await Condition());
    }

    [Fact]
    public async Task Up_and_down_are_dated_by_the_first_round_that_found_it_so()
    {
        await Begin();
        await Round();
        var came = town.Clock.GetUtcNow();
        Minute();
        await Round();
        Assert.Equal((ProviderState.Up, came, town.Clock.GetUtcNow(), null), await State());

        town.Idp.Answer(Document, 503);
        Minute();
        await Round();
        var fell = town.Clock.GetUtcNow();
        Minute();
        town.Idp.Discovery = document => document["issuer"] = "https://evil.example";
        town.Idp.Instead = null;
        await Round();
        Assert.Equal((ProviderState.Down, fell, town.Clock.GetUtcNow(), "issuer_mismatch"), await State());

        town.Idp.Behave();
        Minute();
        await Round();
        Assert.Equal((ProviderState.Up, town.Clock.GetUtcNow(), town.Clock.GetUtcNow(), null), await State());
        Assert.Equal("issuer_mismatch", await town.Ask<string>("select last_error_code from auth.provider_health where provider_id = @ProviderId and last_error_at < checked_at", new { town.ProviderId }));
    }

    [Fact]
    public async Task A_provider_that_hangs_is_down_after_five_seconds()
    {
        await Begin();
        var asked = town.Idp.Hang(Document);

        var round = Round();
        await asked;
        town.Clock.Advance(Backchannel.Patience);
        await round;

        Assert.Equal("timeout", (await Condition()).ErrorCode);
    }

    [Fact]
    public async Task Of_two_nodes_one_asks_in_each_minute()
    {
        await Begin();
        await using var second = await town.StartNode();

        await Task.WhenAll(Round(), Round(second));
        await Round();
        Assert.Equal(1, town.Idp.Hits(Document));

        Minute();
        await Task.WhenAll(Round(), Round(second));
        Assert.Equal(2, town.Idp.Hits(Document));
    }

    [Fact]
    public async Task A_round_makes_new_keys_known_before_anyone_needs_them()
    {
        await Begin();
        await town.SignIn();
        (town.Idp.Key, town.Idp.KeyId) = (ProviderKeys.Second, "k2");
        await Round();
        var fetched = town.Idp.Hits("/jwks");

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Assert.Equal(fetched, town.Idp.Hits("/jwks"));
    }

    [Fact]
    public async Task A_provider_that_is_switched_off_is_neither_asked_nor_listed()
    {
        await Begin();
        await town.Change(agreed => agreed with { Enabled = false });

        await Round();

        Assert.Equal(0, town.Idp.Hits(Document));
        Assert.Empty(await town.Host.Get<ProviderHealth>().List(Cancel));
    }

    [Fact]
    public async Task A_dead_provider_bars_nobody_whose_browser_reaches_it()
    {
        await Begin();
        await town.SignIn();
        town.Idp.Answer(Document, 503);
        await Round();
        Assert.Equal(ProviderState.Down, (await Condition()).State);

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    async Task Begin()
    {
        await town.Renew();
        await town.Execute("delete from auth.provider_health");
    }

    Task Round(FederatedHost? node = null) => (node ?? town.Host).Get<ProviderProbe>().Round(Cancel);

    void Minute() => town.Clock.Advance(TimeSpan.FromMinutes(1));

    async Task<ProviderCondition> Condition() => Assert.Single(await town.Host.Get<ProviderHealth>().List(Cancel));

    async Task<(ProviderState, DateTimeOffset?, DateTimeOffset?, string?)> State() =>
        await Condition() is var now ? (now.State, now.Since, now.CheckedAt, now.ErrorCode) : default;
}
