using NodaTime;

namespace MutualAid.Rules;

/// <summary>How near someone is to a limit: what there is in the time that counts, and what is allowed.</summary>
/// <param name="When">The window, or the days in a row.</param>
/// <param name="Had">In the unit of the rule: minutes, days or nights. Minutes are rounded up.</param>
public sealed record Margin(HourRule Rule, Interval When, int Had, int Allowed)
{
    /// <summary>What may be added; never negative.</summary>
    public int Left => Math.Max(0, Allowed - Had);
}

/// <summary>What is left before a rule is broken.</summary>
public static class Margins
{
    static readonly Duration LookAhead = Duration.FromDays(14);

    /// <summary>One margin for each rule that counts something up and holds at the moment, in the order of the rulebook.</summary>
    /// <param name="duties">All that the person does within <see cref="HourRules.Reach"/> of the moment.</param>
    /// <param name="at">Of rolling windows the fullest that holds this moment is told; of runs the one under way, or that ended the day before.</param>
    public static IReadOnlyList<Margin> Of(DutySet duties, HourTerms terms, Instant at)
    {
        var period = terms.At(at);
        return
        [
            .. from rule in period.Book.Rules
               where rule.In(period.Mode) != Severity.Off
               let margin = Of(new(duties, rule, period, terms, HourRules.NoTravel), at)
               where margin is not null
               select margin,
        ];
    }

    /// <summary>Rest that is owed at a moment and not given yet, and the moment by which it must have begun; null when there is none.</summary>
    public static (Duration Owed, Instant By)? RestOwed(DutySet duties, HourTerms terms, Instant at)
    {
        var open = CompensatoryRest.Open(duties, terms, at).ToArray();
        if (open is [])
            return null;

        var within = terms.At(at).Book.Rules.First(rule => rule.Kind == RuleKind.CompensatoryRest).WindowTime;
        return (open.Aggregate(Duration.Zero, (sum, debt) => sum + debt.Owed), open.Min(debt => debt.Since) + within);
    }

    /// <summary>The first whole minute at which a shift of a length, done from anywhere, could lawfully begin; null when there is none within two weeks.</summary>
    public static Instant? NextStart(IEnumerable<Duty> duties, HourTerms terms, DateTimeZone zone, Instant from, Duration length)
    {
        var minute = Duration.FromMinutes(1);
        var start = Instant.FromUnixTimeSeconds((from.ToUnixTimeSeconds() + 59) / 60 * 60);
        return HourRules.EarliestLawful(new(start, start + Duration.Max(length, minute)), duties, terms, zone, travel: null, until: start + LookAhead);
    }

    static Margin? Of(RuleContext asked, Instant at)
    {
        var (rule, duties) = (asked.Rule, asked.Duties);
        var today = LocalDays.Of(at, duties.Zone);
        var moment = new Interval(at, at);

        return rule.Kind switch
        {
            RuleKind.TotalHours => Sum(HourWindows.Fullest(duties.Worked, moment, rule.WindowTime)),
            RuleKind.AverageHours => Sum(HourWindows.Fullest(duties.Counted, moment, rule.WindowTime)),
            RuleKind.AssignmentHours => Sum(HourWindows.Fullest(AssignmentHours.Of(duties, asked.Period.Assignment), moment, rule.WindowTime)),
            RuleKind.Overtime => Sum(CountedDays.Around(asked, Overtime.Of(duties, asked.Terms), today)),
            RuleKind.OnCallHours => Sum(CountedDays.Around(asked, OnCallHours.Of(duties), today)),
            RuleKind.PartTimeExtraHours when asked.Terms.ContractedWeek is not null => Sum(CountedDays.Around(asked, Overtime.Split(duties, asked.Terms).Extra, today)),
            RuleKind.OrdinaryWeek => Sum(OrdinaryWeek.Of(duties, today)),
            RuleKind.DaysInARow => Run(DaysInARow.Runs(duties), gap: 1),
            RuleKind.NightsInARow => Run(NightsInARow.Runs(duties), gap: 1),
            RuleKind.AssignmentLength => Run(AssignmentLength.Runs(duties, rule.Days), gap: rule.Days),
            _ => null,
        };

        Margin Sum(HourWindow window) => new(rule, window.Window, (int)Math.Ceiling(window.Had.TotalMinutes), rule.Limit);

        Margin Run(IEnumerable<List<(Duty Duty, int Day)>> runs, int gap)
        {
            var run = runs.FirstOrDefault(run => run[0].Day <= today && today <= run[^1].Day + gap);
            var sofar = run?.Where(each => each.Day <= today).ToArray() ?? [];
            return sofar is []
                ? new(rule, moment, 0, rule.Limit)
                : new(rule, new(sofar[0].Duty.Start, sofar[^1].Duty.End), sofar[^1].Day - sofar[0].Day + 1, rule.Limit);
        }
    }
}
