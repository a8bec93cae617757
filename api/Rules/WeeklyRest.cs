namespace MutualAid.Rules;

/// <summary>A whole rest of 36 hours in every seven days.</summary>
/// <remarks>
/// Arbetstidslagen 14 §. The seven days are counted from the end of the last weekly rest: the next one begins at the latest
/// 132 hours (168 − 36) after it, so that each such seven-day period holds a whole one. To ask for a whole rest inside
/// *every* window of 168 hours would forbid an ordinary week: Monday to Friday, then a Saturday off and a new Monday, has
/// windows that hold no more than its halves. Time before the first duty and after the last is rest, so pass the duties of
/// the week before as well when the person has worked.
/// </remarks>
public static class WeeklyRest
{
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties, HourLimits limits) =>
        from work in Stretch.Of(duties, gap => gap >= limits.WeeklyRest)
        where work.End - work.Start > limits.LongestWithoutWeeklyRest
        select new Breach.WeeklyRestMissing(work.Interval, limits.LongestWithoutWeeklyRest, work.LongestGap, limits.WeeklyRest, new(work.Duties));
}
