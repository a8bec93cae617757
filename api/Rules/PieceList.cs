using NodaTime;

namespace MutualAid.Rules;

/// <summary>Pieces of time in order of start, none overlapping another, in ticks: what the duty book sums windows over.</summary>
sealed class PieceList
{
    long[] starts = new long[32];
    long[] ends = new long[32];
    int count;
    long total;

    public void Fill(IReadOnlyCollection<Interval> pieces)
    {
        foreach (var piece in pieces)
            Insert(piece.Start.ToUnixTimeTicks(), piece.End.ToUnixTimeTicks());
    }

    public void Insert(long start, long end)
    {
        if (count == starts.Length)
        {
            Array.Resize(ref starts, 2 * count);
            Array.Resize(ref ends, 2 * count);
        }

        var at = FirstFrom(start);
        Array.Copy(starts, at, starts, at + 1, count - at);
        Array.Copy(ends, at, ends, at + 1, count - at);
        (starts[at], ends[at]) = (start, end);
        count++;
        total += end - start;
    }

    public void Remove(long start, long end)
    {
        var at = FirstFrom(start);
        Array.Copy(starts, at + 1, starts, at, count - at - 1);
        Array.Copy(ends, at + 1, ends, at, count - at - 1);
        count--;
        total -= end - start;
    }

    /// <summary>Whether every window of a length that would hold some of a new piece stays within a cap with it.</summary>
    /// <remarks>The load peaks in windows that begin where work begins (see <see cref="HourWindows.Peaks"/>): those are summed.</remarks>
    /// <param name="judge">Who says which windows are judged at all; null when all are.</param>
    /// <param name="from">Pieces that start before count for nothing.</param>
    /// <param name="to">Likewise from here on.</param>
    public bool Holds(long start, long end, long length, long cap, WindowJudge? judge, long from = long.MinValue, long to = long.MaxValue)
    {
        if (cap == long.MaxValue || total + end - start <= cap)
            return true;

        var first = Math.Max(0, FirstFrom(start - length) - 1);
        if (from > long.MinValue)
            first = Math.Max(first, FirstFrom(from));

        var (after, sum, own) = (first, 0L, false);
        var previousEnd = first > 0 && starts[first - 1] >= from ? ends[first - 1] : long.MinValue;

        for (var i = first; ; i++)
        {
            // The pieces in order, the new one at its place; each is the beginning of a window.
            var isOwn = !own && (i >= count || starts[i] >= start);
            if (!isOwn && i >= count)
                return true;

            var (begins, stops) = isOwn ? (start, end) : (starts[i], ends[i]);
            if (begins >= end || begins >= to)
                return true;

            var windowEnd = begins + length;
            for (; after < count && starts[after] < windowEnd && starts[after] < to; after++)
                sum += ends[after] - starts[after];

            if (windowEnd > start && begins > previousEnd)
            {
                // Before its own turn the new piece may lie in the window, after it no more.
                var held = sum - (after > 0 ? Math.Max(0, ends[after - 1] - windowEnd) : 0) + (own ? 0 : Math.Max(0, Math.Min(end, windowEnd) - start));
                if (held > cap && (judge is not { } asked || asked.Judges(windowEnd, start)))
                    return false;
            }

            previousEnd = Math.Max(previousEnd, stops);
            if (isOwn)
            {
                own = true;
                i--;
            }
            else
                sum -= stops - begins;
        }
    }

    int FirstFrom(long start)
    {
        int low = 0, high = count;

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (starts[middle] < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>Which windows a period judges: those whose last duty starts in it.</summary>
readonly record struct WindowJudge(BookLimits Limits, DutyBook Book)
{
    public bool Judges(long windowEnd, long candidateStart) => Limits.Judges(Book.LastStartBefore(windowEnd, candidateStart));
}
