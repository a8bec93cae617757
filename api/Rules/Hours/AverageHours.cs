namespace MutualAid.Rules;

/// <summary>At most 48 hours of all work in seven days, on average over a reference period of at most four months.</summary>
/// <remarks>
/// Arbetstidslagen 10 b §; directive 2003/88/EC, article 6 b and 16 b. Overtime of every kind and jour count, stand-by at home does not; leave and sickness
/// count as worked. The limit is the sum for the whole period; the period is any 16 weeks of elapsed time, wherever it starts.
/// Time about which nothing is known holds nothing.
/// </remarks>
public static class AverageHours
{
    public static IEnumerable<Breach> Check(RuleContext asked) => HourWindows.Breaches(asked, asked.Duties.Counted);
}
