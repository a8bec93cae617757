using NodaTime;

namespace MutualAid.Rules;

/// <summary>Every rule about one person's hours, asked at once.</summary>
/// <remarks>
/// Three questions: which breaches a set of duties has (<see cref="Check"/>), what adding one would break
/// (<see cref="CheckAdding"/>), and when it could be done at the earliest (<see cref="EarliestLawful"/>). <see cref="Margins"/> tells how much is left.
/// </remarks>
public static class HourRules
{
    /// <summary>Seven days as elapsed time: 168 hours on every clock.</summary>
    public static readonly Duration Week = Duration.FromHours(168);

    /// <summary>How far to each side of a time the rules look: the reference period of averages, and the calendar year of overtime.</summary>
    /// <remarks>Whoever asks about duties in the period passes all that the person does within its reach.</remarks>
    public static Interval Reach(Interval period, DateTimeZone zone)
    {
        var (first, last) = (period.Start - Longest, period.End + Longest);
        return new(
            Instant.Min(first, LocalDays.Start(LocalDays.Monday(LocalDays.Week(Number(new(period.Start.InZone(zone).Year, 1, 1)))), zone)),
            Instant.Max(last, LocalDays.Start(Number(new(period.End.InZone(zone).Year + 1, 1, 1)), zone)));

        static int Number(LocalDate date) => Period.DaysBetween(LocalDays.Epoch, date);
    }

    /// <summary>The longest rolling window.</summary>
    static readonly Duration Longest = Presets.All.Max(rule => rule.WindowTime);

    internal static readonly TravelBetween NoTravel = (_, _) => Duration.Zero;

    /// <param name="duties">All of one person's duties, in any order: home and every incident, and so much before and after as the rules look.</param>
    /// <param name="zone">Where the calendar days are counted.</param>
    /// <param name="travel">Without it, all places are one place.</param>
    /// <param name="atLeast">Only rules that are at least so severe.</param>
    public static IReadOnlyList<Breach> Check(
        IEnumerable<Duty> duties, HourTerms terms, DateTimeZone zone, TravelBetween? travel = null, Severity atLeast = Severity.Stop)
    {
        var set = new DutySet(duties, zone);
        if (set.All.Count == 0)
            return [];

        List<Breach> found = [];

        foreach (var period in terms.Periods)
        {
            // What comes after a period is judged by the next one, and undoes nothing.
            var seen = period.InForce.HasEnd ? set.StartingBefore(period.InForce.End) : set;
            var isAnythingNew = seen.All.Any(duty => period.InForce.Contains(duty.Start));

            foreach (var rule in period.Book.Rules)
                if (rule.In(period.Mode) >= atLeast && rule.In(period.Mode) != Severity.Off && (isAnythingNew || rule.LooksAhead))
                    found.AddRange(Ask(new(rule.LooksAhead ? set : seen, rule, period, terms, travel ?? NoTravel)));
        }

        return found;
    }

    /// <summary>What adding one duty would break that is not broken already.</summary>
    public static IReadOnlyList<Breach> CheckAdding(
        Duty duty, IEnumerable<Duty> to, HourTerms terms, DateTimeZone zone, TravelBetween? travel = null, Severity atLeast = Severity.Stop)
    {
        Duty[] before = [.. to];
        return New(Check([.. before, duty], terms, zone, travel, atLeast), Check(before, terms, zone, travel, atLeast));
    }

    /// <summary>The breaches that are not among the known ones. A known breach that has grown is new.</summary>
    public static IReadOnlyList<Breach> New(IEnumerable<Breach> found, IEnumerable<Breach> known)
    {
        List<Breach> left = [.. known];
        return [.. found.Where(breach => !left.Remove(breach))];
    }

    /// <summary>The first whole minute from which a duty of the same length, employer and place stops on no rule; null when there is none before <paramref name="until"/>.</summary>
    /// <param name="duty">Where the search starts: its own start is the first that is tried.</param>
    public static Instant? EarliestLawful(Duty duty, IEnumerable<Duty> others, HourTerms terms, DateTimeZone zone, TravelBetween? travel, Instant until)
    {
        var book = new DutyBook(terms, travel ?? NoTravel, Week);
        book.Settle(others, zone);

        for (var start = duty.Start; start < until; start += Duration.FromMinutes(1))
            if (book.Allows(BookedDuty.Of(new(start, start + duty.Length, duty.Employer, duty.Place, duty.Kind), zone)))
                return start;

        return null;
    }

    internal static IEnumerable<Breach> Ask(RuleContext asked) => asked.Rule.Kind switch
    {
        RuleKind.DoubleBooking => DoubleBooking.Check(asked),
        RuleKind.TravelTime => TravelTime.Check(asked),
        RuleKind.DailyRest => DailyRest.Check(asked),
        RuleKind.WeeklyRest => WeeklyRest.Check(asked),
        RuleKind.RestAfterLongShift => RestAfterLongShift.Check(asked),
        RuleKind.CompensatoryRest => CompensatoryRest.Check(asked),
        RuleKind.RestAfterNights => RestAfterNights.Check(asked),
        RuleKind.RestAfterAssignment => RestAfterAssignment.Check(asked),
        RuleKind.NightRest => NightRest.Check(asked),
        RuleKind.WorkWithoutBreak => WorkWithoutBreak.Check(asked),
        RuleKind.ShiftSpan => ShiftSpan.Check(asked),
        RuleKind.ShiftLength => ShiftLength.Check(asked),
        RuleKind.NightShiftLength => NightShiftLength.Check(asked),
        RuleKind.WorkToRest => WorkToRest.Check(asked),
        RuleKind.TotalHours => TotalHours.Check(asked),
        RuleKind.AverageHours => AverageHours.Check(asked),
        RuleKind.NightWorkerHours => NightWorkerHours.Check(asked),
        RuleKind.AssignmentHours => AssignmentHours.Check(asked),
        RuleKind.OrdinaryWeek => OrdinaryWeek.Check(asked),
        RuleKind.Overtime => Overtime.Check(asked),
        RuleKind.OnCallHours => OnCallHours.Check(asked),
        RuleKind.PartTimeExtraHours => PartTimeExtraHours.Check(asked),
        RuleKind.DaysInARow => DaysInARow.Check(asked),
        RuleKind.NightsInARow => NightsInARow.Check(asked),
        RuleKind.AssignmentLength => AssignmentLength.Check(asked),
        RuleKind.CrisisWeeks => CrisisWeeks.Check(asked),
    };
}
