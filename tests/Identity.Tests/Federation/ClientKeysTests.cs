using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>Our own keys, from the first to their successors.</summary>
public sealed class ClientKeysTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_published_set_holds_public_parts_alone_and_may_be_kept_for_an_hour()
    {
        using var client = town.Host.Client();
        using var response = await client.GetAsync(FederationEndpoints.Keys, Cancel);

        Assert.Equal("application/jwk-set+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromHours(1), response.Headers.CacheControl?.MaxAge);
        foreach (var key in await PublishedKeys.Read(town.Host))
        {
            Assert.Empty(key.Select(member => member.Key).Except(["kty", "use", "kid", "n", "e", "alg", "x5c", "x5t#S256"]));
            Assert.Equal("RSA", (string?)key["kty"]);
        }
    }

    [Fact]
    public async Task An_assertion_names_the_certificate_of_the_key_that_signed_it()
    {
        await UsePrivateKey();
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        var header = Jose.Header(town.Idp.TokenRequest["client_assertion"].ToString());
        var jwk = (await PublishedKeys.Read(town.Host)).Single(key => (string?)key["kid"] == (string?)header["kid"]);
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String((string)jwk["x5c"]![0]!));
        using var key = certificate.GetRSAPublicKey()!;
        Assert.Equal(Jose.Base64Url(SHA256.HashData(certificate.RawData)), (string?)header["x5t#S256"]);
        Assert.Equal((string?)jwk["x5t#S256"], (string?)header["x5t#S256"]);
        Assert.Equal((string?)jwk["n"], Jose.Base64Url(key.ExportParameters(includePrivateParameters: false).Modulus));
        Assert.True(certificate.NotAfter.ToUniversalTime() > (town.Clock.GetUtcNow() + ClientKeys.Age + TimeSpan.FromDays(7)).UtcDateTime);
    }

    [Fact]
    public async Task Nodes_that_start_together_make_one_pair()
    {
        await town.Execute("delete from auth.client_key");
        await using var second = await town.StartNode();

        await Task.WhenAll(PublishedKeys.Read(town.Host), PublishedKeys.Read(second), PublishedKeys.Read(town.Host), PublishedKeys.Read(second));

        Assert.Equal(2, await town.Ask<int>("select count(*)::int from auth.client_key"));
    }

    [Fact]
    public async Task The_table_holds_no_readable_private_key()
    {
        await PublishedKeys.Read(town.Host);
        var kept = await town.Ask<byte[]>("select private_key from auth.client_key where purpose = 'signature' and retired_at is null");

        using var rsa = RSA.Create();
        Assert.ThrowsAny<CryptographicException>(() => rsa.ImportPkcs8PrivateKey(kept, out _));
    }

    [Fact]
    public async Task A_young_key_is_not_replaced()
    {
        var before = await PublishedKeys.SigningIds(town.Host);

        await town.Host.Get<FederationUpkeep>().Round(Cancel);

        Assert.Equal(before, await PublishedKeys.SigningIds(town.Host));
    }

    [Fact]
    public async Task A_new_key_is_published_a_day_before_it_signs_and_the_old_one_a_week_after_it_was_replaced()
    {
        await town.Execute("delete from auth.client_key");
        await UsePrivateKey();
        var old = Assert.Single(await PublishedKeys.SigningIds(town.Host));

        town.Clock.Advance(ClientKeys.Age);
        await town.Host.Get<FederationUpkeep>().Round(Cancel);
        var both = await PublishedKeys.SigningIds(town.Host);
        var young = both.Single(id => id != old);
        Assert.Equal(old, await SignsWith());

        town.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(old, await SignsWith());
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(young, await SignsWith());

        town.Clock.Advance(TimeSpan.FromDays(6) - TimeSpan.FromSeconds(1));
        Assert.Equal([young, old], await PublishedKeys.SigningIds(town.Host));
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([young], await PublishedKeys.SigningIds(town.Host));
    }

    [Fact]
    public async Task A_provider_that_still_encrypts_to_the_old_key_is_understood_for_a_week()
    {
        await town.Execute("delete from auth.client_key");
        await town.Renew();
        var old = await PublishedKeys.ForEncryption(town.Host);
        EncryptTo(old);

        town.Clock.Advance(ClientKeys.Age);
        await town.Host.Get<FederationUpkeep>().Round(Cancel);
        Assert.NotEqual((string?)old["kid"], (string?)(await PublishedKeys.ForEncryption(town.Host))["kid"]);
        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        town.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal("encryption", (await town.SignIn()).Outcome);
        EncryptTo(await PublishedKeys.ForEncryption(town.Host));
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task A_key_whose_time_is_over_is_deleted()
    {
        await town.Execute("delete from auth.client_key");
        await PublishedKeys.Read(town.Host);
        town.Clock.Advance(ClientKeys.Age);
        await town.Host.Get<FederationUpkeep>().Round(Cancel);
        Assert.Equal(4, await town.Ask<int>("select count(*)::int from auth.client_key"));

        town.Clock.Advance(TimeSpan.FromDays(7));
        await town.Host.Get<FederationUpkeep>().Round(Cancel);

        Assert.Equal(2, await town.Ask<int>("select count(*)::int from auth.client_key"));
    }

    Task<Provider> UsePrivateKey() => town.Renew(agreed => agreed with { Authentication = ClientAuthentication.PrivateKey, ClientSecret = null });

    async Task<string> SignsWith()
    {
        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        var assertion = town.Idp.TokenRequest["client_assertion"].ToString();
        Assert.True(await PublishedKeys.Verify(town.Host, assertion));
        return (string)Jose.Header(assertion)["kid"]!;
    }

    void EncryptTo(JsonObject jwk) => town.Idp.Sign = (header, token) => Jose.Encrypt(
        Jose.Rs256(header, token, town.Idp.Key),
        Jose.Read(jwk),
        new() { ["alg"] = "RSA-OAEP", ["enc"] = "A128GCM", ["kid"] = (string?)jwk["kid"] },
        RSAEncryptionPadding.OaepSHA1,
        16);
}
