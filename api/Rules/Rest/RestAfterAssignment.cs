using NodaTime;

namespace MutualAid.Rules;

/// <summary>Thirty-six hours off after the last shift of an assignment under the crisis agreement.</summary>
/// <remarks>Krislägesavtalet, bilaga 2 § 1 (24 hours before July 2021). It is the assignment that has ended that asks for it, of the first duty after; one that was extended before its end has not.</remarks>
public static class RestAfterAssignment
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var assignment = asked.Period.Assignment;
        if (!assignment.HasEnd || !asked.Period.InForce.HasEnd || asked.Period.InForce.End != assignment.End)
            yield break;

        var work = asked.Duties.Work;
        var inside = work.Where(duty => assignment.Contains(duty.Start)).ToArray();
        if (inside is [] || work.Where(duty => duty.Start >= assignment.End).Take(1).ToArray() is not [var next])
            yield break;

        var last = inside.MaxBy(duty => duty.End);
        if (next.Start - last.End < asked.Rule.LimitTime)
            yield return new Breach.RestTooShort(asked, last, next, asked.Rule.LimitTime);
    }
}
