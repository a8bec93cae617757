using NodaTime;

namespace MutualAid.Rules;

/// <summary>At most six calendar days in a row with work.</summary>
/// <remarks>
/// Guidance, not law: HSE HSG256 and Kecklund say five to seven. A duty belongs to the local day on which it starts, so a
/// night shift is one day and the morning after it is free unless something new starts there.
/// </remarks>
public static class DaysInARow
{
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties, HourLimits limits, DateTimeZone zone)
    {
        List<Duty> run = [];
        LocalDate first = default, last = default;

        foreach (var duty in Stretch.InOrder(duties))
        {
            var day = duty.Start.InZone(zone).Date;

            if (run.Count > 0 && day > last.PlusDays(1))
            {
                if (TooLong() is { } breach)
                    yield return breach;

                run.Clear();
            }

            if (run.Count == 0)
                first = day;

            run.Add(duty);
            last = day;
        }

        if (TooLong() is { } final)
            yield return final;

        Breach? TooLong()
        {
            var days = run.Count == 0 ? 0 : Period.DaysBetween(first, last) + 1;
            return days > limits.DaysInARow ? new Breach.TooManyDaysInARow(first, last, days, limits.DaysInARow, new(run)) : null;
        }
    }
}
