using NodaTime;

namespace MutualAid.Rules;

/// <summary>Two whole nights of sleep after nights of work in a row, before work by day.</summary>
/// <remarks>
/// HSE HSG256, good practice: two full nights of sleep when switching from nights. A row is two night shifts on evenings that follow each other. A night is
/// whole when the hours from 00 to 05 are free.
/// </remarks>
public static class RestAfterNights
{
    public static IEnumerable<Breach> Check(RuleContext asked)
    {
        var (zone, work) = (asked.Duties.Zone, asked.Duties.Work);
        var (run, lastNight) = (0, 0);
        var last = work.Count > 0 ? work[0] : default;

        for (var i = 0; i < work.Count; i++)
        {
            if (i > 0 && work[i - 1].End > last.End)
                last = work[i - 1];

            if (NightWork.IsNightShift(work[i], zone))
            {
                var night = NightWork.NightOf(work[i], zone);
                run = run > 0 && night == lastNight ? run : run > 0 && night == lastNight + 1 ? run + 1 : 1;
                lastNight = night;
                continue;
            }

            if (run >= 2 && asked.Judges(work[i].Start) && WholeNights(last.End, work[i].Start, zone) is var had && had < asked.Rule.Limit)
                yield return new Breach.TooFewNightsOfSleep(asked, last, work[i], had);

            run = 0;
        }
    }

    static int WholeNights(Instant from, Instant to, DateTimeZone zone)
    {
        var nights = 0;
        for (var day = LocalDays.Of(from, zone); LocalDays.At(day, NightWork.CoreEnds, zone) <= to; day++)
            if (LocalDays.At(day, NightWork.CoreStarts, zone) >= from)
                nights++;

        return nights;
    }
}
