using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

/// <summary>Each case is one id_token, made wrong in one way (or unusual and right), and what the sign-in comes to.</summary>
/// <remarks>
/// Here and in the other classes <c>oidcc-x</c> is the module <c>oidcc-client-test-x</c> of the OpenID Foundation's conformance suite, made anew; the suite itself was
/// not run.
/// </remarks>
public sealed class IdTokenTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    const string SignedIn = "signed in";

    static readonly Dictionary<string, (string Outcome, Action<MisbehavingProvider, SteppedClock> Make)> Cases = new()
    {
        ["oidcc"] = (SignedIn, (_, _) => { }),
        ["oidcc-invalid-iss"] = ("iss", (idp, _) => idp.IdToken = token => token["iss"] = "https://evil.example"),
        ["oidcc-missing-sub"] = ("sub", (idp, _) => idp.IdToken = token => token.Remove("sub")),
        ["oidcc-invalid-aud"] = ("aud", (idp, _) => idp.IdToken = token => token["aud"] = "other"),
        ["oidcc-missing-aud"] = ("aud", (idp, _) => idp.IdToken = token => token.Remove("aud")),
        ["oidcc-missing-iat"] = ("iat", (idp, _) => idp.IdToken = token => token.Remove("iat")),
        ["oidcc-kid-absent-single-jwks"] = (SignedIn, (idp, _) =>
        {
            idp.Header = header => header.Remove("kid");
            idp.Jwks = keys =>
            {
                keys.RemoveAt(1);
                keys[0].Remove("kid");
            };
        }),
        ["oidcc-kid-absent-multiple-jwks"] = (SignedIn, (idp, _) =>
        {
            idp.Header = header => header.Remove("kid");
            idp.Jwks = keys =>
            {
                keys[0].Remove("kid");
                keys.Insert(0, Jose.Public(ProviderKeys.Strangers, null));
            };
        }),
        ["oidcc-idtoken-sig-rs256"] = (SignedIn, (idp, _) => idp.Header = header => header["alg"] = "RS256"),
        ["oidcc-idtoken-sig-none"] = ("alg", (idp, _) => idp.Sign = (header, token) =>
        {
            header["alg"] = "none";
            header.Remove("kid");
            return Jose.Unsigned(header, token);
        }),
        ["oidcc-invalid-sig-rs256"] = ("signature", (idp, _) => idp.Sign = (header, token) => Spoilt(Jose.Rs256(header, token, idp.Key))),
        ["another key under the same kid"] = ("signature", (idp, _) => idp.Sign = (header, token) => Jose.Rs256(header, token, ProviderKeys.Strangers)),
        ["oidcc-invalid-sig-hs256, the public key for a secret"] = ("alg", (idp, _) => idp.Sign = (header, token) =>
        {
            header["alg"] = "HS256";
            return Jose.Hs256(header, token, idp.Key.ExportSubjectPublicKeyInfo());
        }),
        ["HS256 with the client secret, which was not agreed"] = ("alg", (idp, _) => idp.Sign = (header, token) =>
        {
            header["alg"] = "HS256";
            return Jose.Hs256(header, token, System.Text.Encoding.UTF8.GetBytes(MisbehavingProvider.Secret));
        }),
        ["ES256"] = (SignedIn, (idp, _) => idp.Sign = (header, token) => Es256(header, token, ProviderKeys.Curve)),
        ["PS256"] = (SignedIn, (idp, _) =>
        {
            idp.Jwks = keys => keys[0].Remove("alg");
            idp.Sign = (header, token) =>
            {
                header["alg"] = "PS256";
                return Jose.Ps256(header, token, idp.Key);
            };
        }),
        ["oidcc-invalid-sig-es256"] = ("signature", (idp, _) => idp.Sign = (header, token) => Es256(header, token, ProviderKeys.StrangersCurve)),
        ["ES256 with a signature of zeros"] = ("signature", (idp, _) => idp.Sign = (header, token) =>
        {
            var signed = Es256(header, token, ProviderKeys.Curve);
            return signed[..(signed.LastIndexOf('.') + 1)] + Jose.Base64Url(new byte[64]);
        }),
        ["ES256 in DER instead of two numbers"] = ("signature", (idp, _) => idp.Sign = (header, token) =>
        {
            var signed = Es256(header, token, ProviderKeys.Curve);
            var text = signed[..signed.LastIndexOf('.')];
            return $"{text}.{Jose.Base64Url(ProviderKeys.Curve.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))}";
        }),
        ["ES256 in the header, signed with RSA"] = ("signature", (idp, _) => idp.Header = header => header["alg"] = "ES256"),
        ["a key of 1024 bits"] = ("signature", (idp, _) =>
        {
            idp.Jwks = keys => keys.Add(Jose.Public(ProviderKeys.Short, "short"));
            idp.Sign = (header, token) =>
            {
                header["kid"] = "short";
                return Jose.Rs256(header, token, ProviderKeys.Short);
            };
        }),
        ["RSASSA-PKCS1 with SHA-1"] = ("alg", (idp, _) => idp.Header = header => header["alg"] = "RS1"),
        ["no alg"] = ("alg", (idp, _) => idp.Header = header => header.Remove("alg")),
        ["jwk in the header"] = ("signature", (idp, _) =>
        {
            idp.Header = header =>
            {
                header.Remove("kid");
                header["jwk"] = Jose.Public(ProviderKeys.Strangers, null);
            };
            idp.Sign = (header, token) => Jose.Rs256(header, token, ProviderKeys.Strangers);
        }),
        ["jku in the header"] = ("signature", (idp, _) =>
        {
            idp.Header = header =>
            {
                header["kid"] = "x";
                header["jku"] = "http://127.0.0.1:9/jwks";
            };
            idp.Sign = (header, token) => Jose.Rs256(header, token, ProviderKeys.Strangers);
        }),
        ["a critical header that nobody knows"] = ("crit", (idp, _) => idp.Header = header =>
        {
            header["crit"] = new JsonArray("exp2");
            header["exp2"] = 1;
        }),
        ["oidcc-nonce-invalid"] = ("nonce", (idp, _) => idp.IdToken = token => token["nonce"] = "wrong"),
        ["nonce missing"] = ("nonce", (idp, _) => idp.IdToken = token => token.Remove("nonce")),
        ["oidcc-invalid-athash"] = ("at_hash", (idp, _) => idp.IdToken = token => token["at_hash"] = Jose.AccessTokenHash("other")),
        ["oidcc-missing-athash, allowed in the code flow"] = (SignedIn, (idp, _) => idp.IdToken = token => token.Remove("at_hash")),
        ["expired ten minutes ago"] = ("exp", (idp, clock) => idp.IdToken = token => token["exp"] = clock.Seconds - 600),
        ["expired a minute ago, within the skew of two"] = (SignedIn, (idp, clock) => idp.IdToken = token => token["exp"] = clock.Seconds - 60),
        ["exp missing"] = ("exp", (idp, _) => idp.IdToken = token => token.Remove("exp")),
        ["exp in the year 9999"] = (SignedIn, (idp, _) => idp.IdToken = token => token["exp"] = 253402300799),
        ["exp 1e300"] = ("malformed", (idp, _) => idp.IdToken = token => token["exp"] = 1e300),
        ["exp a text"] = ("claims", (idp, clock) => idp.IdToken = token => token["exp"] = $"{clock.Seconds + 300}"),
        ["nbf in an hour"] = ("nbf", (idp, clock) => idp.IdToken = token => token["nbf"] = clock.Seconds + 3600),
        ["iat in an hour"] = ("iat", (idp, clock) => idp.IdToken = token => token["iat"] = clock.Seconds + 3600),
        ["iat a day ago, exp far away"] = ("iat", (idp, clock) => idp.IdToken = token => token["iat"] = clock.Seconds - 86400),
        ["several audiences, no azp"] = ("azp", (idp, _) => idp.IdToken = token => token["aud"] = new JsonArray(MisbehavingProvider.ClientId, "other")),
        ["several audiences, azp another"] = ("azp", (idp, _) => idp.IdToken = token =>
        {
            token["aud"] = new JsonArray(MisbehavingProvider.ClientId, "other");
            token["azp"] = "other";
        }),
        ["several audiences, azp ours"] = (SignedIn, (idp, _) => idp.IdToken = token =>
        {
            token["aud"] = new JsonArray(MisbehavingProvider.ClientId, "other");
            token["azp"] = MisbehavingProvider.ClientId;
        }),
        ["audience ours, azp another"] = ("azp", (idp, _) => idp.IdToken = token => token["azp"] = "other"),
        ["sub empty"] = ("sub", (idp, _) => idp.IdToken = token => token["sub"] = ""),
        ["sub blank"] = ("sub", (idp, _) => idp.IdToken = token => token["sub"] = "  "),
        ["sub of 300 characters"] = ("sub", (idp, _) => idp.IdToken = token => token["sub"] = new string('a', 300)),
        ["sub a number"] = ("claims", (idp, _) => idp.IdToken = token => token["sub"] = 5),
        ["acr missing"] = ("acr", (idp, _) => idp.IdToken = token => token.Remove("acr")),
        ["acr too low"] = ("acr", (idp, _) => idp.IdToken = token => token["acr"] = "loa2"),
        ["acr a list"] = ("claims", (idp, _) => idp.IdToken = token => token["acr"] = new JsonArray("loa3")),
        ["a token of 100 KB"] = ("malformed", (idp, _) => idp.IdToken = token => token["pad"] = new string('x', 100_000)),
        ["sub twice in the payload"] = ("claims", (idp, _) => idp.Sign = (header, token) =>
            Jose.Rs256(header, token.ToJsonString()[..^1] + ",\"sub\":\"root\"}", idp.Key)),
        ["alg twice in the header"] = ("malformed", (idp, _) => idp.Sign = (header, token) =>
        {
            var parts = Jose.Rs256(header, token, idp.Key).Split('.');
            return $"{Jose.Base64Url(header.ToJsonString()[..^1] + ",\"alg\":\"none\"}")}.{parts[1]}.{parts[2]}";
        }),
        ["an access token (typ at+jwt) for an id_token"] = ("typ", (idp, _) => idp.Header = header => header["typ"] = "at+jwt"),
        ["typ missing"] = (SignedIn, (idp, _) => idp.Header = header => header.Remove("typ")),
        ["a logout token for an id_token"] = ("typ", (idp, _) => idp.IdToken = token =>
            token["events"] = new JsonObject { ["http://schemas.openid.net/event/backchannel-logout"] = new JsonObject() }),
        ["two parts"] = ("malformed", (idp, _) => idp.Sign = (header, token) => Jose.Unsigned(header, token).TrimEnd('.')),
        ["not base64"] = ("malformed", (idp, _) => idp.Sign = (_, _) => "a token.in three.parts"),
        ["a payload that is a list"] = ("malformed", (idp, _) => idp.Sign = (header, _) => Jose.Rs256(header, "[]", idp.Key)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Id_token(string name)
    {
        await town.Renew();
        Cases[name].Make(town.Idp, town.Clock);

        Assert.Equal(Cases[name].Outcome, (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task The_nonce_of_a_former_sign_in_is_refused()
    {
        await town.Renew();
        using var browser = new Browser(town.Host);
        Assert.Equal(SignedIn, (await browser.Go(FederatedTown.Start)).Outcome);
        var former = browser.Nonce;
        town.Idp.IdToken = token => token["nonce"] = former;

        Assert.Equal("nonce", (await browser.Go(FederatedTown.Start)).Outcome);
    }

    [Theory]
    [InlineData(59, SignedIn)]
    [InlineData(60 + 120, SignedIn)]
    [InlineData(60 + 121, "auth_time")]
    [InlineData(3600, "auth_time")]
    public async Task When_max_age_was_asked_for_an_older_sign_in_at_the_provider_is_refused(int age, string outcome)
    {
        await town.Renew();
        town.Idp.IdToken = token => token["auth_time"] = town.Clock.Seconds - age;

        Assert.Equal(outcome, (await town.SignIn($"/recent/{FederatedTown.Key}?seconds=60")).Outcome);
        Assert.Equal("60", town.Idp.AuthorizationRequest["max_age"]);
    }

    [Fact]
    public async Task When_max_age_was_asked_for_auth_time_must_be_there()
    {
        await town.Renew();
        town.Idp.IdToken = token => token.Remove("auth_time");

        Assert.Equal("auth_time", (await town.SignIn($"/recent/{FederatedTown.Key}?seconds=60")).Outcome);
        Assert.Equal(SignedIn, (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task Where_no_level_is_required_any_will_do()
    {
        await town.Renew(agreed => agreed with { AcrIsRequired = false });
        town.Idp.IdToken = token => token["acr"] = "loa1";

        Assert.Equal(SignedIn, (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task A_claim_of_access_token_hash_goes_by_the_tokens_own_algorithm()
    {
        await town.Renew();
        town.Idp.Jwks = keys => keys[0].Remove("alg");
        town.Idp.IdToken = token => token["at_hash"] = Jose.Base64Url(SHA512.HashData(System.Text.Encoding.ASCII.GetBytes(town.Idp.AccessToken)).AsSpan(0, 32));
        town.Idp.Sign = (header, token) =>
        {
            header["alg"] = "RS512";
            var text = $"{Jose.Base64Url(header.ToJsonString())}.{Jose.Base64Url(token.ToJsonString())}";
            return $"{text}.{Jose.Base64Url(town.Idp.Key.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))}";
        };

        Assert.Equal(SignedIn, (await town.SignIn()).Outcome);
    }

    static string Es256(JsonObject header, JsonObject token, ECDsa key)
    {
        header["alg"] = "ES256";
        header["kid"] = "ec1";
        return Jose.Es256(header, token, key);
    }

    static string Spoilt(string token)
    {
        var at = token.Length - 6;
        return token[..at] + (token[at] == 'A' ? "BBBBBB" : "AAAAAA");
    }
}
