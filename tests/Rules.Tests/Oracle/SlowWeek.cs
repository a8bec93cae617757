namespace MutualAid.Rules.Tests.Oracle;

/// <summary>The week's minutes dealt out one by one: ordinary time, then a part-timer's extra time, then overtime.</summary>
sealed class SlowWeek
{
    readonly Timeline time;
    readonly bool[] isBeyond;

    public SlowWeek(Timeline time, SlowPeriod[] periods, int? contract)
    {
        this.time = time;
        (Overtime, OnCall, Extra, isBeyond) = (new int[time.Work.Length], new int[time.Work.Length], new int[time.Work.Length], new bool[time.Work.Length]);
        var (week, filled) = (0, 0);

        for (var at = 0; at < time.Work.Length; at++)
        {
            var duty = time.Work[at];
            var period = periods.Single(period => period.Holds(duty.Start));

            if (duty.Kind == DutyKind.OnCall)
                OnCall[at] = duty.Worked;

            if (duty.Kind == DutyKind.Overtime && period.Mode != Mode.CrisisAgreement)
                Overtime[at] = duty.Worked;

            if (WallClock.WeekOf(duty.Day) != week)
                (week, filled) = (WallClock.WeekOf(duty.Day), Absent(WallClock.WeekOf(duty.Day)));

            for (var minute = 0; minute < duty.Worked && duty.FillsTheWeek; minute++)
            {
                filled++;
                isBeyond[at] |= filled > period.FullWeek;

                if (period.Mode != Mode.Ordinary)
                    continue;

                if (filled > period.FullWeek)
                    Overtime[at]++;
                else if (contract is { } hours && filled > hours)
                    Extra[at]++;
            }
        }
    }

    /// <summary>By duty at work, minutes that count.</summary>
    public int[] Overtime { get; }

    public int[] OnCall { get; }

    public int[] Extra { get; }

    /// <summary>The fullest week that goes beyond a full one in this period.</summary>
    public int? Fullest(SlowPeriod period) => (
        from at in Enumerable.Range(0, time.Work.Length)
        where isBeyond[at] && period.Holds(time.Work[at].Start)
        let week = WallClock.WeekOf(time.Work[at].Day)
        select (int?)(time.Work.Where(duty => duty.FillsTheWeek && WallClock.WeekOf(duty.Day) == week).Sum(duty => duty.Worked) + Absent(week))).Max();

    /// <summary>Minutes of leave on the week's working days: they fill it before any work does.</summary>
    int Absent(int week) => time.All.Where(duty => duty.Kind == DutyKind.Absence && WallClock.WeekOf(duty.Day) == week).Sum(duty => duty.End - duty.Start);

    /// <summary>The most in any days in a row, calendar month or calendar year, whose last duty that counts starts in the period.</summary>
    public int? Most(int[] counted, SlowPeriod period, HourRule rule)
    {
        if (counted.Sum() <= rule.Limit)
            return null;

        var most = 0;
        for (var day = time.Work.Length == 0 ? 1 : time.Work[0].Day; time.Work.Length > 0 && day <= time.Work[^1].Day; day++)
        {
            var (sum, last, date) = (0, -1, WallClock.DateOf(day));
            for (var at = 0; at < counted.Length; at++)
                if (counted[at] > 0 && IsWithin(day, date, time.Work[at], rule))
                    (sum, last) = (sum + counted[at], at);

            if (last >= 0 && period.Holds(time.Work[last].Start))
                most = Math.Max(most, sum);
        }

        return most > rule.Limit ? most : null;
    }

    static bool IsWithin(int first, (int Year, int Month) date, SlowDuty duty, HourRule rule) => rule.Window switch
    {
        WindowKind.Rolling => first <= duty.Day && duty.Day < first + rule.Days,
        WindowKind.CalendarMonth => date == duty.Date,
        WindowKind.CalendarYear => date.Year == duty.Date.Year,
    };
}
