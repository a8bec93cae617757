using NodaTime;

namespace MutualAid.Rules;

/// <summary>A night worker works at most eight hours in 24 on average.</summary>
/// <remarks>
/// Arbetstidslagen 13 a §; directive 2003/88/EC, article 8. From the reference period 24 hours are taken away for each seven days begun, so over 16
/// weeks it is 8 × (112 − 16) = 768 hours, and leave counts as worked. A night worker, in such a window, is someone a third of
/// whose shifts are night shifts.
/// </remarks>
public static class NightWorkerHours
{
    const int OneInSoMany = 3;

    public static IEnumerable<Breach> Check(RuleContext asked) =>
        HourWindows.Breaches(asked, HourWindows.Peaks(asked.Duties.Counted, asked.Rule.WindowTime)
            .Where(window => window.Had > asked.Rule.LimitTime && IsNightWorker(asked, window.Window)));

    static bool IsNightWorker(RuleContext asked, Interval window)
    {
        var shifts = asked.Duties.Work.Where(duty => window.Contains(duty.Start)).ToArray();
        return shifts.Length > 0 && OneInSoMany * shifts.Count(duty => NightWork.IsNightShift(duty, asked.Duties.Zone)) >= shifts.Length;
    }
}
