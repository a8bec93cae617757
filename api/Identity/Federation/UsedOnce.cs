using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>What has come once and is not to come again, on any node.</summary>
sealed class UsedOnce(NpgsqlDataSource database, TimeProvider clock)
{
    public const string LogoutToken = "logout_token";
    public const string LoginAttempt = "login_attempt";

    /// <returns>False when it has come before.</returns>
    /// <param name="expiresAt">From when on it would be refused for its age.</param>
    public async Task<bool> Claim(string purpose, string id, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new(
            Insert, new { purpose, hash = SHA256.HashData(Encoding.UTF8.GetBytes(id)), expiresAt = expiresAt.ToUniversalTime() }, cancellationToken: cancellation)) == 1;
    }

    public async Task RemoveExpired(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new("delete from auth.used_once where expires_at <= @now", new { now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    const string Insert = "insert into auth.used_once (purpose, hash, expires_at) values (@purpose, @hash, @expiresAt) on conflict do nothing";
}
