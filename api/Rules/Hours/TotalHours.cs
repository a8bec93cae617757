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

    /// <summary>Of the windows past a ceiling, those that the duties without some of them do not have.</summary>
    public static IEnumerable<OverCeiling> NewlyPastCeiling(IEnumerable<Duty> with, IEnumerable<Duty> without, Duration ceiling) =>
        PastCeiling(with, ceiling).Except(PastCeiling(without, ceiling));

    /// <summary>Windows of seven days with more aid than a lender's own ceiling, the fullest of each chain.</summary>
    public static IReadOnlyList<OverCeiling> PastCeiling(IEnumerable<Duty> duties, Duration ceiling)
    {
        Interval[] pieces = [.. DutySet.Pieces(duties.Where(duty => duty is { Employer: Employer.Host, IsWork: true }))];
        List<OverCeiling> past = [];

        foreach (var chain in HourWindows.Chains(HourWindows.Peaks(pieces, HourRules.Week).Where(peak => peak.Had > ceiling)))
        {
            var fullest = HourWindows.Fullest(chain);
            past.Add(new(fullest.Window, fullest.Had, ceiling));
        }

        return past;
    }
}

/// <summary>More aid in seven days than the lender allows.</summary>
public readonly record struct OverCeiling(Interval Window, Duration Had, Duration Allowed)
{
    public Duration Excess => Had - Allowed;
}
