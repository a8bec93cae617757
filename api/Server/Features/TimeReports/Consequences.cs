using MutualAid.Contracts.Hours;
using MutualAid.Contracts.TimeReports;
using MutualAid.Rules;
using MutualAid.Server.Features.Duties;
using MutualAid.Server.Features.Hours;
using MutualAid.Server.Platform;
using NodaTime;
using Npgsql;

namespace MutualAid.Server.Features.TimeReports;

/// <summary>What a report has done: the rules that are broken since the work became another than the plan, and the rest that is owed.</summary>
sealed record Consequences(BreachDto[] Breaches, RestOwedDto? Rest)
{
    public static readonly Consequences None = new([], null);

    /// <summary>The same for the host, who is told what concerns the own shift: no other duty, no rest that another may have made owed.</summary>
    public Consequences ForHost(ReportedShift shift) => new(
        [.. Breaches.Select(breach => breach with { Duties = [.. breach.Duties.Where(duty => duty.StartsAt == shift.WorkedFrom?.ToDateTimeOffset() && duty.EndsAt == shift.WorkedTo?.ToDateTimeOffset())] })],
        Rest: null);
}

/// <summary>Works out the consequences of some reports, by assignment.</summary>
/// <remarks>
/// A report is measured against its plan: each person's duties as they stand are checked, and once more with the plan in the report's place.
/// What the plan broke as much is no news. Travel is counted between whichever two places the duties are in.
/// </remarks>
static class ReportConsequences
{
    public static async Task<IReadOnlyDictionary<Guid, Consequences>> Of(
        NpgsqlConnection connection, IReadOnlyCollection<ReportedShift> shifts, Instant now, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var reported = shifts.Where(shift => shift.ReportId is not null).ToArray();
        if (reported is []) return new Dictionary<Guid, Consequences>();

        var persons = reported.Select(shift => shift.PersonId).Distinct().ToArray();
        var around = new Interval(
            reported.Min(shift => Instant.Min(shift.StartsAt, shift.WorkedFrom ?? shift.StartsAt)), Instant.Max(now, reported.Max(shift => Instant.Max(shift.EndsAt, shift.WorkedTo ?? shift.EndsAt))));
        var duties = await PersonDuties.Around(connection, persons, around, transaction, cancellation);
        var terms = await PersonTerms.Of(connection, persons, transaction, cancellation);
        var roads = await Roads.All(connection, cancellation);

        return reported.GroupBy(shift => shift.PersonId)
            .SelectMany(own => Of([.. own], [.. duties[own.Key]], terms[own.Key], roads, now))
            .ToDictionary();
    }

    static IEnumerable<KeyValuePair<Guid, Consequences>> Of(ReportedShift[] shifts, StandingDuty[] standing, HourTerms terms, TravelBetween roads, Instant now)
    {
        var found = HourRules.Check(standing.Select(duty => duty.Duty), terms, Stockholm.Zone, roads, Severity.Warn);
        var rest = Rest([.. standing.Select(duty => duty.Duty)], terms, now);

        foreach (var shift in shifts)
        {
            if (shift.Worked == shift.Planned)
            {
                yield return new(shift.AssignmentId, new([], rest));
                continue;
            }

            var planned = standing.Where(duty => duty.Aid?.AssignmentId != shift.AssignmentId).Select(duty => duty.Duty).Append(shift.Planned);
            var known = HourRules.Check(planned, terms, Stockholm.Zone, roads, Severity.Warn);
            yield return new(shift.AssignmentId, new([.. New(found, known, shift).Select(breach => breach.ToDto())], rest));
        }
    }

    /// <summary>As <see cref="HourRules.New"/>, but for a breach that the plan had too, and not less of: only its duty has other times now.</summary>
    static IEnumerable<Breach> New(IReadOnlyList<Breach> found, IReadOnlyList<Breach> known, ReportedShift shift)
    {
        var gone = HourRules.New(known, found).ToList();

        foreach (var breach in HourRules.New(found, known))
        {
            var same = gone.FindIndex(was => was.RuleId == breach.RuleId && was.Severity >= breach.Severity && was.Excess >= breach.Excess && breach.Duties.Any(duty => WasIn(was, duty)));
            if (same < 0) yield return breach;
            else gone.RemoveAt(same);
        }

        bool WasIn(Breach was, Duty duty) => was.Duties.Contains(duty == shift.Worked ? shift.Planned : duty);
    }

    /// <summary>What is owed after the last duty that has begun, until a rest that is long enough for all of it has passed.</summary>
    static RestOwedDto? Rest(Duty[] duties, HourTerms terms, Instant now)
    {
        Duty[] begun = [.. duties.Where(duty => duty.IsWork && duty.Start <= now)];
        if (begun is []) return null;

        var free = begun.Max(duty => duty.End);
        if (Margins.RestOwed(new([.. duties.Where(duty => duty.Start <= now)], Stockholm.Zone), terms, free) is not { } owed) return null;

        var until = free + terms.At(free).Book.DailyRest + owed.Owed;
        return until <= now ? null : new((int)Math.Ceiling(owed.Owed.TotalMinutes), until.ToDateTimeOffset(), owed.By.ToDateTimeOffset());
    }
}
