using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Contracts.Machines;

namespace MutualAid.Server.Tests.Support;

/// <summary>Programs that call the API, their keys, and what they write: right or wrong, as a test wants it.</summary>
static class GivenMachines
{
    public const string Audience = "https://mutualaid.example/api";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A program that its municipality's administrator has let in.</summary>
    public static async Task<(MachineClientDto Client, RSA Key)> GivenMachine(this Api api, string code, params string[] scopes)
    {
        var key = RSA.Create(2048);
        using var administrator = await api.SignedIn("administrator", code);
        var added = await administrator.PostAsJsonAsync($"/municipalities/{code}/machine-clients", new SaveMachineClientRequest("Staff system", scopes, PublicSet(key), null, true, 0), Cancellation);
        return (await added.Read<MachineClientDto>(System.Net.HttpStatusCode.Created), key);
    }

    /// <summary>A client with its token.</summary>
    public static async Task<HttpClient> SignedInMachine(this Api api, string code, params string[] scopes)
    {
        var (client, key) = await api.GivenMachine(code, scopes);
        var granted = await (await api.AskForToken(Sign(key, Assertion(client.ClientId)))).Read<JsonElement>();
        return api.Bearing(granted.GetProperty("access_token").GetString()!);
    }

    public static HttpClient Bearing(this Api api, string token)
    {
        var client = api.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static Task<HttpResponseMessage> AskForToken(this Api api, string assertion, string? scope = null, string? from = null)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        };
        if (scope is not null) form["scope"] = scope;
        var request = new HttpRequestMessage(HttpMethod.Post, "/machine/token") { Content = new FormUrlEncodedContent(form) };
        if (from is not null) request.Headers.Add(Api.FromHeader, from);
        return api.Anonymous().SendAsync(request, Cancellation);
    }

    /// <summary>What a well-behaved program writes.</summary>
    public static JsonObject Assertion(string clientId) => new()
    {
        ["iss"] = clientId, ["sub"] = clientId, ["aud"] = Audience, ["jti"] = Guid.NewGuid().ToString(), ["iat"] = FromNow(0), ["exp"] = FromNow(60),
    };

    public static long FromNow(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds();

    public static string Sign(RSA key, JsonObject claims, string header = """{"alg":"PS256"}""") => Sign(key, claims.ToJsonString(), header);

    public static string Sign(RSA key, string claims, string header = """{"alg":"PS256"}""")
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pss))}";
    }

    public static string Encode(string json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json));

    public static string PublicSet(RSA key, bool withSecret = false)
    {
        var parts = key.ExportParameters(includePrivateParameters: withSecret);
        var jwk = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["n"] = WebEncoders.Base64UrlEncode(parts.Modulus!), ["e"] = WebEncoders.Base64UrlEncode(parts.Exponent!) };
        if (withSecret) jwk["d"] = WebEncoders.Base64UrlEncode(parts.D!);
        return new JsonObject { ["keys"] = new JsonArray(jwk) }.ToJsonString();
    }
}
