using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>An id_token that is encrypted to us after it was signed, as the Swedish OpenID Connect Profile asks every client to understand.</summary>
public sealed class EncryptedTokenTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    [Theory]
    [InlineData("RSA-OAEP", "A128GCM")]
    [InlineData("RSA-OAEP", "A256GCM")]
    [InlineData("RSA-OAEP-256", "A256GCM")]
    public async Task An_encrypted_id_token_signs_in(string algorithm, string encryption)
    {
        var header = await Header(algorithm, encryption);
        var key = await Key();
        town.Idp.Sign = (signed, token) => Jose.Encrypt(Jose.Rs256(signed, token, town.Idp.Key), key, header, Padding(algorithm), encryption == "A128GCM" ? 16 : 32);

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task It_may_come_without_a_kid()
    {
        var header = await Header();
        header.Remove("kid");

        Assert.Equal("signed in", await Outcome(header, token => token));
    }

    [Fact]
    public async Task Userinfo_may_be_encrypted_too()
    {
        var header = await Header();
        var key = await Key();
        town.Idp.UserInfoRaw = claims =>
        {
            (claims["iss"], claims["aud"]) = (town.Idp.Issuer, MisbehavingProvider.ClientId);
            return (Jose.Encrypt(Jose.Rs256(new() { ["alg"] = "RS256" }, claims, town.Idp.Key), key, header, RSAEncryptionPadding.OaepSHA1, 16), "application/jwt");
        };

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
    }

    [Theory]
    [InlineData("alg", "RSA1_5")]
    [InlineData("alg", "dir")]
    [InlineData("enc", "A128CBC-HS256")]
    [InlineData("zip", "DEF")]
    [InlineData("crit", "exp")]
    [InlineData("kid", "nobody's")]
    public async Task A_header_that_is_not_of_the_profile_is_refused(string name, string value)
    {
        var header = await Header();
        header[name] = value;

        Assert.Equal("encryption", await Outcome(header, token => token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_letter_changed_in_any_of_its_five_parts_is_refused(int part)
    {
        var header = await Header();

        Assert.Equal("encryption", await Outcome(header, token =>
        {
            var parts = token.Split('.');
            parts[part] = parts[part][..5] + (parts[part][5] == 'A' ? 'B' : 'A') + parts[part][6..];
            return string.Join('.', parts);
        }));
    }

    [Fact]
    public async Task A_shortened_tag_is_refused()
    {
        var header = await Header();

        Assert.Equal("encryption", await Outcome(header, token => token[..^10]));
    }

    [Fact]
    public async Task What_is_encrypted_but_not_signed_is_refused()
    {
        var header = await Header();
        var key = await Key();
        town.Idp.Sign = (_, token) => Jose.Encrypt(token.ToJsonString(), key, header, RSAEncryptionPadding.OaepSHA1, 16);

        Assert.Equal("malformed", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task What_is_encrypted_and_has_alg_none_inside_is_refused()
    {
        var header = await Header();
        var key = await Key();
        town.Idp.Sign = (_, token) => Jose.Encrypt(Jose.Unsigned(new() { ["alg"] = "none" }, token), key, header, RSAEncryptionPadding.OaepSHA1, 16);

        Assert.Equal("alg", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task What_is_encrypted_twice_is_refused()
    {
        var header = await Header();

        Assert.Equal("malformed", await Outcome(header, token => token, times: 2));
    }

    [Fact]
    public async Task What_was_encrypted_to_another_is_refused()
    {
        var header = await Header();
        town.Idp.Sign = (signed, token) => Jose.Encrypt(Jose.Rs256(signed, token, town.Idp.Key), ProviderKeys.Strangers, header, RSAEncryptionPadding.OaepSHA1, 16);

        Assert.Equal("encryption", (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task At_sign_out_the_provider_is_shown_its_token_without_our_encryption()
    {
        var header = await Header();
        Assert.Equal("signed in", await Outcome(header, token => token));
        using var browser = new Browser(town.Host);
        await browser.Go(FederatedTown.Start);

        var landing = await browser.Go("/sign-out", "/logout");

        Assert.Equal(3, FederatedTown.Parameter(landing.Address, "id_token_hint").Split('.').Length);
    }

    async Task<string> Outcome(JsonObject header, Func<string, string> change, int times = 1)
    {
        var key = await Key();
        town.Idp.Sign = (signed, token) =>
        {
            var text = Jose.Rs256(signed, token, town.Idp.Key);
            for (var time = 0; time < times; time++) text = Jose.Encrypt(text, key, header, RSAEncryptionPadding.OaepSHA1, 16);
            return change(text);
        };
        return (await town.SignIn()).Outcome;
    }

    async Task<JsonObject> Header(string algorithm = "RSA-OAEP", string encryption = "A128GCM")
    {
        await town.Renew();
        return new() { ["alg"] = algorithm, ["enc"] = encryption, ["cty"] = "JWT", ["kid"] = (string?)(await PublishedKeys.ForEncryption(town.Host))["kid"] };
    }

    async Task<RSA> Key() => Jose.Read(await PublishedKeys.ForEncryption(town.Host));

    static RSAEncryptionPadding Padding(string algorithm) => algorithm == "RSA-OAEP" ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256;
}
