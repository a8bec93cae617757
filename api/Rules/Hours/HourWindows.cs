using NodaTime;

namespace MutualAid.Rules;

/// <summary>How much a window of time holds.</summary>
public readonly record struct HourWindow(Interval Window, Duration Had)
{
    /// <summary>What may be added before the cap is reached; never negative.</summary>
    public Duration Left(Duration cap) => Duration.Max(cap - Had, Duration.Zero);
}

/// <summary>Sums over rolling windows: what the rules about hours share.</summary>
static class HourWindows
{
    /// <summary>One window for each start of a piece; the fullest of all windows is among them.</summary>
    /// <remarks>
    /// Slide any window: to the left while it begins inside work, to the right while it begins in a rest. What it wins at its
    /// beginning is never less than what it loses at its end, and it stops where work starts.
    /// </remarks>
    /// <param name="pieces">In order, none overlapping another.</param>
    public static IEnumerable<HourWindow> Peaks(IReadOnlyList<Interval> pieces, Duration length)
    {
        var (sum, after) = (Duration.Zero, 0);

        for (var first = 0; first < pieces.Count; first++)
        {
            var window = new Interval(pieces[first].Start, pieces[first].Start + length);

            for (; after < pieces.Count && pieces[after].Start < window.End; after++)
                sum += pieces[after].Duration;

            var beyond = pieces[after - 1].End - window.End;
            yield return new(window, beyond > Duration.Zero ? sum - beyond : sum);

            sum -= pieces[first].Duration;
        }
    }

    /// <summary>A breach for each chain of overlapping windows over the limit, named by its fullest.</summary>
    /// <param name="whose">Which duties the pieces are of; all when absent.</param>
    public static IEnumerable<Breach> Breaches(RuleContext asked, IReadOnlyList<Interval> pieces, Func<Duty, bool>? whose = null) => Breaches(
        asked, Peaks(pieces, asked.Rule.WindowTime).Concat(AtTheTurn(asked, pieces)).OrderBy(window => window.Window.Start), whose);

    /// <param name="windows">In order of start.</param>
    public static IEnumerable<Breach> Breaches(RuleContext asked, IEnumerable<HourWindow> windows, Func<Duty, bool>? whose = null)
    {
        var work = asked.Duties.Work;
        var over = windows.Where(window => window.Had > asked.Rule.LimitTime && LastStart(work, window.Window) is { } last && asked.Judges(last));

        foreach (var chain in Chains(over))
        {
            var fullest = Fullest(chain);
            var (from, to) = (chain[0].Window.Start, chain[^1].Window.End);
            yield return new Breach.TooMuch(
                asked, LastStart(work, fullest.Window)!.Value, fullest.Window, fullest.Had, asked.Rule.LimitTime,
                new(work.Where(duty => duty.Within(from, to) > Duration.Zero && whose?.Invoke(duty) != false)));
        }
    }

    /// <summary>The window that ends with the first work of a period.</summary>
    /// <remarks>
    /// Of windows that another period judges, some would hold more when slid to the left; this one is the fullest of those that the
    /// first duty makes the period's own. Wherever else a window is slid it stays the period's.
    /// </remarks>
    static IEnumerable<HourWindow> AtTheTurn(RuleContext asked, IReadOnlyList<Interval> pieces)
    {
        if (!asked.Period.InForce.HasStart)
            yield break;

        foreach (var first in asked.Duties.Work.Where(duty => duty.Start >= asked.Period.InForce.Start).Take(1))
            foreach (var piece in pieces.Where(piece => piece.End > first.Start).Take(1))
            {
                var window = new Interval(piece.End - asked.Rule.WindowTime, piece.End);
                yield return new(window, DutySet.Sum(pieces, window));
            }
    }

    /// <summary>The start of the last duty before the end of a window: the one that makes it too full. Null when there was no work by then.</summary>
    public static Instant? LastStart(IReadOnlyList<Duty> work, Interval window)
    {
        for (var i = work.Count - 1; i >= 0; i--)
            if (work[i].Start < window.End)
                return work[i].Start;

        return null;
    }

    public static IEnumerable<List<HourWindow>> Chains(IEnumerable<HourWindow> inOrder)
    {
        List<HourWindow> chain = [];

        foreach (var window in inOrder)
        {
            if (chain.Count > 0 && window.Window.Start >= chain[^1].Window.End)
            {
                yield return chain;
                chain = [];
            }

            chain.Add(window);
        }

        if (chain.Count > 0)
            yield return chain;
    }

    public static HourWindow Fullest(IEnumerable<HourWindow> windows) => windows.Aggregate((fullest, next) => next.Had > fullest.Had ? next : fullest);

    public static HourWindow Fullest(IReadOnlyList<Interval> pieces, Interval around, Duration length)
    {
        var (first, last) = (around.End - length, around.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, last, nameof(around));

        return Fullest(Slide(pieces, [first, .. pieces.Select(piece => piece.Start).Where(start => start > first && start < last), last], length));
    }

    /// <param name="pieces">In order, none overlapping another.</param>
    /// <param name="starts">In order.</param>
    static IEnumerable<HourWindow> Slide(IReadOnlyList<Interval> pieces, IEnumerable<Instant> starts, Duration length)
    {
        var (sum, first, after) = (Duration.Zero, 0, 0);

        foreach (var start in starts)
        {
            var window = new Interval(start, start + length);

            for (; after < pieces.Count && pieces[after].Start < window.End; after++)
                sum += pieces[after].Duration;

            for (; first < after && pieces[first].End <= start; first++)
                sum -= pieces[first].Duration;

            yield return new(window, first == after
                ? Duration.Zero
                : sum - Duration.Max(start - pieces[first].Start, Duration.Zero) - Duration.Max(pieces[after - 1].End - window.End, Duration.Zero));
        }
    }
}
