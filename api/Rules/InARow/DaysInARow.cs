namespace MutualAid.Rules;

/// <summary>At most six calendar days in a row with work.</summary>
/// <remarks>
/// Guidance, not law: HSE HSG256 and Kecklund say five to seven. A duty belongs to the local day on which it starts, so a
/// night shift is one day and the morning after it is free unless something new starts there.
/// </remarks>
public static class DaysInARow
{
    public static IEnumerable<Breach> Check(RuleContext asked) => InARow.Breaches(asked, Runs(asked.Duties));

    internal static IEnumerable<List<(Duty Duty, int Day)>> Runs(DutySet duties) => InARow.Runs(duties.Work.Zip(duties.Days), gap: 1);
}
