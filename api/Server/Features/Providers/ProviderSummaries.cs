using Dapper;
using MutualAid.Contracts.Providers;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

static class ProviderSummaries
{
    /// <summary>By municipality, and in each those that are switched on first.</summary>
    public static async Task<ProviderSummaryDto[]> Of(NpgsqlConnection connection, string[] codes, TimeProvider clock, CancellationToken cancellation) =>
    [
        .. (await connection.QueryAsync<Row>(new(Select, new { codes, now = clock.GetUtcNow() }, cancellationToken: cancellation))).Select(row => new ProviderSummaryDto(
            row.Id, row.MunicipalityCode, row.MunicipalityName, row.DisplayName, row.Issuer, row.Enabled, row.OpenSessions,
            new ProviderView.HealthRow(row.State, row.Since, row.CheckedAt, row.ErrorCode, row.LastErrorCode, row.LastErrorAt).ToDto(row.Enabled))),
    ];

    sealed record Row(
        Guid Id, string MunicipalityCode, string MunicipalityName, string DisplayName, string Issuer, bool Enabled, int OpenSessions, string? State, DateTime? Since,
        DateTime? CheckedAt, string? ErrorCode, string? LastErrorCode, DateTime? LastErrorAt);

    const string Select =
        """
        select p.id, p.municipality_code, m.name as municipality_name, p.display_name, p.issuer, p.enabled,
               (select count(*)::integer from auth.session s where s.provider_id = p.id and s.expires_at > @now) as open_sessions,
               h.state, h.since, h.checked_at, h.error_code, h.last_error_code, h.last_error_at
        from auth.provider p
        join municipality m on m.code = p.municipality_code
        left join auth.provider_health h on h.provider_id = p.id
        where p.municipality_code = any (@codes)
        order by m.name, p.enabled desc, p.display_name, p.key
        """;
}
