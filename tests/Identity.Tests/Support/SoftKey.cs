using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MutualAid.Identity.Tests.Support;

/// <summary>A security key of software: makes one passkey and answers challenges with it, as honestly as a test wants.</summary>
sealed class SoftKey : IDisposable
{
    public const string Domain = "mutualaid.example";
    public const string Origin = "https://mutualaid.example";

    static readonly string[] Transports = ["internal"];

    const byte UserPresent = 0x01;
    const byte UserVerifiedFlag = 0x04;
    const byte HasCredential = 0x40;

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    string userHandle = "";

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Stays zero in most keys that are synced between devices.</summary>
    public uint Counter { get; set; }

    public bool VerifiesUser { get; set; } = true;

    /// <summary>navigator.credentials.create</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        userHandle = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(false).Q;
        byte[] publicKey = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. AuthenticatorData(HasCredential), .. new byte[16], 0, (byte)Id.Length, .. Id, .. publicKey];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0,
            0x68, .. "authData"u8, 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data,
        ];
        return Credential(new
        {
            clientDataJSON = Text(ClientData("webauthn.create", asked)), attestationObject = Text(attestation), transports = Transports,
        });
    }

    /// <summary>navigator.credentials.get</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = ClientData("webauthn.get", asked);
        var data = AuthenticatorData();
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle });
    }

    byte[] AuthenticatorData(byte flags = 0)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Counter);
        return [.. SHA256.HashData(Encoding.ASCII.GetBytes(Domain)), (byte)(flags | UserPresent | (VerifiesUser ? UserVerifiedFlag : 0)), .. count];
    }

    static byte[] ClientData(string type, JsonDocument asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.RootElement.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    string Credential(object response) => JsonSerializer.Serialize(
        new { id = Text(Id), rawId = Text(Id), type = "public-key", authenticatorAttachment = "platform", clientExtensionResults = new { }, response });

    static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => key.Dispose();
}
