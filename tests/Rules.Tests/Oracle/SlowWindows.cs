namespace MutualAid.Rules.Tests.Oracle;

/// <summary>Sums over windows that begin at any minute.</summary>
static class SlowWindows
{
    /// <summary>The fullest window that is too full, of those whose last duty starts in the period.</summary>
    public static int? Most(Timeline time, bool[] minutes, SlowPeriod period, HourRule rule)
    {
        if (time.Sum(minutes) <= rule.Limit || FirstStart(time, period) is not { } first)
            return null;

        var most = time.Fullest(minutes, rule.Days * WallClock.Day, endsFrom: first + 1);
        return most > rule.Limit ? most : null;
    }

    public static int? MostOnAssignment(Timeline time, SlowPeriod period, HourRule rule)
    {
        if (period.Mode != Mode.CrisisAgreement)
            return null;

        var begun = time.Minutes(time.Work.Where(duty => period.AssignedFrom <= duty.Start && duty.Start < period.AssignedTo), (duty, minute) => duty.IsWorkedAt(minute));
        return Most(time, begun, period, rule);
    }

    /// <summary>Of windows that begin where a piece of work or absence does, as the law lets the employer lay the period.</summary>
    public static int? MostOfANightWorker(Timeline time, SlowPeriod period, HourRule rule)
    {
        if (time.Sum(time.Counted) <= rule.Limit || FirstStart(time, period) is not { } first)
            return null;

        var most = 0;
        foreach (var (from, _) in time.Runs(time.Counted))
        {
            var to = from + rule.Days * WallClock.Day;
            SlowDuty[] shifts = [.. time.Work.Where(duty => from <= duty.Start && duty.Start < to)];
            if (to > first && shifts.Length > 0 && 3 * shifts.Count(duty => duty.IsNight) >= shifts.Length)
                most = Math.Max(most, time.Sum(time.Counted, from, to));
        }

        return most > rule.Limit ? most : null;
    }

    /// <summary>The first duty in the period: a window that does not hold its start was over before.</summary>
    static int? FirstStart(Timeline time, SlowPeriod period) => time.Work.Where(duty => period.Holds(duty.Start)).Min(duty => (int?)duty.Start);
}
