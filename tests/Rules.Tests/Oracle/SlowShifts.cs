namespace MutualAid.Rules.Tests.Oracle;

/// <summary>What one shift, one day or two duties can be asked.</summary>
static class SlowShifts
{
    /// <summary>The most minutes that two duties share.</summary>
    public static int? Shared(Timeline time, SlowPeriod period)
    {
        var most = 0;
        for (var second = 1; second < time.Work.Length; second++)
            for (var first = 0; first < second; first++)
                if (period.Holds(time.Work[second].Start))
                {
                    var shared = 0;
                    for (var minute = time.Work[second].Start; minute < time.Work[second].End && minute < time.Work[first].End; minute++)
                        shared++;

                    most = Math.Max(most, shared);
                }

        return most > 0 ? most : null;
    }

    /// <summary>The shortest of the longest times off between two places that are too short for the road and a rest.</summary>
    public static int? ShortestRoad(Timeline time, SlowPeriod period, SlowRules.Road road)
    {
        int? shortest = null;
        SlowDuty? before = null;

        foreach (var duty in time.Work)
        {
            if (duty.Kind == DutyKind.Travel)
                before = null;
            else if (duty.Place is { } to)
            {
                if (before is { Place: { } from } && from != to && period.Holds(duty.Start) && road(from, to) is var minutes and > 0
                    && time.LongestNo(time.AtWork, before.Start, duty.Start) is var had && had < minutes + period.DailyRest)
                    shortest = Math.Min(shortest ?? had, had);

                before = duty;
            }
        }

        return shortest;
    }

    public static int? WorkedInTheCore(Timeline time, SlowPeriod period) =>
        time.Work.Where(duty => period.Holds(duty.Start) && duty.CoreMinutes > 0).Max(duty => (int?)duty.CoreMinutes);

    /// <summary>The longest work whose breaks are known without one of them.</summary>
    public static int? WithoutBreak(Timeline time, SlowPeriod period, int limit)
    {
        SlowDuty[] known = [.. time.Work.Where(duty => duty.BreaksAreKnown)];
        int? longest = null;
        if (known.Sum(duty => duty.Worked) <= limit)
            return null;

        foreach (var (from, to) in time.Runs(time.Minutes(known, (duty, minute) => duty.IsWorkedAt(minute))))
            if (to - from > limit && period.Holds(known.Last(duty => duty.Start < to && duty.End > from).Start))
                longest = Math.Max(longest ?? 0, to - from);

        return longest;
    }

    /// <summary>The longest shift from its start to its end; where the employer's day is fixed a split shift is one.</summary>
    public static int? Span(Timeline time, SlowPeriod period, int limit)
    {
        int? longest = null;
        var begun = int.MinValue;
        var runs = time.Runs(time.AtWork);

        for (var at = 0; at < runs.Length; at++)
        {
            begun = at > 0 && IsSplit(runs[at - 1].To, runs[at].From) ? begun : runs[at].From;
            var goesOn = at + 1 < runs.Length && IsSplit(runs[at].To, runs[at + 1].From);

            if (!goesOn && runs[at].To - begun > limit && period.Holds(Timeline.LastStart(time.Work, begun, runs[at].To)!.Value))
                longest = Math.Max(longest ?? 0, runs[at].To - begun);
        }

        return longest;

        // Two parts of one shift lie in the same day of the employer's, so no day ends between them.
        bool IsSplit(int from, int to) => period.DayBreak is not null && to - from < period.DailyRest
            && !Enumerable.Range(WallClock.DayOf(from) - 1, 4).Any(day => period.DayFrom(day).From is var ends && from <= ends && ends <= to);
    }

    /// <summary>The most work in an unbroken stretch, or in one of those that hold three hours of night.</summary>
    public static int? Length(Timeline time, SlowPeriod period, int limit, bool atNight)
    {
        int? longest = null;
        foreach (var (from, to) in time.Runs(time.AtWork))
        {
            var worked = time.Sum(time.Worked, from, to);
            if (worked <= limit || !period.Holds(Timeline.LastStart(time.Work, from, to)!.Value))
                continue;

            var night = 0;
            for (var minute = from; minute < to && atNight && night < 180; minute++)
                night += WallClock.IsNight(WallClock.TimeOf(minute)) ? 1 : 0;

            if (!atNight || night >= 180)
                longest = Math.Max(longest ?? 0, worked);
        }

        return longest;
    }

    /// <summary>The most work in a day that has more than so many hours of it to each of rest.</summary>
    public static int? WorkInADay(Timeline time, SlowPeriod period, int toOne)
    {
        int? most = null;
        for (var day = WallClock.DayOf(time.Start) - 2; WallClock.At(day, 0) < time.End; day++)
        {
            var (from, to) = period.DayFrom(day);
            var worked = time.Sum(time.Worked, from, to);

            if (worked > toOne * (to - from - worked) && period.Holds(time.Work.Last(duty => duty.Start < to && duty.End > from).Start))
                most = Math.Max(most ?? 0, worked);
        }

        return most;
    }
}
