namespace MutualAid.Rules.Tests.Oracle;

/// <summary>Rest, as minutes without work.</summary>
static class SlowRest
{
    const int Week = 7 * WallClock.Day;

    /// <summary>The shortest rest that is too short.</summary>
    public static int? Daily(Timeline time, SlowPeriod period, int limit)
    {
        int? shortest = null;
        foreach (var (_, had) in DailyLacks(time, period, limit))
            shortest = Math.Min(shortest ?? had, had);

        return shortest;
    }

    /// <summary>Every daily rest that is too short: the start of the duty that made it so, and what there was.</summary>
    public static IEnumerable<(int At, int Had)> DailyLacks(Timeline time, SlowPeriod period, int limit)
    {
        if (period.DayBreak is null)
        {
            var runs = time.Runs(time.AtWork);
            for (var at = 1; at < runs.Length; at++)
                if (runs[at].From - runs[at - 1].To is var gap && gap < limit && period.Holds(runs[at].From))
                    yield return (runs[at].From, gap);

            yield break;
        }

        for (var day = WallClock.DayOf(time.Start) - 2; time.Work.Length > 0 && WallClock.At(day, 0) < time.End; day++)
        {
            var (from, to) = period.DayFrom(day);
            if (time.Work.LastOrDefault(duty => duty.Start < to && duty.End > from) is not { } last || !period.Holds(last.Start))
                continue;

            if (time.LongestNo(time.AtWork, from, to) is var had && had < limit)
                yield return (last.Start, had);
        }
    }

    /// <summary>The longest time without a weekly rest that is too long.</summary>
    public static int? WithoutWeekly(Timeline time, SlowPeriod period, int limit)
    {
        int? longest = null;
        foreach (var (from, to, _) in WeeklyLacks(time, period, limit))
            longest = Math.Max(longest ?? 0, to - from);

        return longest;
    }

    /// <summary>Times that held no weekly rest and were too long for it, and the longest that there was of one.</summary>
    public static IEnumerable<(int From, int To, int Had)> WeeklyLacks(Timeline time, SlowPeriod period, int limit)
    {
        var runs = time.Runs(time.Bound);
        var (begun, had) = (runs.Length > 0 ? runs[0].From : 0, 0);

        for (var at = 0; at < runs.Length; at++)
        {
            var rest = at + 1 == runs.Length ? int.MaxValue : WeeklyRest(runs[at].To, runs[at + 1].From);
            if (rest < limit)
            {
                had = Math.Max(had, rest);
                continue;
            }

            if (runs[at].To - begun > Week - limit && period.Holds(Timeline.LastStart([.. time.All.Where(duty => duty.Kind != DutyKind.Absence)], begun, runs[at].To)!.Value))
                yield return (begun, runs[at].To, had);

            (begun, had) = (at + 1 < runs.Length ? runs[at + 1].From : 0, 0);
        }

        // A rest counts as weekly from where the daily rest of the 24 hours under way has been had.
        int WeeklyRest(int from, int to)
        {
            var day = from - WallClock.Day;
            if (period.DayBreak is not null)
            {
                var date = WallClock.DayOf(from);
                day = period.DayFrom(date).From < from ? period.DayFrom(date).From : period.DayFrom(date - 1).From;
            }

            return to - from - (time.LongestNo(time.AtWork, day, from) >= period.DailyRest ? 0 : period.DailyRest);
        }
    }

    /// <summary>The shortest rest after too long a stretch that is shorter than its work or than a daily rest.</summary>
    public static int? AfterLongShift(Timeline time, SlowPeriod period, int limit)
    {
        int? shortest = null;
        var runs = time.Runs(time.AtWork);

        for (var at = 1; at < runs.Length; at++)
        {
            var ((from, to), gap) = (runs[at - 1], runs[at].From - runs[at - 1].To);
            if (to - from > limit && gap < Math.Max(period.DailyRest, time.Sum(time.Worked, from, to)) && period.Holds(runs[at].From))
                shortest = Math.Min(shortest ?? gap, gap);
        }

        return shortest;
    }

    /// <summary>The fewest whole nights of sleep between two nights in a row or more and other work.</summary>
    public static int? AfterNights(Timeline time, SlowPeriod period, int limit)
    {
        int? fewest = null;
        var (inARow, evening, free) = (0, 0, 0);

        foreach (var duty in time.Work)
        {
            if (duty.IsNight)
            {
                inARow = inARow > 0 && duty.Evening == evening ? inARow : inARow > 0 && duty.Evening == evening + 1 ? inARow + 1 : 1;
                evening = duty.Evening;
            }
            else
            {
                if (inARow >= 2 && period.Holds(duty.Start) && WholeNights(free, duty.Start) is var had && had < limit)
                    fewest = Math.Min(fewest ?? had, had);

                inARow = 0;
            }

            free = Math.Max(free, duty.End);
        }

        return fewest;

        static int WholeNights(int from, int to)
        {
            var nights = 0;
            for (var day = WallClock.DayOf(from); WallClock.At(day, 5 * WallClock.Hour) <= to; day++)
                nights += WallClock.At(day, 0) >= from ? 1 : 0;

            return nights;
        }
    }

    /// <summary>The rest from the end of an assignment that ends with the period to the first duty after it, if it is too short.</summary>
    /// <param name="whole">With what comes after the period as well.</param>
    public static int? AfterAssignment(Timeline whole, SlowPeriod period, int limit)
    {
        if (period.Mode != Mode.CrisisAgreement || period.To != period.AssignedTo)
            return null;

        SlowDuty[] during = [.. whole.Work.Where(duty => period.AssignedFrom <= duty.Start && duty.Start < period.AssignedTo)];
        if (during.Length == 0 || whole.Work.FirstOrDefault(duty => duty.Start >= period.AssignedTo) is not { } next)
            return null;

        var had = Math.Max(0, next.Start - during.Max(duty => duty.End));
        return had < limit ? had : null;
    }
}
