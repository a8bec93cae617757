namespace MutualAid.Rules;

/// <summary>Extra time of part-timers (mertid): at most 200 hours in a calendar year; with special reasons 150 more.</summary>
/// <remarks>Arbetstidslagen 10 and 10 a §§. It is what lies between the week of the contract and the full week, see <see cref="Overtime"/>. Nobody who has a full week has any.</remarks>
public static class PartTimeExtraHours
{
    public static IEnumerable<Breach> Check(RuleContext asked) =>
        asked.Terms.ContractedWeek is null ? [] : CountedDays.Breaches(asked, Overtime.Split(asked.Duties, asked.Terms).Extra);
}
