using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using MutualAid.Identity.Federation;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>Our key set as a provider reads it.</summary>
static class PublishedKeys
{
    public static async Task<JsonObject[]> Read(FederatedHost host)
    {
        using var client = host.Client();
        var set = JsonNode.Parse(await client.GetStringAsync(FederationEndpoints.Keys, TestContext.Current.CancellationToken))!;
        return [.. set["keys"]!.AsArray().Select(key => key!.AsObject())];
    }

    public static async Task<JsonObject> ForEncryption(FederatedHost host) => (await Read(host)).Single(key => (string?)key["use"] == "enc");

    public static async Task<string[]> SigningIds(FederatedHost host) => [.. (await Read(host)).Where(key => (string?)key["use"] == "sig").Select(key => (string)key["kid"]!)];

    public static async Task<bool> Verify(FederatedHost host, string token)
    {
        var header = Jose.Header(token);
        var jwk = (await Read(host)).Single(key => (string?)key["kid"] == (string?)header["kid"] && (string?)key["use"] == "sig");
        using var rsa = Jose.Read(jwk);
        var parts = token.Split('.');
        return rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            WebEncoders.Base64UrlDecode(parts[2]),
            HashAlgorithmName.SHA256,
            (string?)header["alg"] == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
    }
}
