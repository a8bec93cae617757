using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace MutualAid.Identity.Tests.Federation.Support;

/// <summary>Tokens put together by hand: a library would refuse to make most of these.</summary>
static class Jose
{
    public static string Base64Url(ReadOnlySpan<byte> bytes) => WebEncoders.Base64UrlEncode(bytes);

    public static string Base64Url(string text) => Base64Url(Encoding.UTF8.GetBytes(text));

    public static string Rs256(JsonObject header, JsonObject payload, RSA key) => Rs256(header, payload.ToJsonString(), key);

    public static string Rs256(JsonObject header, string payload, RSA key) =>
        Join(header, payload, text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Ps256(JsonObject header, JsonObject payload, RSA key) =>
        Join(header, payload.ToJsonString(), text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

    public static string Es256(JsonObject header, JsonObject payload, ECDsa key) =>
        Join(header, payload.ToJsonString(), text => key.SignData(text, HashAlgorithmName.SHA256));

    public static string Hs256(JsonObject header, JsonObject payload, byte[] secret) =>
        Join(header, payload.ToJsonString(), text => HMACSHA256.HashData(secret, text));

    public static string Unsigned(JsonObject header, JsonObject payload) => $"{Base64Url(header.ToJsonString())}.{Base64Url(payload.ToJsonString())}.";

    /// <summary>JWE in compact form around a signed token.</summary>
    public static string Encrypt(string inside, RSA to, JsonObject header, RSAEncryptionPadding padding, int keyLength)
    {
        var protectedHeader = Base64Url(header.ToJsonString());
        var key = RandomNumberGenerator.GetBytes(keyLength);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var text = Encoding.UTF8.GetBytes(inside);
        var (sealedText, tag) = (new byte[text.Length], new byte[16]);
        using var aes = new AesGcm(key, tag.Length);
        aes.Encrypt(nonce, text, sealedText, tag, Encoding.ASCII.GetBytes(protectedHeader));
        return string.Join('.', protectedHeader, Base64Url(to.Encrypt(key, padding)), Base64Url(nonce), Base64Url(sealedText), Base64Url(tag));
    }

    public static string AccessTokenHash(string accessToken) => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)).AsSpan(0, 16));

    public static JsonObject Payload(string token) => JsonNode.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[1]))!.AsObject();

    public static JsonObject Header(string token) => JsonNode.Parse(WebEncoders.Base64UrlDecode(token.Split('.')[0]))!.AsObject();

    public static JsonObject Public(RSA key, string? id)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["n"] = Base64Url(parameters.Modulus), ["e"] = Base64Url(parameters.Exponent) };
        if (id is not null) jwk["kid"] = id;
        return jwk;
    }

    public static JsonObject Public(ECDsa key, string id)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "EC", ["use"] = "sig", ["kid"] = id, ["crv"] = "P-256", ["x"] = Base64Url(parameters.Q.X), ["y"] = Base64Url(parameters.Q.Y) };
    }

    public static RSA Read(JsonNode jwk)
    {
        var rsa = RSA.Create();
        rsa.ImportParameters(new() { Modulus = WebEncoders.Base64UrlDecode((string)jwk["n"]!), Exponent = WebEncoders.Base64UrlDecode((string)jwk["e"]!) });
        return rsa;
    }

    static string Join(JsonObject header, string payload, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64Url(header.ToJsonString())}.{Base64Url(payload)}";
        return $"{text}.{Base64Url(sign(Encoding.ASCII.GetBytes(text)))}";
    }
}
