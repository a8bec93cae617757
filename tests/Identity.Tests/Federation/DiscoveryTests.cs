using System.Text.Json.Nodes;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>Discovery document and key set of a provider of which nothing is known yet.</summary>
public sealed class DiscoveryTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string Document = "/.well-known/openid-configuration";

    static readonly Dictionary<string, (string Outcome, string? ErrorCode, Action<MisbehavingProvider> Make)> Cases = new()
    {
        ["oidcc-discovery-openid-config"] = ("signed in", null, _ => { }),
        ["oidcc-discovery-jwks-uri-keys"] = ("signed in", null, idp => idp.Jwks = keys => keys.RemoveAt(1)),
        ["oidcc-discovery-issuer-mismatch"] = ("unavailable", "issuer_mismatch", idp => idp.Discovery = document => document["issuer"] = "https://evil.example"),
        ["issuer with a slash more"] = ("unavailable", "issuer_mismatch", idp => idp.Discovery = document => document["issuer"] = idp.Issuer + "/"),
        ["issuer missing"] = ("unavailable", "issuer_mismatch", idp => idp.Discovery = document => document.Remove("issuer")),
        ["token endpoint not https"] = ("unavailable", "endpoint_not_https", idp => idp.Discovery = document => document["token_endpoint"] = "http://idp.example/token"),
        ["authorization endpoint a script"] = ("unavailable", "endpoint_not_https", idp => idp.Discovery = document => document["authorization_endpoint"] = "javascript:alert(1)"),
        ["userinfo endpoint a file"] = ("unavailable", "endpoint_not_https", idp => idp.Discovery = document => document["userinfo_endpoint"] = "file:///etc/passwd"),
        ["jwks_uri missing"] = ("unavailable", "endpoint_not_https", idp => idp.Discovery = document => document.Remove("jwks_uri")),
        ["302 to another host"] = ("unavailable", "redirect", idp => idp.Redirect(Document, idp.Issuer + "/elsewhere")),
        ["1 MB"] = ("unavailable", "too_large", idp => idp.Discovery = document => document["pad"] = new string('x', 1_000_000)),
        ["not JSON"] = ("unavailable", "discovery_unreadable", idp => idp.Answer(Document, 200, "<html>")),
        ["a list"] = ("unavailable", "discovery_unreadable", idp => idp.Answer(Document, 200, "[]", "application/json")),
        ["404"] = ("unavailable", "status_404", idp => idp.Answer(Document, 404)),
        ["keys answered with 500"] = ("unavailable", "status_500", idp => idp.Answer("/jwks", 500)),
        ["keys not JSON"] = ("unavailable", "keys_unreadable", idp => idp.Answer("/jwks", 200, "<html>")),
        ["no keys"] = ("unavailable", "no_keys", idp => idp.Jwks = keys => keys.Clear()),
        ["nothing but a symmetric key"] = ("unavailable", "no_keys", idp => idp.Jwks = keys =>
        {
            keys.Clear();
            keys.Add(new() { ["kty"] = "oct", ["kid"] = "s", ["k"] = Jose.Base64Url(new byte[32]) });
        }),
        ["nothing but an encryption key"] = ("unavailable", "no_keys", idp => idp.Jwks = keys =>
        {
            keys.RemoveAt(1);
            keys[0]["use"] = "enc";
        }),
        ["a broken key beside a good one"] = ("signed in", null, idp => idp.Jwks = keys => keys.Insert(0, new() { ["kty"] = "RSA", ["kid"] = "bad", ["n"] = "!!", ["e"] = "AQAB" })),
        ["an Ed25519 key beside a good one"] = ("signed in", null, idp => idp.Jwks = keys =>
            keys.Insert(0, new() { ["kty"] = "OKP", ["crv"] = "Ed25519", ["kid"] = "ed", ["x"] = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" })),
        ["a key with members that nobody knows"] = ("signed in", null, idp => idp.Jwks = keys => keys[0]["ext"] = new JsonObject { ["a"] = 1 }),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Discovery(string name)
    {
        var provider = await town.Renew();
        Cases[name].Make(town.Idp);

        Assert.Equal(Cases[name].Outcome, (await town.SignIn()).Outcome);
        Assert.Equal(Cases[name].ErrorCode, await town.Host.Get<MetadataCache>().Probe(provider, TestContext.Current.CancellationToken));
        Assert.Equal(0, town.Idp.Hits("/elsewhere"));
    }

    [Fact]
    public async Task A_provider_that_hangs_is_left_after_five_seconds()
    {
        await town.Renew();
        var asked = town.Idp.Hang(Document);

        var signIn = town.SignIn();
        await asked;
        town.Clock.Advance(Backchannel.Patience);

        Assert.Equal("unavailable", (await signIn).Outcome);
    }

    [Theory]
    [InlineData("https://[nonsense")]
    [InlineData("https://:443:443")]
    public async Task An_issuer_that_is_no_address_is_the_providers_trouble_alone(string issuer)
    {
        var provider = await town.Renew(agreed => agreed with { Issuer = issuer });

        Assert.Equal("unavailable", (await town.SignIn()).Outcome);
        Assert.Equal("unreadable", await town.Host.Get<MetadataCache>().Probe(provider, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_the_switch_for_tests_http_on_this_machine_is_refused_and_nothing_is_sent()
    {
        await town.Renew();
        await using var strict = await town.StartNode(("Identity:Federation:AllowLoopback", "false"));
        using var browser = new Browser(strict);

        Assert.Equal("unavailable", (await browser.Go(FederatedTown.Start)).Outcome);
        Assert.Equal(0, town.Idp.Hits(Document));
    }

    [Fact]
    public async Task A_provider_on_a_private_address_is_reached_only_where_the_operator_allows_it()
    {
        var provider = await town.Renew(agreed => agreed with { Issuer = "https://10.255.255.255:1" });
        var metadata = town.Host.Get<MetadataCache>();

        Assert.Equal("address", await metadata.Probe(provider, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://[::ffff:169.254.169.254]")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]")]
    public async Task The_metadata_service_of_a_cloud_is_never_reached_whatever_is_allowed(string issuer)
    {
        var provider = await town.Renew(agreed => agreed with { Issuer = issuer, PrivateAddressesAllowed = true });

        Assert.Equal("address", await town.Host.Get<MetadataCache>().Probe(provider, TestContext.Current.CancellationToken));
    }
}
