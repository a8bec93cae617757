using System.Numerics;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Finds the cheapest path through a graph whose length and caps are priced and need not be kept; one object for each thread, its tables are used again.</summary>
sealed class PathPricing
{
    double[] before = [];
    double[] after = [];
    double[] lengths = [];
    int[] arcs = [];
    int[] starts = [];

    /// <param name="choices">Is filled with the path's.</param>
    /// <returns>What it costs at the prices; infinite when there is none.</returns>
    public double Cheapest(RosterGraph graph, GroupPrices groups, CapPrices prices, Span<short> choices)
    {
        Reserve(graph);
        before[0] = 0;

        for (var index = 0; index < graph.Days.Length; index++)
        {
            var day = graph.Days[index];
            var counts = prices.Counts;
            var cheapest = groups.Of(index);
            for (var group = 0; group < cheapest.Length; group++) lengths[group] = cheapest[group] + prices.Length * day.Lengths[group];

            var reached = after.AsSpan(0, day.NodesAfter);
            var by = arcs.AsSpan(starts[index], day.NodesAfter);
            reached.Fill(double.PositiveInfinity);

            for (var number = 0; number < day.Arcs.Length; number++)
            {
                ref readonly var arc = ref day.Arcs[number];
                var price = before[arc.From] + lengths[arc.Group] + arc.Cost;
                for (var bits = arc.Counts; bits != 0; bits &= bits - 1) price += counts[BitOperations.TrailingZeroCount(bits)];
                if (price < reached[arc.To]) (reached[arc.To], by[arc.To]) = (price, number);
            }

            (before, after) = (after, before);
        }

        var (best, node) = (double.PositiveInfinity, -1);
        for (var end = 0; end < graph.Ends.Length; end++)
            if (before[end] + graph.Ends[end] < best) (best, node) = (before[end] + graph.Ends[end], end);

        for (var index = graph.Days.Length - 1; node >= 0 && index >= 0; index--)
        {
            var arc = graph.Days[index].Arcs[arcs[starts[index] + node]];
            choices[index] = groups.Take(index, arc.Group);
            node = arc.From;
        }

        return best;
    }

    void Reserve(RosterGraph graph)
    {
        if (starts.Length < graph.Days.Length + 1) starts = new int[graph.Days.Length + 1];
        var (most, longest) = (1, 0);
        for (var index = 0; index < graph.Days.Length; index++)
        {
            starts[index + 1] = starts[index] + graph.Days[index].NodesAfter;
            (most, longest) = (Math.Max(most, graph.Days[index].NodesAfter), Math.Max(longest, graph.Days[index].Lengths.Length));
        }

        if (before.Length < most) (before, after) = (new double[most], new double[most]);
        if (lengths.Length < longest) lengths = new double[longest];
        if (arcs.Length < starts[graph.Days.Length]) arcs = new int[starts[graph.Days.Length]];
    }
}
