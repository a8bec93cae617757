using NodaTime;

namespace MutualAid.Rules;

/// <summary>At most 48 hours of work, home and aid and travel together, in any seven days.</summary>
/// <remarks>
/// Of this product: arbetstidslagen 10 b § sets 48 hours as an average over months. Here it is a cap on every window of 168 elapsed
/// hours, wherever it starts, which keeps every such average. An hour with two duties is one hour, and a known break is none.
/// </remarks>
public static class TotalHours
{
    public static IEnumerable<Breach> Check(RuleContext asked) => HourWindows.Breaches(asked, asked.Duties.Worked);

    /// <summary>The fullest window that contains all of <paramref name="around"/>.</summary>
    /// <param name="around">At most as long as the window.</param>
    public static HourWindow Fullest(DutySet duties, Interval around, Duration length) => HourWindows.Fullest(duties.Worked, around, length);

    /// <summary>The fullest of all windows; empty, and anywhere, when nothing is worked.</summary>
    public static HourWindow Fullest(DutySet duties, Duration length) =>
        HourWindows.Fullest(HourWindows.Peaks(duties.Worked, length).Prepend(new(new(Instant.MinValue, Instant.MinValue), Duration.Zero)));

    public static HourWindow Fullest(DutySet duties, Instant at, Duration length) => Fullest(duties, new Interval(at, at), length);

    /// <summary>The loosest of the caps in some periods; a whole week where one of them has none that stops.</summary>
    public static Duration LoosestCap(IEnumerable<TermsPeriod> periods) =>
        periods.Max(period => period.Book.Stopping(RuleKind.TotalHours, period.Mode)?.LimitTime ?? HourRules.Week);

    /// <summary>Windows of seven days with more aid than a lender's own ceiling, the fullest of each chain.</summary>
    public static IReadOnlyList<OverCeiling> PastCeiling(IEnumerable<Duty> duties, Duration ceiling) => NewlyPastCeiling(duties, [], ceiling);

    /// <summary>The same of the windows that hold more aid than in another set of duties.</summary>
    public static IReadOnlyList<OverCeiling> NewlyPastCeiling(IEnumerable<Duty> duties, IEnumerable<Duty> before, Duration ceiling)
    {
        var known = Aid(before);
        var grown = HourWindows.Peaks(Aid(duties), HourRules.Week).Where(peak => peak.Had > ceiling && peak.Had > DutySet.Sum(known, peak.Window));

        return [.. HourWindows.Chains(grown).Select(HourWindows.Fullest).Select(fullest => new OverCeiling(fullest.Window, fullest.Had, ceiling))];
    }

    /// <summary>When the duties are work for another municipality than the own; what overlaps is one.</summary>
    public static Interval[] Aid(IEnumerable<Duty> duties) => [.. DutySet.Pieces(duties.Where(duty => duty is { Employer: Employer.Host, IsWork: true }))];
}

/// <summary>More aid in seven days than the lender allows.</summary>
public readonly record struct OverCeiling(Interval Window, Duration Had, Duration Allowed)
{
    public Duration Excess => Had - Allowed;
}
