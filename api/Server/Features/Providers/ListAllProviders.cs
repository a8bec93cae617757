using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using MutualAid.Contracts.Providers;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>All municipalities with their providers, for the operator, who connects them.</summary>
static class ListAllProviders
{
    const int PageSize = 30;
    const int LongestSearch = 100;

    /// <param name="search">A part of the municipality's name, or its code.</param>
    /// <param name="state">none, off, up or down: municipalities that have such a provider, or none at all. Anything else is no restriction.</param>
    public static async Task<Ok<ListAllProvidersResponse>> Handle(
        string? search, string? state, int? page, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var number = Math.Clamp(page ?? 1, 1, 100_000);
        var asked = new { search = (search ?? "").Trim() is { Length: <= LongestSearch } text ? text : "", state = state ?? "", limit = PageSize, offset = (number - 1) * PageSize };
        var found = (await connection.QueryAsync<Row>(new(Search, asked, cancellationToken: cancellation))).ToArray();
        var counts = await connection.QuerySingleAsync<CountRow>(new(Count, asked, cancellationToken: cancellation));
        var providers = (await ProviderSummaries.Of(connection, [.. found.Select(row => row.Code)], clock, cancellation)).ToLookup(provider => provider.MunicipalityCode);

        return TypedResults.Ok(new ListAllProvidersResponse(
            [.. found.Select(row => new ListProvidersResponse(row.Code, row.Name, [.. providers[row.Code]]))], counts.Found, number, PageSize, counts.WithProvider, counts.Down));
    }

    sealed record Row(string Code, string Name);

    sealed record CountRow(int Found, int WithProvider, int Down);

    const string Matches =
        """
        (@search = '' or strpos(lower(m.name), lower(@search)) > 0 or m.code = @search)
        and case @state
            when 'none' then not exists (select from auth.provider p where p.municipality_code = m.code)
            when 'off' then exists (select from auth.provider p where p.municipality_code = m.code and not p.enabled)
            when 'up' then exists (select from auth.provider p where p.municipality_code = m.code and p.enabled
                                   and not exists (select from auth.provider_health h where h.provider_id = p.id and h.state = 'down'))
            when 'down' then exists (select from auth.provider p join auth.provider_health h on h.provider_id = p.id
                                     where p.municipality_code = m.code and p.enabled and h.state = 'down')
            else true
        end
        """;

    const string Search =
        $"""
        select m.code, m.name
        from municipality m
        where {Matches}
        order by m.name
        limit @limit offset @offset
        """;

    const string Count =
        $"""
        select (select count(*)::integer from municipality m where {Matches}) as found,
               (select count(distinct municipality_code)::integer from auth.provider where enabled) as with_provider,
               (select count(*)::integer from auth.provider p join auth.provider_health h on h.provider_id = p.id where p.enabled and h.state = 'down') as down
        """;
}
