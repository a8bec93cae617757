namespace MutualAid.Rules;

/// <summary>Nobody works in two places at once.</summary>
/// <remarks>Touching duties are lawful here: the minute when one ends and the next begins belongs to the next.</remarks>
public static class DoubleBooking
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var work = asked.Duties.Work;

        for (var first = 0; first < work.Count; first++)
            for (var second = first + 1; second < work.Count && work[second].Start < work[first].End; second++)
                if (asked.Judges(work[second].Start))
                    yield return new Breach.DoubleBooked(asked, work[first], work[second]);
    }
}
