namespace MutualAid.Rules;

/// <summary>At most six calendar days in a row with work.</summary>
/// <remarks>
/// Guidance, not law: HSE HSG256 and Kecklund say five to seven. A duty belongs to the local day on which it starts, so a
/// night shift is one day and the morning after it is free unless something new starts there.
/// </remarks>
public static class DaysInARow
{
    public static IEnumerable<Breach> Check(RuleContext asked) => Runs.Breaches(asked, [.. asked.Duties.Work.Zip(asked.Duties.Days)], gap: 1);
}
