using Dapper;
using MutualAid.Contracts.Providers;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Providers;

/// <summary>A provider as its administrator sees it. The client secret is never read here.</summary>
static class ProviderView
{
    /// <summary>Null when there is none, or none that the caller may administer.</summary>
    /// <param name="transaction">With it the row is locked: nobody changes it before the transaction ends.</param>
    public static async Task<ProviderDto?> Find(NpgsqlConnection connection, Guid id, Caller caller, NpgsqlTransaction? transaction, TimeProvider clock, CancellationToken cancellation)
    {
        if (transaction is not null) await connection.ExecuteAsync(new("select from auth.provider where id = @id for update", new { id }, transaction, cancellationToken: cancellation));

        var row = await connection.QuerySingleOrDefaultAsync<Row>(new(Select, new { id, now = clock.GetUtcNow() }, transaction, cancellationToken: cancellation));
        if (row is null || !caller.May(Right.Providers, row.MunicipalityCode)) return null;

        var mapping = await connection.QueryAsync<MappingRow>(new(SelectMapping, new { id }, transaction, cancellationToken: cancellation));
        var facts = new ProviderFacts(
            row.DisplayName, row.ClientId, row.ClientAuthentication, row.Scopes, row.AcrValues, row.AcrIsRequired, row.UseUserinfo, row.SubjectClaim, row.AssertionAudience,
            row.OrganisationClaim, row.OrganisationNumber, row.PrivateAddressesAllowed);
        var health = new HealthRow(row.State, row.Since, row.CheckedAt, row.ErrorCode, row.LastErrorCode, row.LastErrorAt);
        return new(
            row.Id, row.MunicipalityCode, row.MunicipalityName, row.Key, row.Issuer, facts, row.HasSecret, row.ClientId.Length > 0 && (row.HasSecret || row.ClientAuthentication != "secret"), row.Enabled, row.Version, Utc(row.ChangedAt)!.Value, health.ToDto(row.Enabled),
            row.OpenSessions, row.LinkedAccounts, [.. mapping.Select(rule => new MappingRuleDto(rule.Id, rule.Claim, rule.Value, rule.Role, rule.SkillId, rule.Level))],
            caller.May(Right.AllProviders, row.MunicipalityCode));
    }

    static DateTimeOffset? Utc(DateTime? time) => time is { } at ? new(at, TimeSpan.Zero) : null;

    public sealed record HealthRow(string? State, DateTime? Since, DateTime? CheckedAt, string? ErrorCode, string? LastErrorCode, DateTime? LastErrorAt)
    {
        /// <summary>Nobody asks one that is switched off: what was known of it then says nothing now.</summary>
        public ProviderHealthDto ToDto(bool enabled) => enabled
            ? new(State ?? "unknown", Utc(Since), Utc(CheckedAt), ErrorCode, LastErrorCode, Utc(LastErrorAt))
            : new("unknown", null, null, null, LastErrorCode, Utc(LastErrorAt));
    }

    sealed record MappingRow(Guid Id, string Claim, string Value, string? Role, string? SkillId, int? Level);

    sealed class Row
    {
        public Guid Id { get; init; }
        public required string MunicipalityCode { get; init; }
        public required string MunicipalityName { get; init; }
        public required string Key { get; init; }
        public required string DisplayName { get; init; }
        public required string Issuer { get; init; }
        public required string ClientId { get; init; }
        public required string ClientAuthentication { get; init; }
        public required string Scopes { get; init; }
        public required string AcrValues { get; init; }
        public bool AcrIsRequired { get; init; }
        public bool UseUserinfo { get; init; }
        public required string SubjectClaim { get; init; }
        public required string AssertionAudience { get; init; }
        public string? OrganisationClaim { get; init; }
        public string? OrganisationNumber { get; init; }
        public bool PrivateAddressesAllowed { get; init; }
        public bool HasSecret { get; init; }
        public bool Enabled { get; init; }
        public int Version { get; init; }
        public DateTime ChangedAt { get; init; }
        public string? State { get; init; }
        public DateTime? Since { get; init; }
        public DateTime? CheckedAt { get; init; }
        public string? ErrorCode { get; init; }
        public string? LastErrorCode { get; init; }
        public DateTime? LastErrorAt { get; init; }
        public int OpenSessions { get; init; }
        public int LinkedAccounts { get; init; }
    }

    const string Select =
        """
        select p.id, p.municipality_code, m.name as municipality_name, p.key, p.display_name, p.issuer, p.client_id, p.client_authentication, p.scopes, p.acr_values,
               p.acr_is_required, p.use_userinfo, p.subject_claim, p.assertion_audience, p.organisation_claim, p.organisation_number, p.private_addresses_allowed,
               p.client_secret is not null as has_secret, p.enabled, p.version, p.changed_at, h.state, h.since, h.checked_at, h.error_code, h.last_error_code, h.last_error_at,
               (select count(*)::integer from auth.session s where s.provider_id = p.id and s.expires_at > @now) as open_sessions,
               (select count(distinct l.account_id)::integer from auth.external_login l join auth.account a on a.id = l.account_id
                where l.issuer = p.issuer and a.municipality_code = p.municipality_code) as linked_accounts
        from auth.provider p
        join municipality m on m.code = p.municipality_code
        left join auth.provider_health h on h.provider_id = p.id
        where p.id = @id
        """;

    const string SelectMapping =
        """
        select id, claim, value, role, skill_id, level::integer as level
        from auth.provider_mapping
        where provider_id = @id
        order by claim, value, role, skill_id
        """;
}
