using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace MutualAid.Identity;

/// <param name="Id">The key's hash, which opens nothing.</param>
public sealed record OwnSession(string Id, string? Method, string? Browser, DateTimeOffset StartedAt);

/// <summary>A person's open sessions, for themselves to see and to end.</summary>
public sealed class OwnSessions(NpgsqlDataSource database, SignInEvents events, TimeProvider clock)
{
    /// <summary>The session that the request came with.</summary>
    public static async Task<string?> IdOf(HttpContext http) =>
        (await http.AuthenticateAsync(Sessions.Scheme)).Properties is { } came ? RowId.Of(PgTicketStore.KeyHashOf(came)) : null;

    public async Task<IReadOnlyList<OwnSession>> List(Guid accountId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new(Select, new { accountId, now = clock.GetUtcNow() }, cancellationToken: cancellation)))
            .Select(row => new OwnSession(RowId.Of(row.KeyHash), row.Method, row.Browser, new(row.CreatedAt, TimeSpan.Zero)))];
    }

    public Task<bool> End(HttpContext http, Guid accountId, string id) => events.Change(
        http, accountId, SignInEventKind.SessionEnded,
        "delete from auth.session where account_id = @accountId and key_hash = @keyHash",
        new { keyHash = RowId.Read(id) });

    public Task<bool> EndOthers(HttpContext http, Guid accountId, string id) => events.Change(
        http, accountId, SignInEventKind.OtherSessionsEnded,
        "delete from auth.session where account_id = @accountId and key_hash <> @keyHash",
        new { keyHash = RowId.Read(id) });

    sealed record Row(byte[] KeyHash, string? Method, string? Browser, DateTime CreatedAt);

    const string Select =
        """
        select key_hash, method, browser, created_at
        from auth.session
        where account_id = @accountId and expires_at > @now
        order by created_at desc
        """;
}
