using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>What has come once and is not to come again, on any node.</summary>
public sealed class UsedOnce(NpgsqlDataSource database, TimeProvider clock)
{
    internal const string LogoutToken = "logout_token";
    internal const string LoginAttempt = "login_attempt";
    internal const string PasskeyChallenge = "passkey_challenge";
    internal const string ClientAssertion = "client_assertion";

    /// <returns>False when it has come before.</returns>
    /// <param name="expiresAt">From when on it would be refused for its age.</param>
    internal async Task<bool> Claim(string purpose, string id, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        return await database.Execute(
            Insert, new { purpose, hash = SHA256.HashData(Encoding.UTF8.GetBytes(id)), expiresAt = expiresAt.ToUniversalTime() }, cancellation) == 1;
    }

    internal async Task RemoveExpired(CancellationToken cancellation)
    {
        await database.Execute("delete from auth.used_once where expires_at <= @now", new { now = clock.GetUtcNow() }, cancellation);
    }

    const string Insert = "insert into auth.used_once (purpose, hash, expires_at) values (@purpose, @hash, @expiresAt) on conflict do nothing";
}
