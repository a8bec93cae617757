using NodaTime;

namespace MutualAid.Rules;

/// <summary>Eleven unbroken hours of rest between stretches of work.</summary>
/// <remarks>
/// Arbetstidslagen 13 §; AB § 13; directive 2003/88/EC, article 3. Any gap between two duties is either nothing or a rest:
/// a gap longer than zero and shorter than the required rest is a breach. Duties that touch or overlap are one stretch,
/// whose length <see cref="ShiftSpan"/> measures. 13 h of work and 11 h of rest make the 24 hours of the law.
/// </remarks>
public static class DailyRest
{
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties, HourLimits limits)
    {
        Stretch? before = null;

        foreach (var stretch in Stretch.Unbroken(duties))
        {
            if (before is not null && stretch.Start - before.End < limits.DailyRest)
                yield return new Breach.RestTooShort(before.Duties.MaxBy(duty => duty.End), stretch.Duties[0], stretch.Start - before.End, limits.DailyRest);

            before = stretch;
        }
    }
}
