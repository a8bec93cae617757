namespace MutualAid.Rules;

/// <summary>At most fourteen days away on aid, then two whole days without any work.</summary>
/// <remarks>
/// NWCG, for responders: 14 days, travel not counted, and two days off after. An assignment goes from the first day with aid to the last before so many calendar days without
/// any work, home work included; days off in between that are fewer count into it.
/// </remarks>
public static class AssignmentLength
{
    public static IEnumerable<Breach> Check(RuleContext asked) => InARow.Breaches(asked, Runs(asked.Duties, asked.Rule.Days));

    /// <summary>The aid of each assignment, from its first day to its last.</summary>
    internal static IEnumerable<List<(Duty Duty, int Day)>> Runs(DutySet duties, int daysOff) =>
        from run in InARow.Runs(duties.Work.Zip(duties.Days).Where(each => each.First.Kind != DutyKind.Travel), gap: daysOff)
        let aid = run.FindAll(each => each.Duty.Employer == Employer.Host)
        where aid.Count > 0
        select aid;
}
