namespace MutualAid.Rules;

/// <summary>At most thirteen hours from the start of a stretch of work to its end, breaks included.</summary>
/// <remarks>AB § 13. Duties that touch or overlap are one stretch.</remarks>
public static class ShiftSpan
{
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties, HourLimits limits) =>
        from stretch in Stretch.Unbroken(duties)
        where stretch.End - stretch.Start > limits.ShiftSpan
        select new Breach.SpanTooLong(stretch.Interval, limits.ShiftSpan, new(stretch.Duties));
}
