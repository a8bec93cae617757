using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace MutualAid.Identity.Machines;

/// <summary>Short bearer tokens, random, kept as hashes: with the client switched off they end at the next request, and a stolen key ring makes none.</summary>
sealed class MachineTokens(NpgsqlDataSource database, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public async Task<string> Issue(MachineClient client, string[] scopes, CancellationToken cancellation)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        await database.Execute(Insert, new { hash = Hash(token), client.Id, scopes, now, expiresAt = now + Lifetime }, cancellation);
        return token;
    }

    public async Task<Machine?> Find(string token, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Machine>(new(Select, new { hash = Hash(token), now = clock.GetUtcNow() }, cancellationToken: cancellation));
    }

    static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    const string Insert =
        """
        delete from auth.machine_token where expires_at <= @now;
        insert into auth.machine_token (token_hash, client_id, scopes, expires_at) values (@hash, @Id, @scopes, @expiresAt);
        update auth.machine_client set last_used_at = @now where id = @Id;
        """;

    // A scope that the client has lost since is gone from its tokens too.
    const string Select =
        """
        select client.account_id as AccountId, client.name, client.municipality_code as MunicipalityCode,
               array(select unnest(token.scopes) intersect select unnest(client.scopes)) as Scopes
        from auth.machine_token token
        join auth.machine_client client on client.id = token.client_id
        where token.token_hash = @hash and token.expires_at > @now and client.enabled
        """;
}
