using NodaTime;

namespace MutualAid.Rules;

/// <summary>At most thirteen hours from the start of a shift to its end, breaks included.</summary>
/// <remarks>
/// AB § 13; mom 5 lets a stretch of work and jour go on for twenty. Duties that touch or overlap are one shift. Where the employer's day
/// is fixed, a split shift is one as well: duties of one such day with less than a daily rest between them; the day's end parts them. (Where it is not, such a gap is a breach of <see cref="DailyRest"/> already.)
/// </remarks>
public static class ShiftSpan
{
    public static IEnumerable<Breach> Check(RuleContext asked) =>
        from shift in asked.Book.DayBreak is null ? asked.Duties.Stretches : Stretch.Of(asked.Duties.Work, gap => gap.Duration >= asked.Book.DailyRest || DailyRest.HoldsDayBreak(gap, asked))
        where shift.End - shift.Start > asked.Rule.LimitTime && asked.Judges(shift.At)
        select new Breach.TooLong(asked, shift.Interval, shift.End - shift.Start, asked.Rule.LimitTime, new(shift.Duties));
}
