using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace MutualAid.Identity;

/// <summary>So many attempts as one likes to make in a row, and what must pass before each further one: twice as long as before the last.</summary>
/// <param name="Kind">Apart from every other limit's.</param>
sealed record ThrottleLimit(string Kind, int Free, TimeSpan FirstWait, TimeSpan LongestWait);

/// <summary>Counts attempts before they are tried, in one statement, so that parallel ones are not free.</summary>
public sealed class Throttle(NpgsqlDataSource database, TimeProvider clock)
{
    static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>Whether one more may be tried now. One that may not is not counted either, and so prolongs nothing.</summary>
    internal async Task<bool> Admits(ThrottleLimit limit, string who, CancellationToken cancellation) =>
        await database.Execute(
            Count,
            new
            {
                key = Key(limit, who), now = clock.GetUtcNow(), limit.Free, limit.FirstWait, limit.LongestWait,
                forgottenAt = clock.GetUtcNow() + limit.LongestWait + Memory,
            },
            cancellation) == 1;

    internal Task Forget(ThrottleLimit limit, string who, CancellationToken cancellation) =>
        database.Execute("delete from auth.attempt where key = @key", new { key = Key(limit, who) }, cancellation);

    /// <summary>One attempt was right: it counts no longer, and those of others still do.</summary>
    internal Task GiveBack(ThrottleLimit limit, string who, CancellationToken cancellation) =>
        database.Execute(
            "update auth.attempt set tries = greatest(tries - 1, 0), free_at = '-infinity' where key = @key",
            new { key = Key(limit, who) },
            cancellation);

    internal Task RemoveForgotten(CancellationToken cancellation) =>
        database.Execute("delete from auth.attempt where forgotten_at <= @now", new { now = clock.GetUtcNow() }, cancellation);

    static byte[] Key(ThrottleLimit limit, string who) => SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Kind}\n{who}"));

    // Free is free from ever, not from now: to who began a moment earlier, or by a clock that is a moment behind, now would be a wait.
    const string Count =
        """
        insert into auth.attempt as a (key, tries, free_at, forgotten_at)
        values (@key, 1, '-infinity', @forgottenAt)
        on conflict (key) do update
        set tries = case when a.forgotten_at <= @now then 1 else a.tries + 1 end,
            free_at = case
                when a.forgotten_at <= @now or a.tries + 1 < @Free then '-infinity'
                else @now + least(@LongestWait, @FirstWait * power(2, least(a.tries + 1 - @Free, 20)))
            end,
            forgotten_at = @forgottenAt
        where a.free_at <= @now
        """;
}
