using NodaTime;

namespace MutualAid.Rules;

/// <summary>At most 48 hours of work, home and aid and counted travel together, in any seven days.</summary>
/// <remarks>
/// Arbetstidslagen 10 b § and KLA bilaga 2 § 1 set 48 hours as an average over months or weeks. Here it is a hard cap on
/// every window of 168 elapsed hours, wherever it starts, which keeps every such average. An hour with two duties is one hour.
/// </remarks>
public static class WeeklyHours
{
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties, HourLimits limits) => Check(duties, limits.WeeklyHours);

    /// <summary>The same with a cap of its own, for a lender's ceiling on aid.</summary>
    public static IEnumerable<Breach> Check(IEnumerable<Duty> duties, Duration cap)
    {
        Duty[] ordered = [.. Stretch.InOrder(duties)];
        List<WeekLoad> over = [];

        foreach (var load in PeakWindows(ordered).Where(load => load.Had > cap).OrderBy(load => load.Window.Start))
        {
            if (over.Count > 0 && load.Window.Start >= over[^1].Window.End)
            {
                yield return Worst(ordered, over, cap);
                over.Clear();
            }

            over.Add(load);
        }

        if (over.Count > 0)
            yield return Worst(ordered, over, cap);
    }

    /// <summary>The fullest seven days that contain all of <paramref name="around"/>.</summary>
    /// <param name="around">At most seven days long.</param>
    public static WeekLoad Worst(IEnumerable<Duty> duties, Interval around)
    {
        var (first, last) = (around.End - HourLimits.Week, around.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, last, nameof(around));

        Stretch[] work = [.. Stretch.Unbroken(duties)];

        Instant[] starts = [first, last, .. work.Select(stretch => stretch.Start)];

        return starts
            .Where(start => start >= first && start <= last)
            .Select(start => LoadFrom(start, work))
            .OrderByDescending(load => load.Had).ThenBy(load => load.Window.Start)
            .First();
    }

    public static WeekLoad Worst(IEnumerable<Duty> duties, Instant at) => Worst(duties, new Interval(at, at));

    /// <summary>One window for each start of work; the fullest of all windows is among them.</summary>
    /// <remarks>
    /// Slide any window: to the left while it begins inside work, to the right while it begins in a rest. What it wins at its
    /// beginning is never less than what it loses at its end, and it stops where work starts.
    /// </remarks>
    static IEnumerable<WeekLoad> PeakWindows(Duty[] duties)
    {
        Stretch[] work = [.. Stretch.Unbroken(duties)];

        return work.Select(stretch => LoadFrom(stretch.Start, work));
    }

    static WeekLoad LoadFrom(Instant start, Stretch[] work)
    {
        var end = start + HourLimits.Week;
        var had = Duration.Zero;

        foreach (var stretch in work)
        {
            var inside = Instant.Min(stretch.End, end) - Instant.Max(stretch.Start, start);
            if (inside > Duration.Zero)
                had += inside;
        }

        return new(new(start, end), had);
    }

    static Breach.WeekTooLong Worst(Duty[] duties, List<WeekLoad> over, Duration cap)
    {
        var worst = over.MaxBy(load => load.Had);
        var (from, to) = (over[0].Window.Start, over[^1].Window.End);

        return new(worst.Window, worst.Had, cap, new(duties.Where(duty => duty.Within(from, to) > Duration.Zero)));
    }
}

/// <summary>How much work a window of seven days holds.</summary>
public readonly record struct WeekLoad(Interval Window, Duration Had)
{
    /// <summary>What may be added before the cap is reached; never negative.</summary>
    public Duration Left(Duration cap) => Duration.Max(cap - Had, Duration.Zero);
}
