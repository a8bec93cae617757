using NodaTime;

namespace MutualAid.Rules;

/// <summary>After a stretch that was allowed to pass thirteen hours: a rest at least as long as the work, and never shorter than the daily rest.</summary>
/// <remarks>AB § 13 mom 5. The limit is the length beyond which it is asked for.</remarks>
public static class RestAfterLongShift
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var stretches = asked.Duties.Stretches;

        for (var i = 0; i + 1 < stretches.Count; i++)
        {
            var (before, after) = (stretches[i], stretches[i + 1]);
            if (before.End - before.Start <= asked.Rule.LimitTime || !asked.Judges(after.Start))
                continue;

            var required = Duration.Max(before.Worked, asked.Book.DailyRest);
            if (after.Start - before.End < required)
                yield return new Breach.RestTooShort(asked, before.Duties.MaxBy(duty => duty.End), after.Duties[0], required);
        }
    }
}
