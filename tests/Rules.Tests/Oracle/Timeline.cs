namespace MutualAid.Rules.Tests.Oracle;

/// <summary>Minute by minute, what someone's time is: one array of yes and no for each question.</summary>
sealed class Timeline
{
    readonly int from;
    readonly int length;
    readonly Dictionary<bool[], (int From, int To)[]> runs = [];
    readonly Dictionary<bool[], int[]> sums = [];

    /// <param name="duties">In order of start, then of end.</param>
    public Timeline(SlowDuty[] duties)
    {
        All = duties;
        Work = [.. duties.Where(duty => duty.IsWork)];
        from = duties.Length == 0 ? 0 : duties[0].Start;
        length = duties.Length == 0 ? 0 : duties.Max(duty => duty.End) - from;
        AtWork = Minutes(Work);
        Worked = Minutes(Work, (duty, minute) => duty.IsWorkedAt(minute));
        Bound = Minutes(duties.Where(duty => duty.Kind != DutyKind.Absence));
        Counted = Minutes(duties.Where(duty => duty.Kind != DutyKind.StandBy), (duty, minute) => duty.IsWorkedAt(minute));
    }

    public SlowDuty[] All { get; }

    public SlowDuty[] Work { get; }

    /// <summary>At work, on a break as well.</summary>
    public bool[] AtWork { get; }

    /// <summary>At work and on no break.</summary>
    public bool[] Worked { get; }

    /// <summary>At work or on stand-by.</summary>
    public bool[] Bound { get; }

    /// <summary>Worked, or absent from work.</summary>
    public bool[] Counted { get; }

    public bool[] Minutes(IEnumerable<SlowDuty> duties, Func<SlowDuty, int, bool>? isYes = null)
    {
        var minutes = new bool[length];
        foreach (var duty in duties)
            for (var minute = duty.Start; minute < duty.End; minute++)
                minutes[minute - from] |= isYes is null || isYes(duty, minute);

        return minutes;
    }

    /// <summary>Unbroken times of yes.</summary>
    public (int From, int To)[] Runs(bool[] minutes)
    {
        if (runs.TryGetValue(minutes, out var known))
            return known;

        List<(int, int)> found = [];
        for (var at = 0; at < length; at++)
        {
            if (!minutes[at])
                continue;

            var begun = at;
            while (at < length && minutes[at])
                at++;

            found.Add((from + begun, from + at));
        }

        return runs[minutes] = [.. found];
    }

    /// <summary>How many minutes are yes between two.</summary>
    public int Sum(bool[] minutes, int begins, int ends) => Between(Sums(minutes), begins, ends);

    public int Sum(bool[] minutes) => Sums(minutes)[length];

    /// <summary>How many minutes are yes in the fullest window of a length, of those that end from a minute on. One that ends after everything holds no more than one that ends with it.</summary>
    public int Fullest(bool[] minutes, int size, int endsFrom)
    {
        var (most, before) = (0, Sums(minutes));
        for (var ends = Math.Max(endsFrom, from + 1); ends <= End; ends++)
            most = Math.Max(most, Between(before, ends - size, ends));

        return most;
    }

    int Between(int[] before, int begins, int ends) => before[Math.Clamp(ends - from, 0, length)] - before[Math.Clamp(begins - from, 0, length)];

    int[] Sums(bool[] minutes)
    {
        if (!sums.TryGetValue(minutes, out var before))
        {
            before = new int[length + 1];
            for (var at = 0; at < length; at++)
                before[at + 1] = before[at] + (minutes[at] ? 1 : 0);

            sums[minutes] = before;
        }

        return before;
    }

    public int Start => from;

    public int End => from + length;

    /// <summary>The longest time of no between two minutes.</summary>
    public int LongestNo(bool[] minutes, int begins, int ends)
    {
        var (longest, now) = (0, 0);
        for (var minute = begins; minute < ends; minute++)
        {
            var isYes = minute >= from && minute < from + length && minutes[minute - from];
            longest = Math.Max(longest, now = isYes ? 0 : now + 1);
        }

        return longest;
    }

    /// <summary>The last start of a duty at or after one minute and before another.</summary>
    public static int? LastStart(SlowDuty[] duties, int begins, int ends)
    {
        int? last = null;
        foreach (var duty in duties)
            if (begins <= duty.Start && duty.Start < ends)
                last = duty.Start;

        return last;
    }
}
