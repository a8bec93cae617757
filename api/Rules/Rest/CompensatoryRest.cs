using NodaTime;

namespace MutualAid.Rules;

/// <summary>What a too short rest lacked is given back, in one piece on top of a daily rest, within seven days.</summary>
/// <remarks>
/// Arbetstidslagen 13 and 14 §§ (motsvarande kompensationsledighet); the seven days are this product's. It follows from the duties
/// themselves: a daily rest that is too short makes what it lacks owed from the start of the next duty, a missing weekly rest from
/// the end of the work that had none. A later gap that is as long as a daily rest and everything owed when it begins pays it all;
/// it must begin at the latest when the days are over. Nothing is paid in parts. The time after the last duty is a gap without end.
/// </remarks>
public static class CompensatoryRest
{
    /// <summary>Rest that was owed, and when it was paid: null when it still is not.</summary>
    internal readonly record struct Debt(Instant Since, Duration Owed, DutyList Duties, Instant? Paid);

    public static IEnumerable<Breach> Check(RuleContext asked) =>
        from debt in Debts(asked.Duties, asked.Terms, asked.Travel)
        let deadline = debt.Since + asked.Rule.WindowTime
        where (debt.Paid is not { } paid || paid > deadline) && asked.Judges(deadline)
        select new Breach.RestStillOwed(asked, new(debt.Since, deadline), debt.Owed, debt.Duties);

    /// <summary>What is owed at an instant and not paid by a gap that has begun, in all.</summary>
    /// <param name="duties">Those that start before it.</param>
    public static Duration Owed(DutySet duties, HourTerms terms, Instant at) =>
        Open(duties, terms, at).Aggregate(Duration.Zero, (sum, debt) => sum + debt.Owed);

    /// <summary>The debts behind it.</summary>
    internal static IEnumerable<Debt> Open(DutySet duties, HourTerms terms, Instant at) =>
        Debts(duties, terms, HourRules.NoTravel).Where(debt => debt.Since <= at && (debt.Paid is not { } paid || paid >= at));

    internal static List<Debt> Debts(DutySet duties, HourTerms terms, TravelBetween travel)
    {
        List<Debt> open = [], settled = [];
        var owed = Lacking(duties, terms, travel).OrderBy(debt => debt.Since).ToArray();
        if (owed.Length == 0)
            return settled;

        var next = 0;

        foreach (var gap in Gaps(duties.Stretches))
        {
            for (var begins = gap.From; ;)
            {
                for (; next < owed.Length && owed[next].Since <= begins; next++)
                    open.Add(owed[next]);

                if (open.Count > 0 && (gap.To is not { } to || to - begins >= open.Aggregate(terms.At(begins).Book.DailyRest, (sum, debt) => sum + debt.Owed)))
                {
                    settled.AddRange(open.Select(debt => debt with { Paid = begins }));
                    open.Clear();
                }

                // Stand-by may end in the middle of a gap, and what it made owed is paid by the rest of it.
                if (next == owed.Length || owed[next].Since >= (gap.To ?? Instant.MaxValue))
                    break;

                begins = owed[next].Since;
            }
        }

        return [.. settled, .. open];
    }

    static IEnumerable<(Instant From, Instant? To)> Gaps(IReadOnlyList<Stretch> work)
    {
        yield return (Instant.MinValue, work.Count > 0 ? work[0].Start : null);

        for (var i = 0; i < work.Count; i++)
            yield return (work[i].End, i + 1 < work.Count ? work[i + 1].Start : null);
    }

    static IEnumerable<Debt> Lacking(DutySet duties, HourTerms terms, TravelBetween travel) =>
        from period in terms.Periods
        from rule in period.Book.Rules
        where rule.Kind is RuleKind.DailyRest or RuleKind.WeeklyRest && rule.In(period.Mode) != Severity.Off
        from breach in HourRules.Ask(new(duties, rule, period, terms, travel))
        select breach switch
        {
            Breach.WeeklyRestMissing missing => new Debt(missing.When.End, missing.Required - missing.LongestRest, missing.Duties, Paid: null),
            Breach.DayWithoutRest day => new Debt(day.At, day.Excess, day.Duties, Paid: null),
            _ => new Debt(breach.When.End, breach.Excess, breach.Duties, Paid: null),
        };
}
