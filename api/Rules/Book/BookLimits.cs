using NodaTime;

namespace MutualAid.Rules;

/// <summary>A cap on overtime, jour or extra time, in ticks.</summary>
readonly record struct CountedCap(RuleKind Kind, WindowKind Window, int Days, long Limit);

/// <summary>The limits that stop in one period of someone's terms, in ticks of 100 ns: what a <see cref="DutyBook"/> asks. A rule that does not stop has a limit that nothing passes.</summary>
sealed class BookLimits
{
    readonly Dictionary<int, (long, long)> employersDays = [];
    readonly HourRule? crisisWeeks;

    public BookLimits(TermsPeriod period)
    {
        (Period, Mode) = (period, period.Mode);
        (From, To) = Ends(period.InForce);
        (AssignmentStart, AssignmentEnd) = Ends(period.Assignment);

        HasDayBreak = period.Book.DayBreak is not null;
        DailyRest = Stopping(RuleKind.DailyRest)?.LimitTime.BclCompatibleTicks ?? 0;
        RestOfADay = period.Book.DailyRest.BclCompatibleTicks;
        FullWeek = period.Book.FullWeek.BclCompatibleTicks;
        WeeklyRestRule = Stopping(RuleKind.WeeklyRest);
        WeeklyRest = WeeklyRestRule?.LimitTime.BclCompatibleTicks ?? long.MaxValue;
        LongestWithoutWeeklyRest = WeeklyRestRule is { } weekly ? MutualAid.Rules.WeeklyRest.LongestWithout(weekly).BclCompatibleTicks : long.MaxValue;
        ShiftSpan = Most(RuleKind.ShiftSpan);
        LongShift = Most(RuleKind.RestAfterLongShift);
        DaysInARow = Stopping(RuleKind.DaysInARow)?.Limit ?? int.MaxValue;
        SevenDays = Most(RuleKind.TotalHours);
        (AverageHours, AverageWindow) = (Most(RuleKind.AverageHours), Window(RuleKind.AverageHours));
        (AssignmentHours, AssignmentWindow) = (Most(RuleKind.AssignmentHours), Window(RuleKind.AssignmentHours));
        crisisWeeks = Stopping(RuleKind.CrisisWeeks);
        EndRest = Stopping(RuleKind.RestAfterAssignment)?.LimitTime.BclCompatibleTicks ?? 0;
        CompensationWithin = Window(RuleKind.CompensatoryRest);
        Caps =
        [
            .. from rule in period.Book.Rules
               where rule.Kind is RuleKind.Overtime or RuleKind.OnCallHours or RuleKind.PartTimeExtraHours && rule.In(Mode) == Severity.Stop
               group rule by (rule.Kind, rule.Window, rule.Days) into same
               select new CountedCap(same.Key.Kind, same.Key.Window, same.Key.Days, same.Min(rule => rule.LimitTime).BclCompatibleTicks),
        ];
    }

    public long From { get; }

    /// <summary>What starts from here on is not seen: it is judged by the next period, and undoes nothing.</summary>
    public long To { get; }

    public TermsPeriod Period { get; }
    public Mode Mode { get; }
    public bool HasDayBreak { get; }
    public long DailyRest { get; }

    /// <summary>The daily rest as other rules count with it, whether or not a breach of it stops.</summary>
    public long RestOfADay { get; }

    public long FullWeek { get; }
    public HourRule? WeeklyRestRule { get; }
    public long WeeklyRest { get; }
    public long LongestWithoutWeeklyRest { get; }
    public long ShiftSpan { get; }
    public long LongShift { get; }
    public int DaysInARow { get; }
    public long SevenDays { get; }
    public long AverageHours { get; }
    public long AverageWindow { get; }
    public long AssignmentHours { get; }
    public long AssignmentWindow { get; }
    public long AssignmentStart { get; }
    public long AssignmentEnd { get; }
    public long EndRest { get; }
    public long CompensationWithin { get; }
    public CountedCap[] Caps { get; }

    public bool IsAssignment => Mode == Mode.CrisisAgreement;

    public bool EndsAssignment => IsAssignment && To != long.MaxValue && To == AssignmentEnd;

    /// <summary>Whether a person within the cap on seven days is within the average too: the reference period is so many times seven days, and its limit as many times the cap.</summary>
    public bool AverageFollowsFromSevenDays =>
        SevenDays != long.MaxValue && AverageWindow != long.MaxValue && AverageWindow % HourRules.Week.BclCompatibleTicks == 0
        && AverageHours / SevenDays >= AverageWindow / HourRules.Week.BclCompatibleTicks;

    public bool Judges(long at) => From <= at && at < To;

    public bool AssignmentContains(long at) => AssignmentStart <= at && at < AssignmentEnd;

    /// <summary>The first day on which a duty is beyond the weeks of an assignment.</summary>
    public int FirstDayTooLate(DateTimeZone zone) =>
        crisisWeeks is null || !Period.Decision.HasStart ? int.MaxValue : LocalDays.Of(Period.Decision.Start, zone) + 7 * crisisWeeks.Limit;

    /// <summary>The employer's 24 hours that begin on a calendar day.</summary>
    public (long From, long To) EmployersDay(int day, DateTimeZone zone)
    {
        if (!employersDays.TryGetValue(day, out var known))
            employersDays[day] = known = Ends(MutualAid.Rules.DailyRest.Day(day, Period.Book.DayBreak!.Value, zone));

        return known;
    }

    /// <summary>Whether an employer's day ends between two moments less than a day apart, or at one of them.</summary>
    public bool HoldsDayBreak(long from, long to, DateTimeZone zone)
    {
        var (begun, ends) = EmployersDay(LocalDays.Of(Instant.FromUnixTimeTicks(from), zone), zone);
        return (from <= begun && begun <= to) || (from <= ends && ends <= to);
    }

    /// <summary>Where the 24 hours began that are under way just before this moment.</summary>
    public long DayUnderWay(long at, DateTimeZone zone)
    {
        if (!HasDayBreak)
            return at - TimeSpan.TicksPerDay;

        var day = LocalDays.Of(Instant.FromUnixTimeTicks(at), zone);
        return EmployersDay(day, zone).From is var begun && begun < at ? begun : EmployersDay(day - 1, zone).From;
    }

    HourRule? Stopping(RuleKind kind) => Period.Book.Stopping(kind, Mode);

    long Most(RuleKind kind) => Stopping(kind)?.LimitTime.BclCompatibleTicks ?? long.MaxValue;

    long Window(RuleKind kind) => Stopping(kind)?.WindowTime.BclCompatibleTicks ?? long.MaxValue;

    static (long, long) Ends(Interval interval) => (
        interval.HasStart ? interval.Start.ToUnixTimeTicks() : long.MinValue,
        interval.HasEnd ? interval.End.ToUnixTimeTicks() : long.MaxValue);
}
