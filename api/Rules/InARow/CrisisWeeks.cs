namespace MutualAid.Rules;

/// <summary>At most eight weeks on one assignment under the crisis agreement.</summary>
/// <remarks>Krislägesavtalet, 2021: then a time of waiting; longer only if it is absolutely necessary, two weeks at a time. Weeks are counted from the day of the assignment.</remarks>
public static class CrisisWeeks
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var assignment = asked.Period.Decision;
        if (!assignment.HasStart)
            yield break;

        var first = LocalDays.Of(assignment.Start, asked.Duties.Zone);
        var beyond = asked.Duties.Work.Zip(asked.Duties.Days)
            .Where(each => assignment.Contains(each.First.Start) && each.Second >= first + 7 * asked.Rule.Limit && asked.Judges(each.First.Start)).ToArray();

        if (beyond is not [])
            yield return new Breach.TooMany(
                asked, LocalDays.Date(first), LocalDays.Date(beyond[^1].Second), (beyond[^1].Second - first) / 7 + 1, new(beyond.Select(each => each.First)));
    }
}
