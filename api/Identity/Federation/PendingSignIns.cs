using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>People whom a provider has vouched for and who have no account here yet: a row that is encrypted, and the key to it in their browser.</summary>
public sealed class PendingSignIns
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    readonly NpgsqlDataSource database;
    readonly TimeProvider clock;
    readonly bool https;
    readonly IDataProtector protector;

    internal PendingSignIns(NpgsqlDataSource database, IDataProtectionProvider protection, TimeProvider clock, bool https)
    {
        (this.database, this.clock, this.https) = (database, clock, https);
        protector = protection.CreateProtector("MutualAid.Federation", "pending.v1");
    }

    string CookieName => https ? "__Host-mutualaid.pending" : "mutualaid.pending";

    /// <summary>Whom the browser's provider has vouched for, for as long as half an hour.</summary>
    public async Task<ExternalIdentity?> Find(HttpContext http)
    {
        if (http.Request.Cookies[CookieName] is not { } key) return null;
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return Open(await connection.ExecuteScalarAsync<byte[]?>(new(
            Select, new { keyHash = Hash(key), now = clock.GetUtcNow() }, cancellationToken: http.RequestAborted)));
    }

    internal async Task Keep(HttpContext http, ExternalIdentity identity)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        await connection.ExecuteAsync(new(
            Insert,
            new
            {
                keyHash = Hash(key),
                identity.ProviderId,
                identity = protector.Protect(JsonSerializer.SerializeToUtf8Bytes(identity)),
                now,
                expiresAt = now + Lifetime,
            },
            cancellationToken: http.RequestAborted));
        http.Response.Cookies.Append(CookieName, key, UnderWayCookie.Options(https, now + Lifetime));
    }

    /// <summary>As <see cref="Find"/>, and nobody finds it after that.</summary>
    internal async Task<ExternalIdentity?> Take(HttpContext http)
    {
        if (http.Request.Cookies[CookieName] is not { } key) return null;
        Release(http);
        await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
        return Open(await connection.ExecuteScalarAsync<byte[]?>(new(
            Delete, new { keyHash = Hash(key), now = clock.GetUtcNow() }, cancellationToken: http.RequestAborted)));
    }

    /// <summary>Within a transaction: undone with it. The browser is told by <see cref="Release"/> when all is done.</summary>
    internal async Task<ExternalIdentity?> Take(HttpContext http, NpgsqlTransaction transaction) =>
        http.Request.Cookies[CookieName] is { } key
            ? Open(await transaction.Connection!.ExecuteScalarAsync<byte[]?>(new(Delete, new { keyHash = Hash(key), now = clock.GetUtcNow() }, transaction)))
            : null;

    internal void Release(HttpContext http) => http.Response.Cookies.Delete(CookieName, UnderWayCookie.Options(https, expires: null));

    internal async Task RemoveExpired(CancellationToken cancellation)
    {
        await database.Execute("delete from auth.pending_sign_in where expires_at <= @now", new { now = clock.GetUtcNow() }, cancellation);
    }

    ExternalIdentity? Open(byte[]? identity)
    {
        try
        {
            return identity is null ? null : JsonSerializer.Deserialize<ExternalIdentity>(protector.Unprotect(identity));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    const string Insert =
        """
        insert into auth.pending_sign_in (key_hash, provider_id, identity, created_at, expires_at)
        values (@keyHash, @ProviderId, @identity, @now, @expiresAt)
        """;

    const string Select = "select identity from auth.pending_sign_in where key_hash = @keyHash and expires_at > @now";

    const string Delete = "delete from auth.pending_sign_in where key_hash = @keyHash and expires_at > @now returning identity";
}
