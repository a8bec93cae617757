using Dapper;
using MutualAid.Rules;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.Schedules;

/// <summary>What publishing a run would do: the schedule it would leave standing, and what is different from now.</summary>
/// <remarks>Only shifts that have not started change hands; what a run says about the others is history.</remarks>
sealed record PublicationPlan(IncidentProblem Facts, IReadOnlyList<Assignment> Next, ScheduleDiff Diff)
{
    /// <summary>Everyone who is on the run's schedule or on the one that stands.</summary>
    public static async Task<Guid[]> Persons(NpgsqlConnection connection, Guid incidentId, Guid runId, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<Guid>(new(FindPersons, new { incidentId, runId, now }, transaction, cancellationToken: cancellation))];

    public static async Task<PublicationPlan> Load(
        NpgsqlConnection connection, Guid incidentId, Guid runId, IReadOnlyCollection<Guid> persons, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var facts = await IncidentProblem.Load(connection, incidentId, now, persons, transaction, cancellation);
        var shifts = facts.Problem.Shifts.Select(shift => shift.Id).ToHashSet();
        Assignment[] next = [.. (await SavedSchedule.Read(connection, runId, transaction, cancellation)).Where(assignment => shifts.Contains(assignment.Shift))];

        return new(facts, next, ScheduleDiff.Between(facts.Standing.Where(row => row.Stands).Select(row => row.Assignment), next));
    }

    /// <summary>Everything that speaks against it now: shifts that their persons cannot take or lose, and answers given since the run began.</summary>
    public IEnumerable<Hindrance> Hindrances(Instant runBegan)
    {
        var shifts = Facts.Problem.Shifts.ToDictionary(shift => shift.Id);
        var people = Facts.Problem.People.ToDictionary(person => person.Id);

        foreach (var row in Facts.Standing.Where(row => row.Stands && row.Answer == "yes" && row.AnsweredAt > runBegan && !Next.Contains(row.Assignment)))
            yield return new(row.PersonId, row.ShiftId, "answered-yes-since", IsAboutHours: false);

        foreach (var diff in Diff.People.Where(diff => !diff.IsUnchanged))
        {
            if (!people.TryGetValue(diff.Person, out var person))
            {
                if (diff.Added.Count > 0) yield return new(diff.Person.Value, diff.Added[0].Value, "not-offered", IsAboutHours: false);
                continue;
            }

            ShiftId[] theirs = [.. diff.Added, .. diff.Kept];
            foreach (var added in diff.Added)
                foreach (var obstacle in Obstacles.Of(Facts.Problem, person, shifts[added], theirs.Where(other => other != added).Select(other => shifts[other])))
                    yield return new(diff.Person.Value, added.Value, Codes.Of(obstacle), Codes.IsAboutHours(obstacle));

            // All of it together once more, whatever each shift on its own may say. A shift that goes can break a rule too: the
            // gap that it leaves may be too short to be a rest. Who only loses shifts is not held to what was broken before.
            // What is fixed was lawful or was let pass by decision.
            ShiftId[] settled = [.. Facts.Problem.Fixed.Where(assignment => assignment.Person == diff.Person).Select(assignment => assignment.Shift).Intersect(theirs)];
            var known = Breaches(person, []).Concat(Breaches(person, settled));
            if (diff.Added.Count == 0) known = known.Concat(Breaches(person, [.. diff.Removed, .. diff.Kept]));
            foreach (var breach in HourRules.New(Breaches(person, theirs), known))
                yield return new(diff.Person.Value, diff.Added.Concat(diff.Removed).First().Value, breach.RuleId, IsAboutHours: true);
        }

        IEnumerable<Breach> Breaches(Person person, ShiftId[] with) => HourRules.Check(
            [.. person.BusyDuties, .. with.Select(shift => shifts[shift].Duty)], person.Terms, Facts.Problem.Zone, person.TravelBetween());
    }

    const string FindPersons =
        """
        select person_id
        from schedule_run_assignment
        where run_id = @runId
        union
        select person_id
        from assignment
        where incident_id = @incidentId and starts_at > @now and cancelled_at is null
        """;
}

/// <summary>Why a person cannot stand on a shift after all.</summary>
/// <param name="Code">An obstacle's code, or the id of the rule that would be broken.</param>
readonly record struct Hindrance(Guid PersonId, Guid ShiftId, string Code, bool IsAboutHours);
