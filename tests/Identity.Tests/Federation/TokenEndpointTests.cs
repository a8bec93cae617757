using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

public sealed class TokenEndpointTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static readonly Dictionary<string, (string Outcome, Action<MisbehavingProvider> Make)> Cases = new()
    {
        ["no id_token"] = ("token_endpoint", idp => idp.TokenResponse = answer => answer.Remove("id_token")),
        ["token_type DPoP"] = ("token_endpoint", idp => idp.TokenResponse = answer => answer["token_type"] = "DPoP"),
        ["token_type in small letters"] = ("signed in", idp => idp.TokenResponse = answer => answer["token_type"] = "bearer"),
        ["an error"] = ("token_endpoint", idp => idp.Answer("/token", 400, """{"error":"invalid_client"}""", "application/json")),
        ["an error with status 200"] = ("token_endpoint", idp => idp.TokenResponse = answer => answer["error"] = "invalid_grant"),
        ["id_token twice"] = ("token_endpoint", idp => idp.Answer("/token", 200, """{"token_type":"Bearer","id_token":"a.b.c","id_token":"d.e.f"}""", "application/json")),
        ["a list"] = ("token_endpoint", idp => idp.Answer("/token", 200, "[]", "application/json")),
        ["500 in HTML"] = ("unavailable", idp => idp.Answer("/token", 500, "<h1>")),
        ["302 elsewhere"] = ("unavailable", idp => idp.Redirect("/token", idp.Issuer + "/elsewhere")),
        ["a small answer that unpacks to 1 MB"] = ("unavailable", idp => idp.Instead = ("/token", async http =>
        {
            http.Response.ContentType = "application/json";
            http.Response.Headers.ContentEncoding = "gzip";
            await using var packed = new GZipStream(http.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(new byte[1_000_000]);
        })),
        ["an answer of 1 MB"] = ("unavailable", idp => idp.TokenResponse = answer => answer["pad"] = new string('x', 1_000_000)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Names))]
    public async Task Token_answer(string name)
    {
        await town.Renew();
        Cases[name].Make(town.Idp);

        Assert.Equal(Cases[name].Outcome, (await town.SignIn()).Outcome);
        Assert.Equal(0, town.Idp.Hits("/elsewhere"));
    }

    [Fact]
    public async Task A_token_endpoint_that_hangs_is_left_after_five_seconds()
    {
        await town.Renew();
        var asked = town.Idp.Hang("/token");

        var signIn = town.SignIn();
        await asked;
        Assert.False(signIn.IsCompleted);
        town.Clock.Advance(Backchannel.Patience);

        Assert.Equal("unavailable", (await signIn).Outcome);
    }

    /// <summary>oidcc-client-test-client-secret-basic.</summary>
    [Fact]
    public async Task Name_and_secret_are_form_encoded_before_they_are_joined()
    {
        await town.Renew();

        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        var pair = Encoding.ASCII.GetString(Convert.FromBase64String(town.Idp.TokenAuthorization["Basic ".Length..]));
        Assert.Equal("mutual+aid%2Brp%3A1:s%26cret+%25%2F%2B+%C3%B6", pair);
        Assert.False(town.Idp.TokenRequest.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task The_code_is_redeemed_with_the_verifier_behind_the_challenge()
    {
        await town.Renew();

        await town.SignIn();

        var verifier = town.Idp.TokenRequest["code_verifier"].ToString();
        Assert.Equal(43, verifier.Length);
        Assert.Equal("S256", town.Idp.AuthorizationRequest["code_challenge_method"]);
        Assert.Equal(town.Idp.AuthorizationRequest["code_challenge"], WebEncoders.Base64UrlEncode(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    public async Task Without_a_secret_we_sign_an_assertion_that_our_published_key_verifies(string offered)
    {
        await town.Renew(agreed => agreed with { Authentication = ClientAuthentication.PrivateKey, ClientSecret = null });
        town.Idp.Discovery = document => document["token_endpoint_auth_signing_alg_values_supported"] = new System.Text.Json.Nodes.JsonArray("RS256", offered);

        Assert.Equal("signed in", (await town.SignIn()).Outcome);

        Assert.Equal("", town.Idp.TokenAuthorization);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", town.Idp.TokenRequest["client_assertion_type"]);
        var assertion = town.Idp.TokenRequest["client_assertion"].ToString();
        var (header, payload) = (Jose.Header(assertion), Jose.Payload(assertion));
        Assert.Equal(offered, (string?)header["alg"]);
        Assert.Equal(MisbehavingProvider.ClientId, (string?)payload["iss"]);
        Assert.Equal(MisbehavingProvider.ClientId, (string?)payload["sub"]);
        Assert.Equal(town.Idp.Issuer, (string?)payload["aud"]);
        Assert.Equal(town.Clock.Seconds + 60, (long?)payload["exp"]);
        Assert.True(await PublishedKeys.Verify(town.Host, assertion));
    }

    [Fact]
    public async Task Each_assertion_has_an_id_of_its_own_and_the_audience_that_was_agreed()
    {
        await town.Renew(agreed => agreed with { Authentication = ClientAuthentication.PrivateKey, ClientSecret = null, AssertionAudience = "https://login.example/token" });

        await town.SignIn();
        var first = Jose.Payload(town.Idp.TokenRequest["client_assertion"].ToString());
        await town.SignIn();
        var second = Jose.Payload(town.Idp.TokenRequest["client_assertion"].ToString());

        Assert.NotEqual((string?)first["jti"], (string?)second["jti"]);
        Assert.Equal("https://login.example/token", (string?)first["aud"]);
    }

    [Fact]
    public async Task A_secret_is_encrypted_in_the_table_and_a_changed_one_is_used_at_the_next_sign_in()
    {
        await town.Renew(agreed => agreed with { ClientSecret = "hemligt" });
        Assert.DoesNotContain("hemligt", Encoding.Latin1.GetString(await town.Ask<byte[]>("select client_secret from auth.provider where id = @ProviderId", new { town.ProviderId })), StringComparison.Ordinal);

        await town.SignIn();
        var before = town.Idp.TokenAuthorization;
        await town.Change(agreed => agreed with { ClientSecret = "ännu hemligare" });
        await town.SignIn();

        Assert.NotEqual(before, town.Idp.TokenAuthorization);
    }

    [Fact]
    public async Task A_change_of_something_read_before_someone_elses_change_is_refused()
    {
        var read = await town.Renew();
        await town.Change(agreed => agreed with { DisplayName = "Vännäs" });

        Assert.False(await town.Providers.Save(read with { DisplayName = "Mitt" }, Cancel));
    }
}
