using NodaTime;

namespace MutualAid.Rules;

/// <summary>A whole rest of 36 hours in every seven days, beside the daily rest.</summary>
/// <remarks>
/// Arbetstidslagen 14 §. The seven days are counted from the end of the last weekly rest: the next one begins at the latest
/// 132 hours (168 − 36) after it, so that each such seven-day period holds a whole one. To ask for a whole rest inside
/// *every* window of 168 hours would forbid an ordinary week: Monday to Friday, then a Saturday off and a new Monday, has
/// windows that hold no more than its halves. Time before the first duty and after the last is rest, so pass the duties of
/// the week before as well when the person has worked.
/// Stand-by at home is no work and no weekly rest either. The daily rest and the weekly rest do not overlap (SKR on AB § 13): a
/// rest counts from its beginning when the 24 hours that it begins in have had their daily rest already, else only after one.
/// Those 24 hours are the employer's day where it is fixed, and otherwise those that end where the rest begins.
/// </remarks>
public static class WeeklyRest
{
    static readonly Duration Day = Duration.FromHours(24);

    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        Duty[] busy = [.. asked.Duties.All.Where(duty => duty.Kind != DutyKind.Absence)];

        return
            from work in Stretch.Of(busy, gap => IsWeeklyRest(gap, asked))
            where work.End - work.Start > LongestWithout(asked.Rule) && asked.Judges(work.At)
            select new Breach.WeeklyRestMissing(asked, work.Interval, Longest(work, asked), new(work.Duties));
    }

    /// <summary>How long work may go on before the next weekly rest begins: 168 h − 36 h = 132 h in the preset.</summary>
    public static Duration LongestWithout(HourRule rule) => HourRules.Week - rule.LimitTime;

    static bool IsWeeklyRest(Interval gap, RuleContext asked) => gap.Duration >= asked.Rule.LimitTime && Within(gap, asked) >= asked.Rule.LimitTime;

    /// <summary>How much of a gap is weekly rest: all of it, or what a daily rest leaves.</summary>
    static Duration Within(Interval gap, RuleContext asked) =>
        gap.Duration >= asked.Rule.LimitTime + asked.Book.DailyRest || HasRested(gap.Start, asked) ? gap.Duration : Duration.Max(gap.Duration - asked.Book.DailyRest, Duration.Zero);

    static Duration Longest(Stretch work, RuleContext asked) =>
        work.Gaps.Aggregate(Duration.Zero, (longest, gap) => gap.Duration > longest && Within(gap, asked) is var rest && rest > longest ? rest : longest);

    /// <summary>Whether the 24 hours that are under way have held a daily rest before this moment.</summary>
    static bool HasRested(Instant at, RuleContext asked)
    {
        var from = at - Day;
        if (asked.Book.DayBreak is { } dayBreak)
        {
            var zone = asked.Duties.Zone;
            var day = LocalDays.Of(at, zone);
            from = LocalDays.At(day, dayBreak, zone) is var begun && begun < at ? begun : LocalDays.At(day - 1, dayBreak, zone);
        }

        return DailyRest.LongestRest(asked.Duties.Stretches, new(from, at)) >= asked.Book.DailyRest;
    }
}
