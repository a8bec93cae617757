using Dapper;
using MutualAid.Contracts.Hours;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Hours;

/// <summary>The shifts that some people are counted on for, and every rule that stops, that their duties break as they are now, and that nobody has let pass.</summary>
/// <remarks>
/// What an employer writes about the own people is a fact and is never refused for an hour rule: home work, home days, leave. It is
/// told instead which shifts it makes unlawful. Lock the persons, look, write, look again, and ask what is new <see cref="Since"/>.
/// </remarks>
sealed class ComingShifts
{
    readonly Dictionary<Guid, PersonLook> people = [];
    readonly Dictionary<Guid, IncidentRow> incidents = [];

    ComingShifts() { }

    public static async Task<ComingShifts> Look(NpgsqlConnection connection, IEnumerable<Guid> personIds, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var look = new ComingShifts();
        var parameters = new { ids = personIds.Distinct().ToArray(), now };
        var coming = (await connection.QueryAsync<ComingRow>(new(Find, parameters, transaction, cancellationToken: cancellation))).ToArray();
        if (coming is []) return look;

        var ids = coming.Select(row => row.PersonId).Distinct().ToArray();
        var duties = await PersonDuties.Around(connection, ids, new(now, coming.Max(row => row.EndsAt)), transaction, cancellation);
        var terms = await PersonTerms.Of(connection, ids, transaction, cancellation);
        var passed = await HourOverrides.Of(connection, ids, transaction, cancellation);
        var travel = await Roads.All(connection, cancellation);

        foreach (var row in coming) look.incidents[row.IncidentId] = new(row.IncidentTitle, row.MunicipalityCode, row.MunicipalityName);
        foreach (var id in ids)
        {
            look.people[id] = new(
                [.. duties[id].Where(standing => standing.Aid is not null && standing.Duty.End > now)],
                HourRules.Check(duties[id].Select(standing => standing.Duty), terms[id], Stockholm.Zone, travel),
                [.. passed[id]]);
        }

        return look;
    }

    /// <summary>What is unlawful now, for everyone who has something that is.</summary>
    public IReadOnlyDictionary<Guid, UnlawfulDto> Unlawful() => Unlawful(id => people[id].Breaches);

    /// <summary>What has become unlawful since an earlier look.</summary>
    public IReadOnlyDictionary<Guid, UnlawfulDto> Since(ComingShifts before) =>
        Unlawful(id => HourRules.New(people[id].Breaches, before.people.TryGetValue(id, out var earlier) ? earlier.Breaches : []));

    Dictionary<Guid, UnlawfulDto> Unlawful(Func<Guid, IEnumerable<Breach>> breachesOf)
    {
        Dictionary<Guid, UnlawfulDto> found = [];

        foreach (var (id, look) in people)
        {
            var breaches = breachesOf(id).Where(breach => look.Coming.Any(shift => look.Breaks(shift, breach))).ToArray();
            if (breaches.Length > 0)
                found[id] = new([.. look.Coming.Where(shift => breaches.Any(breach => look.Breaks(shift, breach))).Select(ToDto)], [.. breaches.Select(BreachView.ToDto)]);
        }

        return found;
    }

    UnlawfulShiftDto ToDto(StandingDuty shift)
    {
        var (aid, incident) = (shift.Aid!, incidents[shift.Aid!.IncidentId]);
        return new(
            aid.AssignmentId, shift.PersonId, aid.IncidentId, incident.Title, incident.MunicipalityCode, incident.MunicipalityName,
            shift.Duty.Start.ToDateTimeOffset(), shift.Duty.End.ToDateTimeOffset(), aid.Answer == "yes");
    }

    sealed record PersonLook(StandingDuty[] Coming, IReadOnlyList<Breach> Breaches, PassedStop[] Passed)
    {
        /// <summary>Whether the shift takes part in the breach, and nobody has let it pass for that shift.</summary>
        public bool Breaks(StandingDuty shift, Breach breach) =>
            breach.Duties.Any(duty => duty.Employer == Employer.Host && duty.Start == shift.Duty.Start && duty.End == shift.Duty.End)
            && !Passed.Let(breach, shift.Aid!.ShiftId);
    }

    sealed record IncidentRow(string Title, string MunicipalityCode, string MunicipalityName);

    sealed record ComingRow(Guid PersonId, Guid IncidentId, string IncidentTitle, string MunicipalityCode, string MunicipalityName, Instant EndsAt);

    const string Find =
        """
        select assignment.person_id, incident.id as incident_id, incident.title as incident_title, municipality.code as municipality_code,
               municipality.name as municipality_name, max(assignment.ends_at) as ends_at
        from assignment
        join incident on incident.id = assignment.incident_id
        join municipality on municipality.code = incident.municipality_code
        where assignment.person_id = any(@ids) and assignment.cancelled_at is null and assignment.answer <> 'no' and assignment.ends_at > @now
        group by assignment.person_id, incident.id, municipality.code
        """;
}

static class UnlawfulAudit
{
    /// <summary>One row in each stricken municipality whose schedule has become unlawful.</summary>
    /// <param name="cause">What was done: the action of the row in the home municipality.</param>
    public static async Task RecordUnlawful(this NpgsqlTransaction transaction, Caller caller, string cause, IEnumerable<UnlawfulDto> unlawful, CancellationToken cancellation)
    {
        foreach (var incident in unlawful.SelectMany(each => each.Shifts, (each, shift) => (Shift: shift, each.Breaches)).GroupBy(each => (each.Shift.IncidentId, each.Shift.MunicipalityCode)))
        {
            await transaction.Record(
                caller, "shifts-became-unlawful", incident.Key.MunicipalityCode, incident.Key.IncidentId,
                new
                {
                    cause,
                    assignmentIds = incident.Select(each => each.Shift.AssignmentId).ToArray(),
                    personIds = incident.Select(each => each.Shift.PersonId).Distinct().ToArray(),
                    rules = incident.SelectMany(each => each.Breaches).Select(breach => breach.RuleId).Distinct().ToArray(),
                },
                cancellation);
        }
    }

    public static readonly UnlawfulDto Nothing = new([], []);
}
