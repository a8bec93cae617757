using System.Numerics;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Where a roster is looked for that keeps length and caps: near a trail, day by day (corridor method, Sniedovich and Voss 2006).</summary>
/// <remarks>
/// A count that falls below the corridor is taken for the lowest in it, which makes it too high and never too low: what keeps a cap here keeps it in truth. A place is a count of each of the corridor's caps; a turn
/// says of each whether it moves down, not at all or up within the corridor on a day.
/// </remarks>
sealed class Corridor
{
    const int Turns = 3;

    readonly int[] firstLengths;
    readonly int[] heights;
    readonly int[][] tops;
    readonly int[] scales;
    readonly int[][] turns;

    /// <param name="caps">Those of the graph's that are held; numbers.</param>
    /// <param name="width">How many lengths, in units; odd.</param>
    /// <param name="height">How many counts of each cap.</param>
    public Corridor(RosterGraph graph, Trail centre, int[] caps, int width, int height)
    {
        (Graph, Caps) = (graph, caps);
        Width = graph.Top == 0 ? 1 : Math.Min(width, 2 * graph.Top + 1);
        firstLengths = FirstLengths(graph, centre.Lengths, Width);
        heights = [.. caps.Select(cap => Math.Min(height, graph.Caps[cap].Most + 1))];
        tops = [.. caps.Select(cap => Tops(centre.Counts[cap], graph.Caps[cap].Most, height))];
        Places = heights.Aggregate(1, (places, each) => places * each);

        scales = new int[graph.Caps.Length];
        var all = 1;
        foreach (var cap in caps) (scales[cap], all) = (all, all * Turns);
        turns = [.. Enumerable.Range(0, all).Select(Turn)];

        for (var (index, scale) = (0, 1); index < caps.Length; scale *= heights[index++])
            Start += scale * Math.Max(0, heights[index] - 1 - tops[index][0]);
    }

    public RosterGraph Graph { get; }

    public int[] Caps { get; }

    public int Width { get; }

    public int Places { get; }

    /// <summary>The place before the first day.</summary>
    public int Start { get; }

    /// <summary>Places and lengths of all nodes.</summary>
    public long Cells => (1 + Graph.Days.Sum(day => (long)day.NodesAfter)) * Places * Width;

    /// <summary>The shortest length in the corridor before the day, in units; may be below 0.</summary>
    public int FirstLength(int day) => firstLengths[day];

    /// <summary>From each place before the day, the place after it; below 0 where it leads out.</summary>
    /// <param name="counts">A bit for each cap of the graph that counts the day.</param>
    public int[] Turn(int day, ulong counts)
    {
        var turn = 0;
        for (var index = 0; index < Caps.Length; index++) turn += scales[Caps[index]] * (1 - (tops[index][day + 1] - tops[index][day]));
        for (; counts != 0; counts &= counts - 1) turn += scales[BitOperations.TrailingZeroCount(counts)];
        return turns[turn];
    }

    int[] Turn(int turn)
    {
        var to = new int[Places];
        for (var place = 0; place < Places; place++)
        {
            var (from, moves, scale) = (place, turn, 1);
            foreach (var height in heights)
            {
                var next = from % height + moves % Turns - 1;
                if (next >= height)
                {
                    to[place] = -1;
                    break;
                }

                to[place] += scale * Math.Max(0, next);
                (from, moves, scale) = (from / height, moves / Turns, scale * height);
            }
        }

        return to;
    }

    /// <summary>A trail that ends too short or too long is stretched or shrunk as a whole.</summary>
    static int[] FirstLengths(RosterGraph graph, int[] lengths, int width)
    {
        if (graph.Top == 0) return new int[lengths.Length];

        var total = Math.Max(1, lengths[^1]);
        var end = Math.Clamp(total, graph.Bottom, graph.Top);
        return [.. lengths.Select(length => Scaled(length, end, total) - width / 2)];
    }

    /// <summary>The highest count in the corridor before each day: at least half the corridor above the trail, and more where the cap is far.</summary>
    static int[] Tops(int[] counts, int most, int height)
    {
        var total = Math.Max(1, counts[^1]);
        var ahead = Math.Clamp(most - total, height / 2, height - 1);
        int[] tops = [.. counts.Select(count => Math.Min(most, Scaled(count, Math.Min(total, most), total) + ahead))];
        for (var day = 1; day < tops.Length; day++) tops[day] = Math.Clamp(tops[day], tops[day - 1], tops[day - 1] + 1);
        return tops;
    }

    static int Scaled(int number, int to, int from) => (int)((long)number * to / from);
}
