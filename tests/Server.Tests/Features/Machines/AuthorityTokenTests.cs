using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>A program brings a token of a token service that its municipality trusts.</summary>
public sealed class AuthorityTokenTests(Api api) : IAsyncLifetime
{
    const string Code = "2404";
    const string Other = "2409";

    readonly RSA key = RSA.Create(2048);
    WebApplication authority = null!;
    string issuer = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        authority = builder.Build();
        authority.MapGet("/keys", () => Results.Text(GivenMachines.PublicSet(key), "application/jwk-set+json"));
        await authority.StartAsync(Cancellation);
        issuer = authority.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await authority.DisposeAsync();
        key.Dispose();
    }

    async Task<string> Given(string type = "at+jwt", params string[] scopes)
    {
        var clientId = Guid.NewGuid().ToString();
        using var administrator = await api.SignedIn("administrator", Code);
        using var added = await administrator.PostAsJsonAsync(
            $"/municipalities/{Code}/machine-clients",
            new SaveMachineClientRequest("Pay", scopes is [] ? ["register"] : scopes, null, new(issuer, $"{issuer}/keys", clientId, type), true, 0),
            Cancellation);
        await added.Has(HttpStatusCode.Created);
        return clientId;
    }

    JsonObject Claims(string clientId) => new()
    {
        ["iss"] = issuer, ["sub"] = clientId, ["client_id"] = clientId, ["aud"] = GivenMachines.Audience, ["scope"] = "register", ["iat"] = GivenMachines.FromNow(0), ["exp"] = GivenMachines.FromNow(600),
    };

    async Task<HttpStatusCode> Call(string token, string code = Code)
    {
        using var machine = api.Bearing(token);
        using var answer = await machine.GetAsync($"/municipalities/{code}/people", Cancellation);
        return answer.StatusCode;
    }

    const string AccessToken = """{"alg":"PS256","typ":"at+jwt"}""";
    const string Unmarked = """{"alg":"PS256","typ":"JWT"}""";

    [Fact]
    public async Task It_gets_in_for_what_both_the_row_and_the_token_say()
    {
        var clientId = await Given("at+jwt", "register", "time-reports");

        using var machine = api.Bearing(GivenMachines.Sign(key, Claims(clientId), AccessToken));
        using var register = await machine.GetAsync($"/municipalities/{Code}/people", Cancellation);
        await register.Has(HttpStatusCode.OK);
        using var reports = await machine.GetAsync("/time-reports", Cancellation);
        await reports.Has(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Of_an_authority_that_marks_its_tokens_no_further_an_unmarked_one_is_taken_and_an_id_token_is_not()
    {
        var clientId = await Given("jwt");
        var entra = Claims(clientId);
        entra.Remove("client_id");
        entra.Remove("scope");
        (entra["azp"], entra["roles"]) = (clientId, new JsonArray("register"));

        Assert.Equal(HttpStatusCode.OK, await Call(GivenMachines.Sign(key, entra, Unmarked)));
        entra["nonce"] = "n";
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(GivenMachines.Sign(key, entra, Unmarked)));
    }

    public static TheoryData<string> WrongTokens => [.. Wrong.Keys];

    static readonly Dictionary<string, Action<JsonObject>> Wrong = new()
    {
        ["another issuer"] = claims => claims["iss"] = "https://elsewhere.example",
        ["another client"] = claims => claims["client_id"] = "another",
        ["another audience"] = claims => claims["aud"] = "https://elsewhere.example",
        ["expired"] = claims => claims["exp"] = GivenMachines.FromNow(-120),
        ["without an end"] = claims => claims.Remove("exp"),
        ["not valid yet"] = claims => claims["nbf"] = GivenMachines.FromNow(300),
        ["issued in the future"] = claims => claims["iat"] = GivenMachines.FromNow(300),
        ["bound to a key"] = claims => claims["cnf"] = new JsonObject { ["jkt"] = "x" },
        ["an event"] = claims => claims["events"] = new JsonObject(),
    };

    [Theory, MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_is_refused(string wrong)
    {
        var clientId = await Given();
        var claims = Claims(clientId);
        Wrong[wrong](claims);

        Assert.Equal(HttpStatusCode.Unauthorized, await Call(GivenMachines.Sign(key, claims, AccessToken)));
    }

    [Fact]
    public async Task A_stranger_s_signature_none_at_all_and_another_kind_of_token_are_refused()
    {
        var clientId = await Given();
        using var stranger = RSA.Create(2048);

        Assert.Equal(HttpStatusCode.OK, await Call(GivenMachines.Sign(key, Claims(clientId), AccessToken)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(GivenMachines.Sign(stranger, Claims(clientId), AccessToken)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(GivenMachines.Sign(key, Claims(clientId), Unmarked)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call(GivenMachines.Sign(key, Claims(clientId), """{"alg":"PS256","typ":"at+jwt","crit":["x"],"x":1}"""), Code));
        Assert.Equal(HttpStatusCode.Unauthorized, await Call($"{GivenMachines.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{GivenMachines.Encode(Claims(clientId).ToJsonString())}.", Code));
    }

    [Fact]
    public async Task In_another_municipality_s_name_it_finds_nothing()
    {
        var clientId = await Given();

        Assert.Equal(HttpStatusCode.Forbidden, await Call(GivenMachines.Sign(key, Claims(clientId), AccessToken), Other));
    }

    [Fact]
    public async Task A_token_without_a_scope_of_ours_does_nothing()
    {
        var clientId = await Given();
        var claims = Claims(clientId);
        claims["scope"] = "openid mail";

        Assert.Equal(HttpStatusCode.Forbidden, await Call(GivenMachines.Sign(key, claims, AccessToken)));
    }
}
