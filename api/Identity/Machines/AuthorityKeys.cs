using System.Collections.Concurrent;
using Dapper;
using Microsoft.IdentityModel.Tokens;
using MutualAid.Identity.Federation;
using Npgsql;

namespace MutualAid.Identity.Machines;

/// <summary>The public keys of token authorities: from memory, from the authority, or, while it does not answer, as they last were (<c>auth.authority_keys</c>).</summary>
/// <remarks>Whoever finds them due fetches them; all others go on with what is known.</remarks>
sealed class AuthorityKeys(Backchannel backchannel, NpgsqlDataSource database, TimeProvider clock)
{
    static readonly TimeSpan IsFresh = TimeSpan.FromHours(1);
    static readonly TimeSpan IsUsable = TimeSpan.FromDays(7);
    static readonly TimeSpan BetweenFetches = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <exception cref="ProviderUnavailableException">None are known, and the authority does not answer.</exception>
    public Task<IReadOnlyList<SecurityKey>> Known(string address, CancellationToken cancellation) => Get(address, IsFresh, cancellation);

    /// <summary>After a signature that none of those known made. Anyone may send such a token, so the authority is asked only now and then.</summary>
    /// <exception cref="ProviderUnavailableException">None are known, and the authority does not answer.</exception>
    public Task<IReadOnlyList<SecurityKey>> Newest(string address, CancellationToken cancellation) => Get(address, BetweenFetches, cancellation);

    async Task<IReadOnlyList<SecurityKey>> Get(string address, TimeSpan youngerThan, CancellationToken cancellation)
    {
        if (!entries.TryGetValue(address, out var entry)) entry = entries.GetOrAdd(address, await Recall(address, cancellation));

        var now = clock.GetUtcNow();
        if (now - entry.FetchedAt >= youngerThan && now - entry.TriedAt >= BetweenFetches)
        {
            entry = entry with { TriedAt = now };
            entries[address] = entry;
            entry = await Fetch(address, entry, cancellation);
        }

        return now - entry.FetchedAt < IsUsable ? entry.Keys : throw new ProviderUnavailableException(entry.Failure ?? "unknown");
    }

    async Task<Entry> Fetch(string address, Entry before, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("application/json");
            var answer = await backchannel.Send(privateToo: false, request, cancellation);
            if (!answer.IsSuccess) throw new ProviderUnavailableException($"status_{(int)answer.Status}");

            var entry = new Entry(KeySet.Read(answer.Body), clock.GetUtcNow(), before.TriedAt, null);
            await database.Execute(Upsert, new { address, jwks = answer.Body, entry.FetchedAt }, cancellation);
            return entries[address] = entry;
        }
        catch (ProviderUnavailableException failure)
        {
            return entries[address] = before with { Failure = failure.Code };
        }
    }

    async Task<Entry> Recall(string address, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new(Select, new { address }, cancellationToken: cancellation));
        return row is null
            ? new([], DateTimeOffset.MinValue, DateTimeOffset.MinValue, null)
            : new(KeySet.Read(row.Jwks), new(row.FetchedAt, TimeSpan.Zero), DateTimeOffset.MinValue, null);
    }

    sealed record Entry(IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt, DateTimeOffset TriedAt, string? Failure);

    sealed record Row(string Jwks, DateTime FetchedAt);

    const string Select = "select jwks, fetched_at as FetchedAt from auth.authority_keys where address = @address";

    const string Upsert =
        """
        insert into auth.authority_keys (address, jwks, fetched_at)
        values (@address, @jwks, @FetchedAt)
        on conflict (address) do update set jwks = excluded.jwks, fetched_at = excluded.fetched_at
        """;
}
