using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Machines;
using MutualAid.Identity.Tests.Federation.Support;
using MutualAid.Testing;
using Npgsql;

namespace MutualAid.Identity.Tests.Machines;

/// <summary>A token authority's keys when it is well, changes them, is away, and comes back.</summary>
public sealed class AuthorityKeysTests : IAsyncLifetime
{
    readonly SteppedClock clock = new();
    TestDatabase database = null!;
    NpgsqlDataSource source = null!;
    WebApplication authority = null!;
    string keyId = "first";
    bool isDown;
    int hits;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    string Address => authority.Urls.Single() + "/keys";

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Cancel);
        source = NpgsqlDataSource.Create(database.Api);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        authority = builder.Build();
        authority.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref hits);
            return isDown ? Results.StatusCode(503) : Results.Text(new JsonObject { ["keys"] = new JsonArray(PublicKey(keyId)) }.ToJsonString(), "application/json");
        });
        await authority.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await authority.DisposeAsync();
        await source.DisposeAsync();
        await database.DisposeAsync();
    }

    static JsonObject PublicKey(string id)
    {
        var parts = ProviderKeys.First.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64UrlEncoder.Encode(parts.Modulus), ["e"] = Base64UrlEncoder.Encode(parts.Exponent) };
    }

    AuthorityKeys Node() => new(new(Options.Create(new FederationOptions { AllowLoopback = true }), clock), source, clock);

    static async Task<string> Id(Task<IReadOnlyList<SecurityKey>> keys) => (await keys).Single().KeyId;

    [Fact]
    public async Task They_are_fetched_once_an_hour()
    {
        var node = Node();
        for (var call = 0; call < 5; call++) Assert.Equal("first", await Id(node.Known(Address, Cancel)));
        Assert.Equal(1, hits);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("first", await Id(node.Known(Address, Cancel)));
        Assert.Equal(2, hits);
    }

    [Fact]
    public async Task New_keys_are_found_when_a_token_needs_them_and_not_more_often_than_every_half_minute()
    {
        var node = Node();
        await node.Known(Address, Cancel);
        keyId = "second";

        for (var guess = 0; guess < 50; guess++) Assert.Equal("first", await Id(node.Newest(Address, Cancel)));
        Assert.Equal(1, hits);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("second", await Id(node.Newest(Address, Cancel)));
        Assert.Equal("second", await Id(node.Known(Address, Cancel)));
        Assert.Equal(2, hits);
    }

    [Fact]
    public async Task Away_it_is_known_as_it_last_was_for_seven_days_by_a_node_that_has_just_started_too()
    {
        await Node().Known(Address, Cancel);
        isDown = true;
        clock.Advance(TimeSpan.FromDays(6));

        Assert.Equal("first", await Id(Node().Known(Address, Cancel)));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("status_503", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => Node().Known(Address, Cancel))).Code);
    }

    [Fact]
    public async Task Never_reached_it_is_asked_every_half_minute_however_many_call()
    {
        isDown = true;
        var node = Node();
        for (var call = 0; call < 20; call++) await Assert.ThrowsAsync<ProviderUnavailableException>(() => node.Known(Address, Cancel));
        Assert.Equal(1, hits);

        isDown = false;
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("first", await Id(node.Known(Address, Cancel)));
    }
}
