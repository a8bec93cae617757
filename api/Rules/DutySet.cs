using NodaTime;

namespace MutualAid.Rules;

/// <summary>One person's duties, put in order once for all rules to read.</summary>
/// <param name="zone">Where calendar days are counted.</param>
public sealed class DutySet(IEnumerable<Duty> duties, DateTimeZone zone)
{
    Duty[]? work;
    int[]? days;
    List<Stretch>? stretches;
    Interval[]? worked, counted;
    Dictionary<int, Duration>? absences;

    public DateTimeZone Zone => zone;

    /// <summary>In order of start, then of end.</summary>
    public IReadOnlyList<Duty> All { get; } = InOrder([.. duties]);

    /// <summary>What was there before later duties came.</summary>
    public DutySet StartingBefore(Instant end) => All.Count == 0 || All[^1].Start < end ? this : new(All.TakeWhile(duty => duty.Start < end), zone);

    /// <summary>Those that are work.</summary>
    public IReadOnlyList<Duty> Work => work ??= [.. All.Where(duty => duty.IsWork)];

    /// <summary>The local day on which each of <see cref="Work"/> starts; a duty belongs to it whole.</summary>
    public IReadOnlyList<int> Days => days ??= [.. Work.Select(duty => LocalDays.Of(duty.Start, zone))];

    /// <summary>Leave and sickness on working days, by the week in which they start.</summary>
    internal IReadOnlyDictionary<int, Duration> Absences => absences ??= All.Where(duty => duty.Kind == DutyKind.Absence)
        .GroupBy(duty => LocalDays.Week(LocalDays.Of(duty.Start, zone)), duty => duty.Length)
        .ToDictionary(same => same.Key, same => same.Aggregate(Duration.Zero, (sum, length) => sum + length));

    internal Duration AbsentIn(int week) => Absences.GetValueOrDefault(week);

    /// <summary>Work without a minute off: duties that touch or overlap become one.</summary>
    internal IReadOnlyList<Stretch> Stretches => stretches ??= Stretch.Of(Work, gap => gap.Duration > Duration.Zero);

    /// <summary>The time that was worked, breaks taken out, no minute twice, in order.</summary>
    public IReadOnlyList<Interval> Worked => worked ??= [.. Pieces(Work)];

    /// <summary>The same with absence that counts as worked in averages.</summary>
    public IReadOnlyList<Interval> Counted => counted ??= [.. Pieces(All.Where(duty => duty.Kind != DutyKind.StandBy))];

    /// <summary>Work in a window, no minute twice.</summary>
    public Duration WorkedIn(Interval window) => Sum(Worked, window);

    /// <summary>How much of the pieces lies in a window.</summary>
    public static Duration Sum(IEnumerable<Interval> pieces, Interval window)
    {
        var sum = Duration.Zero;

        foreach (var piece in pieces)
        {
            var inside = Instant.Min(piece.End, window.End) - Instant.Max(piece.Start, window.Start);
            if (inside > Duration.Zero)
                sum += inside;
        }

        return sum;
    }

    /// <summary>The same for windows that are asked about in order.</summary>
    /// <param name="first">The piece to begin with; moved past those that end before the window.</param>
    internal static Duration Sum(IReadOnlyList<Interval> pieces, Interval window, ref int first)
    {
        while (first < pieces.Count && pieces[first].End <= window.Start)
            first++;

        var sum = Duration.Zero;
        for (var i = first; i < pieces.Count && pieces[i].Start < window.End; i++)
            sum += Instant.Min(pieces[i].End, window.End) - Instant.Max(pieces[i].Start, window.Start);

        return sum;
    }

    /// <summary>What is worked of some duties, no minute twice, in order.</summary>
    public static IEnumerable<Interval> Pieces(IEnumerable<Duty> duties)
    {
        List<Interval> pieces = [];

        foreach (var duty in duties)
        {
            if (duty.Breaks is null)
                pieces.Add(duty.Interval);
            else
                pieces.AddRange(duty.Pieces());
        }

        return Joined(pieces);
    }

    internal static IEnumerable<Interval> Joined(IEnumerable<Interval> pieces)
    {
        Interval? current = null;

        foreach (var piece in InOrder([.. pieces]))
        {
            if (current is { } open && piece.Start <= open.End)
            {
                current = new(open.Start, Instant.Max(open.End, piece.End));
                continue;
            }

            if (current is { } done)
                yield return done;

            current = piece;
        }

        if (current is { } last)
            yield return last;
    }

    // They mostly are already, and to see that is cheaper than to sort.
    static Duty[] InOrder(Duty[] duties)
    {
        for (var i = 1; i < duties.Length; i++)
            if (duties[i - 1].Start is var before && duties[i].Start is var start && (before > start || (before == start && duties[i - 1].End > duties[i].End)))
                return [.. duties.OrderBy(duty => duty.Start).ThenBy(duty => duty.End)];

        return duties;
    }

    static Interval[] InOrder(Interval[] pieces)
    {
        for (var i = 1; i < pieces.Length; i++)
            if (pieces[i - 1].Start > pieces[i].Start)
                return [.. pieces.OrderBy(piece => piece.Start)];

        return pieces;
    }
}
