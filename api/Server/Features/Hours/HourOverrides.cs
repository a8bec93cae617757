using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>Stops that were let pass by decision. Whoever judges a shift that stands asks here, beside <c>PersonTerms</c>.</summary>
/// <remarks>
/// An override holds for the duties that it names, for its rule, and as far as was decided: a breach that has grown is a new one. It lets a
/// shift stand and be accepted; a new shift for the same person needs its own.
/// </remarks>
static class HourOverrides
{
    public static async Task<ILookup<Guid, PassedStop>> Of(
        NpgsqlConnection connection, IEnumerable<Guid> personIds, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        (await connection.QueryAsync<PassedStop>(new(Find, new { ids = personIds.Distinct().ToArray() }, transaction, cancellationToken: cancellation))).ToLookup(passed => passed.PersonId);

    /// <summary>Whether the breach was let pass for the shift.</summary>
    public static bool Let(this IEnumerable<PassedStop> passed, Breach breach, Guid shiftId) => passed.Any(each => each.ShiftIds.Contains(shiftId) && each.Lets(breach));

    const string Find =
        """
        select override.id, override.person_id, person.name, edit.incident_id, incident.title as incident_title, override.rule_id, override.article,
               override.from_at, override.to_at, override.excess_minutes, override.rest_owed_minutes, override.reason,
               asker.display_name as requested_by, approver.display_name as approved_by, override.approved_at,
               array(select shift_id from hour_override_shift where override_id = override.id order by shift_id) as shifts
        from hour_override override
        join schedule_edit edit on edit.id = override.edit_id
        join incident on incident.id = edit.incident_id
        join person on person.id = override.person_id
        join auth.account asker on asker.id = override.requested_by
        join auth.account approver on approver.id = override.approved_by
        where override.person_id = any(@ids)
        order by override.approved_at desc, override.from_at
        """;
}

/// <param name="Shifts">The duties that it names, by id; the driver says no more of it than that it is an array.</param>
sealed record PassedStop(
    Guid Id, Guid PersonId, string Name, Guid IncidentId, string IncidentTitle, string RuleId, string Article, Instant FromAt, Instant ToAt, int ExcessMinutes,
    int RestOwedMinutes, string Reason, string RequestedBy, string ApprovedBy, Instant ApprovedAt, Array Shifts)
{
    public Guid[] ShiftIds { get; } = (Guid[])Shifts;

    /// <summary>The same rule, no further past it, about the same time.</summary>
    public bool Lets(Breach breach) =>
        breach.RuleId == RuleId && breach.Excess <= Duration.FromMinutes(ExcessMinutes) && breach.When.Start < ToAt && FromAt < breach.When.End;

    public HourOverrideDto ToDto() => new(
        Id, PersonId, Name, IncidentId, IncidentTitle, RuleId, Rulebook.Standard.Find(RuleId) is { } rule ? BreachView.Kebab(rule.Kind) : "", Article,
        FromAt.ToDateTimeOffset(), ToAt.ToDateTimeOffset(), ExcessMinutes, RestOwedMinutes, Reason, RequestedBy, ApprovedBy, ApprovedAt.ToDateTimeOffset(), ShiftIds);
}
