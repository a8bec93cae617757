using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace MutualAid.Identity.Factors;

/// <summary>Each challenge is answered once.</summary>
public sealed class UsedChallenges(NpgsqlDataSource database, TimeProvider clock)
{
    /// <returns>Whether it is the first answer.</returns>
    internal async Task<bool> Claim(string challenge, DateTimeOffset expiresAt, CancellationToken cancellation) =>
        await Execute(
            "insert into auth.used_challenge (hash, expires_at) values (@hash, @expiresAt) on conflict do nothing",
            new { hash = SHA256.HashData(Encoding.UTF8.GetBytes(challenge)), expiresAt },
            cancellation) == 1;

    internal Task RemoveExpired(CancellationToken cancellation) =>
        Execute("delete from auth.used_challenge where expires_at <= @now", new { now = clock.GetUtcNow() }, cancellation);

    async Task<int> Execute(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellation));
    }
}
