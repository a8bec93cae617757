using Dapper;
using Npgsql;

namespace MutualAid.Identity.Federation;

/// <summary>Metadata in <c>auth.provider_metadata</c>: outlives a restart, and spares the other nodes a fetch.</summary>
sealed class LastKnownGood(NpgsqlDataSource database)
{
    public async Task<MetadataDocuments?> Find(Guid providerId, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new(Select, new { providerId }, cancellationToken: cancellation));
        return row is null ? null : new(row.Discovery, row.Jwks, new(row.FetchedAt, TimeSpan.Zero));
    }

    public async Task Keep(Guid providerId, MetadataDocuments documents, CancellationToken cancellation)
    {
        await database.Execute(
            Upsert, new { providerId, documents.Discovery, documents.Jwks, documents.FetchedAt }, cancellation);
    }

    sealed record Row(string Discovery, string Jwks, DateTime FetchedAt);

    const string Select =
        """
        select discovery, jwks, fetched_at as FetchedAt
        from auth.provider_metadata
        where provider_id = @providerId
        """;

    // Selected, not given as values: the provider may have been removed while its answer was on the way.
    const string Upsert =
        """
        insert into auth.provider_metadata as kept (provider_id, discovery, jwks, fetched_at)
        select id, @Discovery, @Jwks, @FetchedAt
        from auth.provider
        where id = @providerId
        on conflict (provider_id) do update
        set discovery = excluded.discovery, jwks = excluded.jwks, fetched_at = excluded.fetched_at
        where kept.fetched_at < excluded.fetched_at
        """;
}
