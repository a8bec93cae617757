using MutualAid.Rules.Tests.Support;

namespace MutualAid.Rules.Tests.Oracle;

/// <summary>The hour rules said again, slowly, one minute at a time; shares no code with them and knows no zone library.</summary>
/// <remarks>A period sees the duties that start before it ends: what comes later is judged later and mends nothing.</remarks>
static class SlowRules
{
    /// <summary>How long the road is that is asked about.</summary>
    public delegate int Road(string from, string to);

    /// <summary>For each rule that is broken, and how strictly it held: the worst number, in minutes, days, nights or weeks.</summary>
    public static SortedDictionary<(string RuleId, Severity), int> Worst(Scenario scenario, Road road)
    {
        SortedDictionary<(string, Severity), int> worst = [];
        SlowDuty[] duties = [.. scenario.Duties.Select(duty => new SlowDuty(duty)).OrderBy(duty => duty.Start).ThenBy(duty => duty.End)];
        if (duties.Length == 0)
            return worst;

        var periods = SlowPeriod.Of(scenario);
        var contract = (int?)scenario.ContractedWeek?.TotalMinutes;
        Timeline whole = new(duties);
        SlowOwed owed = new(whole, periods);
        Dictionary<int, Timeline> seen = new() { [duties.Length] = whole, [0] = new([]) };

        foreach (var period in periods)
        {
            var count = duties.Count(duty => duty.Start < period.To);
            if (!seen.TryGetValue(count, out var time))
                seen[count] = time = new([.. duties.Where(duty => duty.Start < period.To)]);

            SlowWeek week = new(time, periods, contract);

            foreach (var rule in period.Book.Rules.Where(rule => period.SeverityOf(rule) != Severity.Off && (count > 0 || rule.Kind == RuleKind.CompensatoryRest)))
            {
                int? found = rule.Kind switch
                {
                    RuleKind.DoubleBooking => SlowShifts.Shared(time, period),
                    RuleKind.TravelTime => SlowShifts.ShortestRoad(time, period, road),
                    RuleKind.DailyRest => SlowRest.Daily(time, period, rule.Limit),
                    RuleKind.WeeklyRest => SlowRest.WithoutWeekly(time, period, rule.Limit),
                    RuleKind.RestAfterLongShift => SlowRest.AfterLongShift(time, period, rule.Limit),
                    RuleKind.CompensatoryRest => owed.MostUnpaid(period, rule.Days),
                    RuleKind.RestAfterNights => SlowRest.AfterNights(time, period, rule.Limit),
                    RuleKind.RestAfterAssignment => SlowRest.AfterAssignment(whole, period, rule.Limit),
                    RuleKind.NightRest => SlowShifts.WorkedInTheCore(time, period),
                    RuleKind.WorkWithoutBreak => SlowShifts.WithoutBreak(time, period, rule.Limit),
                    RuleKind.ShiftSpan => SlowShifts.Span(time, period, rule.Limit),
                    RuleKind.ShiftLength => SlowShifts.Length(time, period, rule.Limit, atNight: false),
                    RuleKind.NightShiftLength => SlowShifts.Length(time, period, rule.Limit, atNight: true),
                    RuleKind.WorkToRest => SlowShifts.WorkInADay(time, period, rule.Limit),
                    RuleKind.TotalHours => SlowWindows.Most(time, time.Worked, period, rule),
                    RuleKind.AverageHours => SlowWindows.Most(time, time.Counted, period, rule),
                    RuleKind.NightWorkerHours => SlowWindows.MostOfANightWorker(time, period, rule),
                    RuleKind.AssignmentHours => SlowWindows.MostOnAssignment(time, period, rule),
                    RuleKind.OrdinaryWeek => week.Fullest(period),
                    RuleKind.Overtime => week.Most(week.Overtime, period, rule),
                    RuleKind.OnCallHours => week.Most(week.OnCall, period, rule),
                    RuleKind.PartTimeExtraHours => week.Most(week.Extra, period, rule),
                    RuleKind.DaysInARow => SlowDays.InARow(time.Work, duty => duty.Day, period, rule.Limit),
                    RuleKind.NightsInARow => SlowDays.InARow([.. time.Work.Where(duty => duty.IsNight)], duty => duty.Evening, period, rule.Limit),
                    RuleKind.AssignmentLength => SlowDays.OnAid(time, period, rule),
                    RuleKind.CrisisWeeks => SlowDays.WeeksOnAssignment(time, period, rule.Limit),
                };

                var key = (rule.Id, period.SeverityOf(rule));
                if (found is { } had)
                    worst[key] = !worst.TryGetValue(key, out var known) ? had : IsLeastWorst(rule.Kind) ? Math.Min(known, had) : Math.Max(known, had);
            }
        }

        return worst;
    }

    /// <summary>Whether the worst is the least: a rest.</summary>
    public static bool IsLeastWorst(RuleKind kind) =>
        kind is RuleKind.TravelTime or RuleKind.DailyRest or RuleKind.RestAfterLongShift or RuleKind.RestAfterNights or RuleKind.RestAfterAssignment;
}
