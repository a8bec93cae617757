using Dapper;
using Npgsql;

namespace MutualAid.Identity.Federation;

public enum ProviderState
{
    /// <summary>Not asked yet.</summary>
    Unknown,
    Up,
    Down,
}

/// <param name="Since">From when on it has been in this state.</param>
/// <param name="ErrorCode">What is wrong with one that is down: <c>timeout</c>, <c>issuer_mismatch</c>, <c>status_503</c> and the like.</param>
public sealed record ProviderCondition(
    string Key, string DisplayName, string MunicipalityCode, ProviderState State, DateTimeOffset? Since, DateTimeOffset? CheckedAt, string? ErrorCode);

/// <summary>How the providers are doing, in <c>auth.provider_health</c>. It never bars a way in: the sign-in page only says it.</summary>
public sealed class ProviderHealth(NpgsqlDataSource database)
{
    /// <summary>Those that are switched on, by name.</summary>
    public Task<IReadOnlyList<ProviderCondition>> List(CancellationToken cancellation) => Read(null, cancellation);

    /// <summary>Those of one municipality.</summary>
    public Task<IReadOnlyList<ProviderCondition>> ListOf(string municipalityCode, CancellationToken cancellation) => Read(municipalityCode, cancellation);

    async Task<IReadOnlyList<ProviderCondition>> Read(string? municipalityCode, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return [.. (await connection.QueryAsync<Row>(new(Select, new { municipalityCode }, cancellationToken: cancellation))).Select(row => row.ToCondition())];
    }

    /// <returns>False when another node has asked within <paramref name="interval"/>.</returns>
    internal async Task<bool> ClaimCheck(Guid providerId, TimeSpan interval, DateTimeOffset now, CancellationToken cancellation)
    {
        return await database.Execute(Claim, new { providerId, before = now - interval, now }, cancellation) == 1;
    }

    internal async Task Write(Guid providerId, string? errorCode, DateTimeOffset now, CancellationToken cancellation)
    {
        await database.Execute(
            Update, new { providerId, state = errorCode is null ? "up" : "down", errorCode, now }, cancellation);
    }

    sealed record Row(
        string Key, string DisplayName, string MunicipalityCode, string? State, DateTime? Since, DateTime? CheckedAt, string? ErrorCode)
    {
        public ProviderCondition ToCondition() => new(
            Key,
            DisplayName,
            MunicipalityCode,
            State switch
            {
                "up" => ProviderState.Up,
                "down" => ProviderState.Down,
                _ => ProviderState.Unknown,
            },
            Utc(Since),
            Utc(CheckedAt),
            ErrorCode);

        static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new(at, TimeSpan.Zero) : null;
    }

    const string Select =
        """
        select p.key, p.display_name as DisplayName, p.municipality_code as MunicipalityCode, h.state, h.since,
               h.checked_at as CheckedAt, h.error_code as ErrorCode
        from auth.provider p
        left join auth.provider_health h on h.provider_id = p.id
        where p.enabled and (@municipalityCode::text is null or p.municipality_code = @municipalityCode)
        order by p.display_name, p.key
        """;

    const string Claim =
        """
        insert into auth.provider_health as kept (provider_id, state, since, checked_at)
        values (@providerId, 'unknown', @now, @now)
        on conflict (provider_id) do update
        set checked_at = excluded.checked_at
        where kept.checked_at <= @before
        """;

    const string Update =
        """
        update auth.provider_health
        set since = case when state = @state then since else @now end, state = @state, error_code = @errorCode, checked_at = @now,
            last_error_code = coalesce(@errorCode::text, last_error_code), last_error_at = case when @errorCode::text is null then last_error_at else @now end
        where provider_id = @providerId
        """;
}
