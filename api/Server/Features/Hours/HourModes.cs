using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>A decision on another order than the ordinary one, whole: for whom, and what has been worked under it.</summary>
static class HourModes
{
    /// <summary>Null when there is none, or the caller may not know of it.</summary>
    public static async Task<HourModeDto?> FindMode(
        this NpgsqlConnection connection, Guid id, Caller caller, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        await using var rows = await connection.QueryMultipleAsync(new(Find, new { id }, transaction, cancellationToken: cancellation));
        var mode = await rows.ReadSingleOrDefaultAsync<ModeRow>();
        PersonRow[] people = [.. await rows.ReadAsync<PersonRow>()];
        if (mode is null || !caller.May(Right.HourModes, mode.MunicipalityCode)) return null;

        var worked = mode.Mode == "emergency" ? await EmergencyOvertime(connection, mode, people, now, transaction, cancellation) : [];
        return mode.ToDto([.. people.Select(person => person.ToDto(worked.GetValueOrDefault(person.PersonId)))]);
    }

    /// <summary>What each has worked of it so far; a duty counts when it is over.</summary>
    static async Task<Dictionary<Guid, Duration>> EmergencyOvertime(
        NpgsqlConnection connection, ModeRow mode, PersonRow[] people, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var until = Instant.Min(mode.ToAt, now);
        if (until <= mode.FromAt) return [];

        var ids = people.Select(person => person.PersonId).ToArray();
        var duties = await PersonDuties.Around(connection, ids, new(mode.FromAt, until), transaction, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction, cancellation);

        return people.ToDictionary(
            person => person.PersonId,
            person => Overtime.InEmergency(
                new(duties[person.PersonId].Select(standing => standing.Duty).Where(duty => duty.End <= now), Stockholm.Zone),
                terms[person.PersonId],
                new(mode.FromAt, Instant.Max(mode.FromAt, Instant.Min(until, person.EndedAt ?? until)))));
    }

    sealed record ModeRow(
        Guid Id, string MunicipalityCode, string MunicipalityName, Guid? IncidentId, string? IncidentTitle, string? IncidentMunicipality,
        string Mode, string DecidedBy, Instant DecidedAt, string Ground, Instant FromAt, Instant ToAt,
        string? CrisisDecision, string? ActivationDecision, string? LocalAgreement, string CreatedBy, Instant CreatedAt, Instant? UnionToldAt, int Version)
    {
        public HourModeDto ToDto(HourModePersonDto[] people) => new(
            Id, MunicipalityCode, MunicipalityName, IncidentId, IncidentTitle, IncidentMunicipality,
            Mode, DecidedBy, DecidedAt.ToDateTimeOffset(), Ground, FromAt.ToDateTimeOffset(), ToAt.ToDateTimeOffset(),
            CrisisDecision, ActivationDecision, LocalAgreement, CreatedBy, CreatedAt.ToDateTimeOffset(), UnionToldAt?.ToDateTimeOffset(), Version, people);
    }

    sealed record PersonRow(Guid PersonId, string Name, string Title, Instant? EndedAt)
    {
        public HourModePersonDto ToDto(Duration emergency) => new(PersonId, Name, Title, EndedAt?.ToDateTimeOffset(), (int)Math.Ceiling(emergency.TotalMinutes));
    }

    const string Find =
        """
        select hour_mode.id, hour_mode.municipality_code, municipality.name as municipality_name, hour_mode.incident_id, incident.title as incident_title,
               host.name as incident_municipality, hour_mode.mode, hour_mode.decided_by, hour_mode.decided_at, hour_mode.ground, hour_mode.from_at, hour_mode.to_at,
               hour_mode.crisis_decision, hour_mode.activation_decision, hour_mode.local_agreement, account.display_name as created_by, hour_mode.created_at,
               hour_mode.union_told_at, hour_mode.version
        from hour_mode
        join municipality on municipality.code = hour_mode.municipality_code
        join auth.account on account.id = hour_mode.created_by
        left join incident on incident.id = hour_mode.incident_id
        left join municipality host on host.code = incident.municipality_code
        where hour_mode.id = @id;

        select person.id as person_id, person.name, person.title, hour_mode_person.ended_at
        from hour_mode_person
        join person on person.id = hour_mode_person.person_id
        where hour_mode_person.mode_id = @id
        order by person.name, person.id;
        """;
}
