using System.Numerics;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Finds the cheapest roster in a corridor by dynamic programming over its graph, places and lengths; one object for each thread, its table is used again.</summary>
sealed class CorridorPricing
{
    double[] table = [];
    double[] counts = [];

    /// <param name="prices">Of the caps that the corridor does not hold.</param>
    /// <param name="choices">Is filled with the roster, if there is one.</param>
    public bool TryCheapest(Corridor corridor, GroupPrices groups, CapPrices prices, Span<short> choices)
    {
        var (graph, width, row) = (corridor.Graph, corridor.Width, corridor.Places * corridor.Width);
        var first = -corridor.FirstLength(0);
        if (first < 0 || first >= width) return false;

        Reserve(corridor, prices);
        var (start, next) = (0, row);
        table.AsSpan(0, row).Fill(double.PositiveInfinity);
        table[corridor.Start * width + first] = 0;

        for (var index = 0; index < graph.Days.Length; index++)
        {
            var day = graph.Days[index];
            var cheapest = groups.Of(index);
            var after = table.AsSpan(next, day.NodesAfter * row);
            after.Fill(double.PositiveInfinity);

            foreach (ref readonly var arc in day.Arcs.AsSpan())
            {
                var price = cheapest[arc.Group] + CostOf(arc);
                var (from, to, shift) = Lengths(corridor, index, arc);
                if (from > to || double.IsPositiveInfinity(price)) continue;

                var turn = corridor.Turn(index, arc.Counts);
                for (var place = 0; place < turn.Length; place++)
                    if (turn[place] is var there and >= 0)
                        Pricing.Relax(table.AsSpan(start + arc.From * row + place * width + from - shift, to - from + 1), after.Slice(arc.To * row + there * width + from, to - from + 1), price);
            }

            (start, next) = (next, next + after.Length);
        }

        var (best, at) = (double.PositiveInfinity, -1);
        for (var cell = 0; cell < next - start; cell++)
            if (table[start + cell] + graph.Ends[cell / row] is var value && value < best) (best, at) = (value, cell);

        if (at >= 0) TraceBack(corridor, groups, start, at, choices);
        return at >= 0;
    }

    /// <summary>What an arc costs besides its choice.</summary>
    double CostOf(in Arc arc)
    {
        double cost = arc.Cost;
        for (var bits = arc.Counts; bits != 0; bits &= bits - 1) cost += counts[BitOperations.TrailingZeroCount(bits)];
        return cost;
    }

    /// <summary>Which lengths of the corridor an arc can lead to, first and last, and how much further on they stand there than where it comes from.</summary>
    static (int From, int To, int Shift) Lengths(Corridor corridor, int index, in Arc arc)
    {
        if (corridor.Graph.Top == 0) return (0, 0, 0);

        var (day, before, after) = (corridor.Graph.Days[index], corridor.FirstLength(index), corridor.FirstLength(index + 1));
        var shift = day.Lengths[arc.Group] + before - after;
        var from = Math.Max(Math.Max(0, shift), day.FirstLengthAfter[arc.To] - after);
        var to = Math.Min(corridor.Width - 1 + Math.Min(0, shift), day.LastLengthAfter[arc.To] - after);
        return (from, to, shift);
    }

    /// <summary>The same sums were made on the way there, so they are equal to the last bit.</summary>
    void TraceBack(Corridor corridor, GroupPrices groups, int start, int cell, Span<short> choices)
    {
        var (graph, width, row) = (corridor.Graph, corridor.Width, corridor.Places * corridor.Width);
        for (var index = graph.Days.Length - 1; index >= 0; index--)
        {
            var day = graph.Days[index];
            var (node, place, length, value) = (cell / row, cell % row / width, cell % width, table[start + cell]);
            start -= day.Nodes * row;
            cell = -1;

            for (var number = 0; cell < 0; number++)
            {
                ref readonly var arc = ref day.Arcs[number];
                if (arc.To != node || Lengths(corridor, index, arc) is var (from, to, shift) && (length < from || length > to)) continue;

                var (turn, price) = (corridor.Turn(index, arc.Counts), groups.Of(index)[arc.Group] + CostOf(arc));
                for (var earlier = 0; earlier < turn.Length && cell < 0; earlier++)
                    if (turn[earlier] == place && arc.From * row + earlier * width + length - shift is var before && table[start + before] + price == value)
                        (cell, choices[index]) = (before, groups.Take(index, arc.Group));
            }
        }
    }

    void Reserve(Corridor corridor, CapPrices prices)
    {
        if (table.Length < corridor.Cells) table = new double[corridor.Cells];
        counts = prices.Counts.ToArray();
        foreach (var cap in corridor.Caps) counts[cap] = 0;
    }
}
