using System.Text.Json.Nodes;
using MutualAid.Identity.Federation;
using MutualAid.Identity.Tests.Federation.Support;

namespace MutualAid.Identity.Tests.Federation;

public sealed class UserInfoTests(FederatedTown town) : IClassFixture<FederatedTown>
{
    static readonly Dictionary<string, (string Outcome, Action<MisbehavingProvider> Make)> Cases = new()
    {
        ["oidcc-userinfo-bearer-header"] = ("signed in", _ => { }),
        ["oidcc-userinfo-invalid-sub"] = ("userinfo", idp => idp.UserInfo = claims => claims["sub"] = "root"),
        ["sub missing"] = ("userinfo", idp => idp.UserInfo = claims => claims.Remove("sub")),
        ["sub twice"] = ("userinfo", idp => idp.UserInfoRaw = _ => ("""{"sub":"anna","sub":"root"}""", "application/json")),
        ["oidcc-userinfo-signed"] = ("signed in", idp => idp.UserInfoRaw = claims => (Signed(idp, claims), "application/jwt")),
        ["signed with another key"] = ("signature", idp => idp.UserInfoRaw = claims => (Jose.Rs256(Header(idp), For(idp, claims), ProviderKeys.Strangers), "application/jwt")),
        ["signed with alg none"] = ("alg", idp => idp.UserInfoRaw = claims => (Jose.Unsigned(new() { ["alg"] = "none" }, For(idp, claims)), "application/jwt")),
        ["signed for another client"] = ("aud", idp => idp.UserInfoRaw = claims => (Signed(idp, claims, "aud", "other"), "application/jwt")),
        ["signed by another issuer"] = ("iss", idp => idp.UserInfoRaw = claims => (Signed(idp, claims, "iss", "https://evil.example"), "application/jwt")),
        ["500"] = ("userinfo", idp => idp.Answer("/userinfo", 500)),
        ["HTML"] = ("userinfo", idp => idp.Answer("/userinfo", 200, "<p>Anna</p>")),
        ["302 elsewhere"] = ("unavailable", idp => idp.Redirect("/userinfo", idp.Issuer + "/elsewhere")),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Userinfo(string name)
    {
        await town.Renew();
        Cases[name].Make(town.Idp);

        Assert.Equal(Cases[name].Outcome, (await town.SignIn()).Outcome);
    }

    [Fact]
    public async Task A_userinfo_endpoint_that_hangs_is_left_after_five_seconds()
    {
        await town.Renew();
        var asked = town.Idp.Hang("/userinfo");

        var signIn = town.SignIn();
        await asked;
        town.Clock.Advance(Backchannel.Patience);

        Assert.Equal("unavailable", (await signIn).Outcome);
    }

    [Fact]
    public async Task Userinfo_overrides_nothing_that_the_id_token_says()
    {
        await town.Renew();
        town.Idp.IdToken = token => token["sub"] = "overrides";
        town.Idp.UserInfo = claims =>
        {
            claims["sub"] = "overrides";
            claims["idp"] = "9999";
            claims["name"] = "Another";
            claims["acr"] = "loa4";
        };

        Assert.Equal("overrides, Anna, anna@vannas.example, loa3, pwd+otp", (await town.SignIn()).Body);
    }

    /// <summary>oidcc-client-test-scope-userinfo-claims.</summary>
    [Fact]
    public async Task The_agreed_scopes_are_asked_for_and_what_they_give_is_taken_from_userinfo()
    {
        await town.Renew(agreed => agreed with { Scopes = "openid profile email" });
        town.Idp.IdToken = token =>
        {
            token["sub"] = "scopes";
            token.Remove("name");
        };
        town.Idp.UserInfo = claims =>
        {
            claims["sub"] = "scopes";
            claims["name"] = "Anna Provsson";
        };

        Assert.Equal("scopes, Anna Provsson, anna@vannas.example, loa3, pwd+otp", (await town.SignIn()).Body);
        Assert.Equal("openid profile email", town.Idp.AuthorizationRequest["scope"]);
    }

    [Fact]
    public async Task Where_it_was_not_agreed_userinfo_is_not_asked()
    {
        await town.Renew(agreed => agreed with { UseUserInfo = false });

        Assert.Equal("signed in", (await town.SignIn()).Outcome);
        Assert.Equal(0, town.Idp.Hits("/userinfo"));
    }

    static JsonObject Header(MisbehavingProvider idp) => new() { ["alg"] = "RS256", ["kid"] = idp.KeyId };

    static JsonObject For(MisbehavingProvider idp, JsonObject claims)
    {
        claims["iss"] = idp.Issuer;
        claims["aud"] = MisbehavingProvider.ClientId;
        return claims;
    }

    static string Signed(MisbehavingProvider idp, JsonObject claims, string? name = null, string? value = null)
    {
        For(idp, claims);
        if (name is not null) claims[name] = value;
        return Jose.Rs256(Header(idp), claims, idp.Key);
    }
}
