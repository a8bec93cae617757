using NodaTime;

namespace MutualAid.Rules;

/// <summary>Pieces of time in order of start, none overlapping another, in ticks: what the duty book sums windows over.</summary>
sealed class PieceList
{
    long[] starts = new long[32];
    long[] ends = new long[32];
    long[] dutyStarts = new long[32];
    int count;
    long total;

    /// <summary>Takes in what was worked of duties, in their order; of pieces that overlap the first takes over the others.</summary>
    public void Fill(IEnumerable<Duty> duties)
    {
        foreach (var (piece, duty) in duties.SelectMany(duty => duty.Pieces().Select(piece => (piece, duty))).OrderBy(each => each.piece.Start))
        {
            var (start, end) = (piece.Start.ToUnixTimeTicks(), piece.End.ToUnixTimeTicks());
            if (count > 0 && start < ends[count - 1])
            {
                total += Math.Max(0, end - ends[count - 1]);
                ends[count - 1] = Math.Max(ends[count - 1], end);
            }
            else
                Insert(start, end, duty.Start.ToUnixTimeTicks());
        }
    }

    public void Insert(long start, long end) => Insert(start, end, start);

    void Insert(long start, long end, long dutyStart)
    {
        if (count == starts.Length)
        {
            Array.Resize(ref starts, 2 * count);
            Array.Resize(ref ends, 2 * count);
            Array.Resize(ref dutyStarts, 2 * count);
        }

        var at = FirstFrom(start);
        Array.Copy(starts, at, starts, at + 1, count - at);
        Array.Copy(ends, at, ends, at + 1, count - at);
        Array.Copy(dutyStarts, at, dutyStarts, at + 1, count - at);
        (starts[at], ends[at], dutyStarts[at]) = (start, end, dutyStart);
        count++;
        total += end - start;
    }

    public void Remove(long start, long end)
    {
        var at = FirstFrom(start);
        Array.Copy(starts, at + 1, starts, at, count - at - 1);
        Array.Copy(ends, at + 1, ends, at, count - at - 1);
        Array.Copy(dutyStarts, at + 1, dutyStarts, at, count - at - 1);
        count--;
        total -= end - start;
    }

    /// <summary>Whether every window of a length that would hold some of a new piece stays within a cap with it.</summary>
    /// <remarks>The load peaks in windows that begin where work begins (see <see cref="HourWindows.Peaks"/>): those are summed.</remarks>
    /// <param name="judge">Who says which windows are judged at all; null when all are.</param>
    /// <param name="from">Pieces of duties that start before count for nothing.</param>
    /// <param name="to">Likewise from here on.</param>
    public bool Holds(long start, long end, long length, long cap, WindowJudge? judge, long from = long.MinValue, long to = long.MaxValue)
    {
        if (cap == long.MaxValue || total + end - start <= cap)
            return true;

        var first = Math.Max(0, FirstFrom(start - length) - 1);
        if (from > long.MinValue)
            first = Math.Max(first, FirstFrom(from));

        var (after, sum, own) = (first, 0L, false);
        var previousEnd = first > 0 && Counts(first - 1, from, to) ? ends[first - 1] : long.MinValue;

        for (var i = first; ; i++)
        {
            // The pieces in order, the new one at its place; each is the beginning of a window.
            var isOwn = !own && (i >= count || starts[i] >= start);
            if (!isOwn && i >= count)
                return true;

            var (begins, stops) = isOwn ? (start, end) : (starts[i], ends[i]);
            if (begins >= end)
                return true;

            if (!isOwn && !Counts(i, from, to))
                continue;

            var windowEnd = begins + length;
            for (; after < count && starts[after] < windowEnd; after++)
                if (Counts(after, from, to))
                    sum += ends[after] - starts[after];

            if (windowEnd > start && begins > previousEnd)
            {
                // Before its own turn the new piece may lie in the window, after it no more.
                var held = sum - (after > 0 && Counts(after - 1, from, to) ? Math.Max(0, ends[after - 1] - windowEnd) : 0) + (own ? 0 : Math.Max(0, Math.Min(end, windowEnd) - start));
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

    /// <summary>Whether the window that ends with the first work of a period stays within a cap with a new piece, see <see cref="HourWindows"/>.</summary>
    /// <param name="first">Where the first duty of the period starts.</param>
    public bool HoldsAtTheTurn(long start, long end, long length, long cap, long first, long from, long to)
    {
        if (first >= to)
            return true;

        // The first piece that ends after the turn, and those that touch it.
        var stop = start <= first && first < end ? end : long.MinValue;
        for (var i = Math.Max(0, FirstFrom(first) - 1); i < count && (stop == long.MinValue || starts[i] <= stop); i++)
            if (ends[i] > first && Counts(i, from, to))
                stop = Math.Max(stop, ends[i]);

        if (stop == long.MinValue || (start <= stop && end > stop))
            stop = end;

        for (var i = FirstFrom(stop); i < count && starts[i] == stop && Counts(i, from, to); i++)
            stop = ends[i];

        var held = Within(start, end);
        if (held <= 0)
            return true;

        for (var i = Math.Max(0, FirstFrom(stop - length) - 1); i < count && starts[i] < stop; i++)
            if (Counts(i, from, to))
                held += Within(starts[i], ends[i]);

        return held <= cap;

        long Within(long begins, long ends) => Math.Max(0, Math.Min(ends, stop) - Math.Max(begins, stop - length));
    }

    bool Counts(int at, long from, long to) => dutyStarts[at] >= from && dutyStarts[at] < to;

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
    public bool Judges(long windowEnd, long candidateStart) => Limits.Judges(Book.LastStartBefore(Math.Min(windowEnd, Limits.To), candidateStart));
}
