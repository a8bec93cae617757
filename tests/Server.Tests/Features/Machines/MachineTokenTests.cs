using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>A program proves itself with a key of its own, and gets in for what its scopes say.</summary>
public sealed class MachineTokenTests(Api api)
{
    const string Code = "2404";
    const string Other = "2409";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_does_what_its_scope_says_and_the_history_says_who_did_it()
    {
        var (client, key) = await api.GivenMachine(Code, "register");

        var granted = await (await api.AskForToken(GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId)))).Read<JsonElement>();

        Assert.Equal("Bearer", granted.GetProperty("token_type").GetString());
        Assert.Equal(900, granted.GetProperty("expires_in").GetInt32());
        Assert.Equal("register", granted.GetProperty("scope").GetString());
        using var machine = api.Bearing(granted.GetProperty("access_token").GetString()!);
        using var list = await machine.GetAsync($"/municipalities/{Code}/people", Cancellation);
        await list.Has(HttpStatusCode.OK);
        var person = await api.GivenPerson(Code, "Ada");
        using var off = await machine.PostAsJsonAsync($"/people/{person}/deactivation", new { version = 1 }, Cancellation);
        await off.Has(HttpStatusCode.OK);
        Assert.Equal("Staff system", await api.Scalar<string>("select display_name from auth.account join audit on audit.account_id = account.id where subject_id = @person and action = 'person-deactivated'", new { person }));
        Assert.NotNull(await api.Scalar<DateTime?>("select last_used_at from auth.machine_client where id = @Id", new { client.Id }));
    }

    [Fact]
    public async Task Outside_its_scope_and_its_municipality_it_is_refused()
    {
                var theirs = await api.GivenPerson(Other, "Bo");
        var own = await api.GivenPerson(Code, "Ada");
        using var machine = await api.SignedInMachine(Code, "register");

        using var reports = await machine.GetAsync("/time-reports", Cancellation);
        await reports.Problem(HttpStatusCode.Forbidden, "not-allowed");
        Assert.Contains("insufficient_scope", reports.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        using var elsewhere = await machine.GetAsync($"/municipalities/{Other}/people", Cancellation);
        await elsewhere.Has(HttpStatusCode.Forbidden);
        using var person = await machine.GetAsync($"/people/{theirs}", Cancellation);
        await person.Has(HttpStatusCode.NotFound);
        // A scope lets nobody in: an invitation is a way to an account.
        using var invitation = await machine.PostAsync($"/people/{own}/invitation", null, Cancellation);
        await invitation.Has(HttpStatusCode.Forbidden);
    }

    public static TheoryData<string> WrongAssertions => [.. Wrong.Keys];

    static readonly Dictionary<string, Func<string, RSA, RSA, string>> Wrong = new()
    {
        ["another's key"] = (id, _, other) => GivenMachines.Sign(other, GivenMachines.Assertion(id)),
        ["no signature"] = (id, _, _) => $"{GivenMachines.Encode("""{"alg":"none"}""")}.{GivenMachines.Encode(GivenMachines.Assertion(id).ToJsonString())}.",
        ["the public key as a secret"] = (id, key, _) => Symmetric(key, GivenMachines.Assertion(id)),
        ["another audience"] = (id, key, _) => Signed(key, id, "aud", "https://elsewhere.example/"),
        ["one audience of two"] = (id, key, _) => Signed(key, id, "aud", new JsonArray(GivenMachines.Audience, "https://elsewhere.example/")),
        ["expired"] = (id, key, _) => Signed(key, id, "exp", GivenMachines.FromNow(-60)),
        ["without an end"] = (id, key, _) => Signed(key, id, "exp", null),
        ["valid for an hour"] = (id, key, _) => Signed(key, id, "exp", GivenMachines.FromNow(3600)),
        ["not valid yet"] = (id, key, _) => Signed(key, id, "nbf", GivenMachines.FromNow(120)),
        ["issued in the future"] = (id, key, _) => Signed(key, id, "iat", GivenMachines.FromNow(120)),
        ["an end that is a text"] = (id, key, _) => Signed(key, id, "exp", "tomorrow"),
        ["without an id"] = (id, key, _) => Signed(key, id, "jti", null),
        ["another's subject"] = (id, key, _) => Signed(key, id, "sub", "machine-of-another"),
        ["a stranger"] = (_, key, _) => GivenMachines.Sign(key, GivenMachines.Assertion("machine-0000000000000000")),
        ["a critical header"] = (id, key, _) => GivenMachines.Sign(key, GivenMachines.Assertion(id), """{"alg":"PS256","crit":["b64"],"b64":true}"""),
        ["an access token"] = (id, key, _) => GivenMachines.Sign(key, GivenMachines.Assertion(id), """{"alg":"PS256","typ":"at+jwt"}"""),
        ["a name that comes twice"] = (id, key, _) => GivenMachines.Sign(key, GivenMachines.Assertion(id).ToJsonString().Replace("{\"iss\"", "{\"iss\":\"x\",\"iss\"", StringComparison.Ordinal)),
        ["a list"] = (_, key, _) => GivenMachines.Sign(key, "[]"),
        ["no token at all"] = (_, _, _) => "x",
        ["a hundred kilobytes"] = (_, _, _) => new string('x', 80_000),
    };

    [Theory, MemberData(nameof(WrongAssertions))]
    public async Task A_wrong_assertion_proves_nothing(string wrong)
    {
        var (client, key) = await api.GivenMachine(Code, "register");
        using var other = RSA.Create(2048);

        using var answer = await api.AskForToken(Wrong[wrong](client.ClientId, key, other), from: $"203.0.113.{Wrong.Keys.ToList().IndexOf(wrong) + 1}");

        var refusal = await answer.Read<JsonElement>(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", refusal.GetProperty("error").GetString());
        Assert.Equal(0, await api.Scalar<int>("select count(*)::int from auth.machine_token where client_id = @Id", new { client.Id }));
    }

    [Fact]
    public async Task One_assertion_sent_eight_times_at_once_gives_one_token()
    {
        var (client, key) = await api.GivenMachine(Code, "register");
        var assertion = GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => api.AskForToken(assertion, from: $"198.51.100.{number}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_narrower_scope_is_given_and_a_wider_one_refused()
    {
        var (client, key) = await api.GivenMachine(Code, "register", "time-reports");

        var narrow = await (await api.AskForToken(GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId)), "time-reports")).Read<JsonElement>();
        using var machine = api.Bearing(narrow.GetProperty("access_token").GetString()!);
        using var register = await machine.GetAsync($"/municipalities/{Code}/people", Cancellation);
        await register.Has(HttpStatusCode.Forbidden);
        using var reports = await machine.GetAsync("/time-reports", Cancellation);
        await reports.Has(HttpStatusCode.OK);

        using var wider = await api.AskForToken(GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId)), "register operator");
        Assert.Equal("invalid_scope", (await wider.Read<JsonElement>(HttpStatusCode.BadRequest)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task What_the_administrator_changes_holds_at_the_next_call()
    {
        var (client, key) = await api.GivenMachine(Code, "register", "time-reports");
        var granted = await (await api.AskForToken(GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId)))).Read<JsonElement>();
        using var machine = api.Bearing(granted.GetProperty("access_token").GetString()!);
        using var administrator = await api.SignedIn("administrator", Code);

        Assert.Equal(HttpStatusCode.OK, await Call("time-reports"));
        await Save(["register"], GivenMachines.PublicSet(key), enabled: true);
        Assert.Equal(HttpStatusCode.Forbidden, await Call("time-reports"));
        await Save(["register"], GivenMachines.PublicSet(key), enabled: false);
        Assert.Equal(HttpStatusCode.Unauthorized, await Call($"municipalities/{Code}/people"));
        await Save(["register"], GivenMachines.PublicSet(key), enabled: true);
        Assert.Equal(HttpStatusCode.OK, await Call($"municipalities/{Code}/people"));
        using var newKey = RSA.Create(2048);
        await Save(["register"], GivenMachines.PublicSet(newKey), enabled: true);
        Assert.Equal(HttpStatusCode.Unauthorized, await Call($"municipalities/{Code}/people"));

        async Task<HttpStatusCode> Call(string path)
        {
            using var answer = await machine.GetAsync($"/{path}", Cancellation);
            return answer.StatusCode;
        }

        async Task Save(string[] scopes, string keys, bool enabled)
        {
            using var saved = await administrator.PutAsJsonAsync($"/machine-clients/{client.Id}", new SaveMachineClientRequest("Staff system", scopes, keys, null, enabled, client.Version), Cancellation);
            client = await saved.Read<MachineClientDto>();
        }
    }

    [Fact]
    public async Task A_token_that_has_expired_or_that_nobody_gave_is_refused()
    {
        var (client, key) = await api.GivenMachine(Code, "register");
        var granted = await (await api.AskForToken(GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId)))).Read<JsonElement>();
        using var machine = api.Bearing(granted.GetProperty("access_token").GetString()!);
        await api.Scalar<int?>("update auth.machine_token set expires_at = now() - interval '1 second' where client_id = @Id", new { client.Id });

        using var late = await machine.GetAsync($"/municipalities/{Code}/people", Cancellation);
        await late.Problem(HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.Contains("invalid_token", late.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        foreach (var made in (string[])["", "x", new string('A', 43), "a.b.c", "....", "\u00e5"])
        {
            using var stranger = api.Anonymous();
            stranger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {made}");
            using var answer = await stranger.GetAsync($"/municipalities/{Code}/people", Cancellation);
            await answer.Has(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_session_beside_a_token_is_not_looked_at()
    {
        using var person = await api.SignedIn("coordinator", Code);
        person.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer x");

        using var answer = await person.GetAsync($"/municipalities/{Code}/people", Cancellation);

        await answer.Has(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Guesses_from_one_address_are_slowed_down_and_others_are_not()
    {
        var (client, key) = await api.GivenMachine(Code, "register");
        var last = HttpStatusCode.OK;
        for (var guess = 0; guess < 31; guess++) last = (await api.AskForToken("x", from: "192.0.2.77")).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var elsewhere = await api.AskForToken(GivenMachines.Sign(key, GivenMachines.Assertion(client.ClientId)), from: "192.0.2.78");
        await elsewhere.Has(HttpStatusCode.OK);
    }

    static string Signed(RSA key, string clientId, string claim, JsonNode? value)
    {
        var claims = GivenMachines.Assertion(clientId);
        if (value is null) claims.Remove(claim);
        else claims[claim] = value;
        return GivenMachines.Sign(key, claims);
    }

    static string Symmetric(RSA key, JsonObject claims)
    {
        var signed = $"{GivenMachines.Encode("""{"alg":"HS256"}""")}.{GivenMachines.Encode(claims.ToJsonString())}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(signed)))}";
    }
}
