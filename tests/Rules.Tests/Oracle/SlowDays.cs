namespace MutualAid.Rules.Tests.Oracle;

/// <summary>Days, evenings and weeks on the wall that follow one another.</summary>
static class SlowDays
{
    /// <summary>The longest row of days that is too long.</summary>
    public static int? InARow(SlowDuty[] duties, Func<SlowDuty, int> dayOf, SlowPeriod period, int limit)
    {
        int? longest = null;
        foreach (var row in Rows(duties, dayOf, daysOff: 1))
            if (dayOf(row[^1]) - dayOf(row[0]) + 1 is var days && days > limit && period.Holds(row[^1].Start))
                longest = Math.Max(longest ?? 0, days);

        return longest;
    }

    /// <summary>The longest time from the first day of aid to the last with no so many days off between.</summary>
    public static int? OnAid(Timeline time, SlowPeriod period, HourRule rule)
    {
        int? longest = null;
        foreach (var row in Rows([.. time.Work.Where(duty => duty.Kind != DutyKind.Travel)], duty => duty.Day, rule.Days))
        {
            SlowDuty[] aid = [.. row.Where(duty => duty.IsAid)];
            if (aid.Length > 0 && aid[^1].Day - aid[0].Day + 1 is var days && days > rule.Limit && period.Holds(aid[^1].Start))
                longest = Math.Max(longest ?? 0, days);
        }

        return longest;
    }

    /// <summary>The week, counted from the day of the assignment, of the last duty after so many.</summary>
    public static int? WeeksOnAssignment(Timeline time, SlowPeriod period, int limit)
    {
        if (period.Mode != Mode.CrisisAgreement)
            return null;

        var first = WallClock.DayOf(period.DecidedFrom);
        var week = time.Work.Where(duty => period.Holds(duty.Start)).Max(duty => (int?)((duty.Day - first) / 7 + 1));
        return week > limit ? week : null;
    }

    static List<List<SlowDuty>> Rows(SlowDuty[] duties, Func<SlowDuty, int> dayOf, int daysOff)
    {
        List<List<SlowDuty>> rows = [];
        foreach (var duty in duties)
        {
            var off = rows.Count == 0 ? daysOff : Enumerable.Range(1, 1000).First(days => days > dayOf(duty) - dayOf(rows[^1][^1]) - 1) - 1;
            if (off >= daysOff)
                rows.Add([]);

            rows[^1].Add(duty);
        }

        return rows;
    }
}
