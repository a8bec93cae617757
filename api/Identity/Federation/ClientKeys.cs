using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <param name="Purpose">signature or encryption.</param>
/// <param name="RetiredAt">When one that has a successor is taken away.</param>
/// <param name="InUse">Whether it is the one that signs, or that providers encrypt to.</param>
public sealed record ClientKeyFacts(string Id, string Purpose, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt, bool InUse);

/// <summary>Our own RSA keys in <c>auth.client_key</c>: one kind signs our client assertions, the other opens what providers encrypt to us.</summary>
/// <remarks>
/// A signing key has a certificate too, because Entra ID and AD FS know a client's key by the certificate that was given to them; it says nothing that
/// the key does not say. A new key is published a day before it signs, because providers keep our key set for a while; the one before it stays for a week, for
/// what was encrypted to it meanwhile.
/// </remarks>
public sealed class ClientKeys(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Age = TimeSpan.FromDays(180);
    static readonly TimeSpan PublishedBeforeUse = TimeSpan.FromDays(1);
    static readonly TimeSpan Overlap = TimeSpan.FromDays(7);
    const int KeySize = 2048;
    const string Signature = "signature";
    const string Encryption = "encryption";

    readonly IDataProtector protector = protection.CreateProtector("MutualAid.Federation", "client-key.v1");

    /// <summary>Makes the keys that are missing, and the successors of those that are older than <paramref name="age"/>. On one node at a time.</summary>
    public async Task Roll(TimeSpan age, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Roll(transaction, age, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>The same in the transaction that writes its history.</summary>
    /// <returns>How many keys were made.</returns>
    public async Task<int> Roll(NpgsqlTransaction transaction, TimeSpan age, CancellationToken cancellation)
    {
        var (connection, now, made) = (transaction.Connection!, clock.GetUtcNow(), 0);
        await connection.ExecuteAsync(new(Lock, transaction: transaction, cancellationToken: cancellation));
        await connection.ExecuteAsync(new("delete from auth.client_key where retired_at <= @now", new { now }, transaction, cancellationToken: cancellation));
        foreach (var purpose in (string[])[Signature, Encryption])
        {
            var young = await connection.ExecuteScalarAsync<bool>(new(
                HasYoung, new { purpose, since = now - age }, transaction, cancellationToken: cancellation));
            if (young) continue;

            using var rsa = RSA.Create(KeySize);
            var id = Base64UrlEncoder.Encode(new RsaSecurityKey(rsa.ExportParameters(false)).ComputeJwkThumbprint());
            var certificate = purpose == Signature ? Certificate(rsa, now) : null;
            await connection.ExecuteAsync(new(
                Succeed,
                new { id, purpose, privateKey = protector.Protect(rsa.ExportPkcs8PrivateKey()), certificate, now, until = now + Overlap },
                transaction,
                cancellationToken: cancellation));
            made++;
        }

        return made;
    }

    /// <summary>Every key that is published, newest first in each purpose.</summary>
    public async Task<IReadOnlyList<ClientKeyFacts>> Facts(CancellationToken cancellation)
    {
        var (signing, encrypting) = (await List(Signature, cancellation), await List(Encryption, cancellation));
        var used = await SigningKey(cancellation);
        return
        [
            .. signing.Select(key => new ClientKeyFacts(key.Id, Signature, key.CreatedAt, key.RetiredAt, key.Id == used.Key.KeyId)),
            .. encrypting.Select((key, index) => new ClientKeyFacts(key.Id, Encryption, key.CreatedAt, key.RetiredAt, index == 0)),
        ];
    }

    /// <summary>The JSON Web Key Set that providers fetch: every key that may have signed, and the one to encrypt to.</summary>
    internal async Task<string> PublicSet(CancellationToken cancellation)
    {
        var signing = await List(Signature, cancellation);
        var encrypting = (await List(Encryption, cancellation)).Take(1);
        return JsonSerializer.Serialize(new { keys = signing.Select(Signs).Concat(encrypting.Select(Encrypts)) });

        static Dictionary<string, object> Signs(Key key) =>
            new(Public(key, "sig")) { ["x5c"] = new[] { Convert.ToBase64String(key.Certificate!) }, ["x5t#S256"] = key.Thumbprint };

        static Dictionary<string, object> Encrypts(Key key) => new(Public(key, "enc")) { ["alg"] = SecurityAlgorithms.RsaOAEP };

        static Dictionary<string, object> Public(Key key, string use)
        {
            var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
            return new()
            {
                ["kty"] = "RSA",
                ["use"] = use,
                ["kid"] = key.Id,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            };
        }
    }

    internal async Task<(RsaSecurityKey Key, string Thumbprint)> SigningKey(CancellationToken cancellation)
    {
        var keys = await List(Signature, cancellation);
        var known = clock.GetUtcNow() - PublishedBeforeUse;
        var key = keys.FirstOrDefault(key => key.CreatedAt <= known) ?? keys[^1];
        // The library's cache would keep a signer for a key object of this call.
        return (new(key.Rsa) { KeyId = key.Id, CryptoProviderFactory = new() { CacheSignatureProviders = false } }, key.Thumbprint);
    }

    /// <summary>Newest first.</summary>
    internal async Task<IReadOnlyList<(string Id, RSA Rsa)>> DecryptionKeys(CancellationToken cancellation) =>
        [.. (await List(Encryption, cancellation)).Select(key => (key.Id, key.Rsa))];

    async Task<IReadOnlyList<Key>> List(string purpose, CancellationToken cancellation)
    {
        if (await Read(purpose, cancellation) is { Count: > 0 } keys) return keys;

        // On a new installation, before the first upkeep.
        await Roll(Age, cancellation);
        return await Read(purpose, cancellation);
    }

    async Task<IReadOnlyList<Key>> Read(string purpose, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<KeyRow>(new(Select, new { purpose, now = clock.GetUtcNow() }, cancellationToken: cancellation));
        return [.. rows.Select(row => new Key(row.Id, Open(row.PrivateKey), row.Certificate, Utc(row.CreatedAt), row.RetiredAt is { } retired ? Utc(retired) : null))];
    }

    static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    RSA Open(byte[] privateKey)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(protector.Unprotect(privateKey), out _);
        return rsa;
    }

    static byte[] Certificate(RSA rsa, DateTimeOffset now)
    {
        var request = new CertificateRequest("CN=MutualAid", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(now - PublishedBeforeUse, now + 2 * Age);
        return certificate.RawData;
    }

    sealed record Key(string Id, RSA Rsa, byte[]? Certificate, DateTimeOffset CreatedAt, DateTimeOffset? RetiredAt)
    {
        public string Thumbprint => Base64UrlEncoder.Encode(SHA256.HashData(Certificate ?? []));
    }

    sealed record KeyRow(string Id, byte[] PrivateKey, byte[]? Certificate, DateTime CreatedAt, DateTime? RetiredAt);

    const string Lock = "select pg_advisory_xact_lock(hashtextextended('client-key', 0))";

    const string HasYoung =
        """
        select exists (select from auth.client_key where purpose = @purpose and retired_at is null and created_at > @since)
        """;

    const string Succeed =
        """
        with retired as (
            update auth.client_key set retired_at = @until where purpose = @purpose and retired_at is null
        )
        insert into auth.client_key (id, purpose, private_key, certificate, created_at)
        values (@id, @purpose, @privateKey, @certificate, @now)
        """;

    const string Select =
        """
        select id, private_key as PrivateKey, certificate, created_at as CreatedAt, retired_at as RetiredAt
        from auth.client_key
        where purpose = @purpose and (retired_at is null or retired_at > @now)
        order by created_at desc, id
        """;
}
