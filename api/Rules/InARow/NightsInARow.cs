namespace MutualAid.Rules;

/// <summary>At most three night shifts on evenings that follow each other.</summary>
/// <remarks>Guidance, not law: HSE HSG256, two to three; Garde and Kecklund 2020, three. What a night shift is: <see cref="NightWork"/>.</remarks>
public static class NightsInARow
{
    public static IEnumerable<Breach> Check(RuleContext asked) => Runs.Breaches(
        asked,
        [.. asked.Duties.Work.Where(duty => NightWork.IsNightShift(duty, asked.Duties.Zone)).Select(duty => (duty, NightWork.NightOf(duty, asked.Duties.Zone)))],
        gap: 1);
}
