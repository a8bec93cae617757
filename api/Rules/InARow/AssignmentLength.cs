namespace MutualAid.Rules;

/// <summary>At most fourteen days away on aid, then two whole days without any work.</summary>
/// <remarks>
/// NWCG, for responders: 14 days, travel not counted, and two days off after. An assignment goes from the first day with aid to the last before so many calendar days without
/// any work, home work included; days off in between that are fewer count into it.
/// </remarks>
public static class AssignmentLength
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var all = asked.Duties.Work.Zip(asked.Duties.Days).Where(each => each.First.Kind != DutyKind.Travel).ToArray();

        return
            from run in Runs.Of(all, gap: asked.Rule.Days)
            let aid = run.Where(each => each.Duty.Employer == Employer.Host).ToArray()
            where aid.Length > 0
            let had = aid[^1].Day - aid[0].Day + 1
            where had > asked.Rule.Limit && asked.Judges(aid[^1].Duty.Start)
            select new Breach.TooMany(asked, LocalDays.Date(aid[0].Day), LocalDays.Date(aid[^1].Day), had, new(aid.Select(each => each.Duty)));
    }
}
