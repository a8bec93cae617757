using Dapper;
using MutualAid.Contracts.Incidents;
using MutualAid.Server.Platform;
using Npgsql;

namespace MutualAid.Server.Features.Incidents;

/// <summary>An incident as it stands in the database.</summary>
sealed record IncidentRow(
    Guid Id, string MunicipalityCode, string MunicipalityName, string Title, string Situation, string LegalGround, DateTimeOffset? ExtraordinaryAt, string DecidedBy,
    DateTimeOffset StartedAt, string ContactName, string ContactPhone, string Site, string Phase, DateTimeOffset? EndedAt, DateTimeOffset CreatedAt, int Version,
    string? FiledByMunicipality, string? FiledByName, string? FiledReason, string? FiledConfirmedWith, DateTimeOffset? FiledConfirmedAt, DateTimeOffset? TakenOverAt) : ILed
{
    public string? FiledBy => TakenOverAt is null ? FiledByMunicipality : null;

    public IncidentDto ToDto() => new(
        Id, MunicipalityCode, MunicipalityName,
        new(Title, Situation, LegalGround, ExtraordinaryAt, DecidedBy, StartedAt, ContactName, ContactPhone, Site),
        Phase, EndedAt, CreatedAt, Version,
        FiledByMunicipality is null ? null : new(FiledByMunicipality, FiledByName!, FiledReason!, FiledConfirmedWith!, FiledConfirmedAt!.Value, TakenOverAt));

    public static Task<IncidentRow?> Find(NpgsqlConnection connection, Guid id, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<IncidentRow>(new(ById, new { id }, transaction, cancellationToken: cancellation));

    /// <summary>Held until the transaction ends: whoever changes an incident, or what hangs on its being open, comes through here.</summary>
    public static Task<IncidentRow?> Hold(NpgsqlConnection connection, Guid id, NpgsqlTransaction transaction, CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<IncidentRow>(new(ById + " for update of incident", new { id }, transaction, cancellationToken: cancellation));

    const string ById =
        """
        select incident.id, incident.municipality_code, municipality.name as municipality_name, incident.title, incident.situation, incident.legal_ground,
               incident.extraordinary_at, incident.decided_by, incident.started_at, incident.contact_name, incident.contact_phone, incident.site, incident.phase,
               incident.ended_at, incident.created_at, incident.version, incident.filed_by_municipality, filer.name as filed_by_name, incident.filed_reason,
               incident.filed_confirmed_with, incident.filed_confirmed_at, incident.taken_over_at
        from incident
        join municipality on municipality.code = incident.municipality_code
        left join municipality filer on filer.code = incident.filed_by_municipality
        where incident.id = @id
        """;
}
