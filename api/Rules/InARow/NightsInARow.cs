namespace MutualAid.Rules;

/// <summary>At most three night shifts on evenings that follow each other.</summary>
/// <remarks>Guidance, not law: HSE HSG256, two to three; Garde and Kecklund 2020, three. What a night shift is: <see cref="NightWork"/>.</remarks>
public static class NightsInARow
{
    public static IEnumerable<Breach> Check(RuleContext asked) => InARow.Breaches(asked, Runs(asked.Duties));

    internal static IEnumerable<List<(Duty Duty, int Day)>> Runs(DutySet duties) => InARow.Runs(
        duties.Work.Where(duty => NightWork.IsNightShift(duty, duties.Zone)).Select(duty => (duty, NightWork.NightOf(duty, duties.Zone))), gap: 1);
}
