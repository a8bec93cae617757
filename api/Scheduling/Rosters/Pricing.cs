using System.Numerics;
using System.Runtime.ExceptionServices;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Finds a person's cheapest roster by dynamic programming over the graph and the length so far; one object for each thread, its tables are used again.</summary>
/// <remarks>
/// Prices are multiples of 1/<see cref="Grain"/>. Sums of them are exact in a double as long as they stay below 2^43, so that the bound that is made of them is proven and not
/// nearly so.
/// </remarks>
sealed class Pricing
{
    public const double Grain = 1024;

    double[][] tables = [];

    public GroupPrices Groups { get; } = new();

    public PathPricing Paths { get; } = new();

    public CorridorPricing Corridors { get; } = new();

    public SumLabels Labels { get; } = new();

    /// <summary>The nearest price that can be summed exactly.</summary>
    public static double Rounded(double price) => Math.Round(price * Grain) / Grain;

    /// <summary>Does something for so many people, shared among the threads, each of which has one of the pricings; no more are begun once false is returned.</summary>
    public static void ForEach(Pricing[] pricings, int people, Func<Pricing, int, bool> act)
    {
        if (pricings is [var only])
        {
            for (var person = 0; person < people && act(only, person); person++) { }
            return;
        }

        var next = -1;
        try
        {
            Parallel.For(0, pricings.Length, (thread, loop) =>
            {
                for (var person = Interlocked.Increment(ref next); person < people && !loop.IsStopped; person = Interlocked.Increment(ref next))
                    if (!act(pricings[thread], person)) loop.Stop();
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <param name="prices">What one more at each demand is worth; rounded.</param>
    /// <param name="more">What one more of each of the person's sums costs; rounded.</param>
    /// <param name="open">Of each day, which choices may be taken; null or empty when all may.</param>
    /// <param name="choices">Is filled with the roster.</param>
    /// <returns>The roster's cost less what it is worth; infinite when there is none.</returns>
    public double Cheapest(RosterGraph graph, double[] prices, ReadOnlySpan<double> more, ReadOnlySpan<bool[]?> open, Span<short> choices)
    {
        Groups.Price(graph, prices, more, open);
        var width = graph.Top + 1;
        Reserve(graph, width);
        var before = tables[0];
        before[0] = 0;

        for (var index = 0; index < graph.Days.Length; index++)
        {
            var day = graph.Days[index];
            var cheapest = Groups.Of(index);
            var table = tables[index + 1];

            for (var node = 0; node < day.NodesAfter; node++)
                if (Range(graph, day, node) is var (first, last) && first <= last)
                    table.AsSpan(node * width + first, last - first + 1).Fill(double.PositiveInfinity);

            foreach (ref readonly var arc in day.Arcs.AsSpan())
            {
                var price = cheapest[arc.Group] + arc.Cost;
                if (double.IsPositiveInfinity(price)) continue;

                var length = day.Lengths[arc.Group];
                var (first, last) = Range(graph, day, arc.To);
                if (graph.Top > 0)
                {
                    var (from, to) = index == 0 ? (0, 0) : Range(graph, graph.Days[index - 1], arc.From);
                    (first, last) = (Math.Max(first, from + length), Math.Min(last, to + length));
                }
                else length = 0;

                if (first <= last)
                    Relax(before.AsSpan(arc.From * width + first - length, last - first + 1), table.AsSpan(arc.To * width + first, last - first + 1), price);
            }

            before = table;
        }

        var (best, at, length0) = (double.PositiveInfinity, -1, 0);
        for (var node = 0; node < graph.Ends.Length; node++)
        {
            var (first, last) = Range(graph, graph.Days[^1], node);
            for (var length = first; length <= last; length++)
                if (before[node * width + length] + graph.Ends[node] + graph.LengthCost(length) is var cost && cost < best)
                    (best, at, length0) = (cost, node, length);
        }

        if (at >= 0) TraceBack(graph, at, length0, choices);
        return best;
    }

    /// <summary>Every roster whose cost less what it is worth is at most a limit: one tries, from the last day back, only what the tables say can still be had for it.</summary>
    /// <returns>False when there are more than <paramref name="most"/>; then not all were given.</returns>
    public bool All(RosterGraph graph, double[] prices, ReadOnlySpan<double> more, double limit, int most, Action<short[]> give)
    {
        var choices = new short[graph.Days.Length];
        if (Cheapest(graph, prices, more, [], choices) > limit) return true;

        var width = graph.Top + 1;
        var given = 0;

        for (var node = 0; node < graph.Ends.Length; node++)
        {
            var (first, last) = Range(graph, graph.Days[^1], node);
            for (var length = first; length <= last; length++)
                if (!Back(graph.Days.Length - 1, node, length, graph.Ends[node] + graph.LengthCost(length))) return false;
        }

        return true;

        bool Back(int index, int node, int length, double after)
        {
            if (tables[index + 1][node * width + length] + after > limit + 1e-6) return true;
            var day = graph.Days[index];
            foreach (var arc in day.ArcsTo(node))
            {
                var earlier = graph.Earlier(index, arc, length);
                var before = Before(graph, index, arc, length) + arc.Cost + after;
                if (before + Groups.Of(index)[arc.Group] > limit + 1e-6) continue;

                for (var choice = 0; choice < day.Groups.Length; choice++)
                {
                    if (day.Groups[choice] != arc.Group) continue;
                    var price = Groups.Choices(index)[choice];
                    if (before + price > limit + 1e-6) continue;

                    choices[index] = (short)choice;
                    if (index > 0)
                    {
                        if (!Back(index - 1, arc.From, earlier, after + arc.Cost + price)) return false;
                    }
                    else
                    {
                        if (++given > most) return false;
                        give(choices);
                    }
                }
            }

            return true;
        }
    }

    /// <summary>Of the graph priced last: the least that days before one cost up to where an arc of it begins, for a length after it; infinite where there is no way.</summary>
    public double Before(RosterGraph graph, int index, in Arc arc, int length)
    {
        var earlier = graph.Earlier(index, arc, length);
        var (first, last) = index == 0 ? (0, 0) : Range(graph, graph.Days[index - 1], arc.From);
        return earlier < first || earlier > last ? double.PositiveInfinity : tables[index][arc.From * (graph.Top + 1) + earlier];
    }

    public static (int First, int Last) Range(RosterGraph graph, RosterDay day, int node) => graph.Top == 0 ? (0, 0) : (day.FirstLengthAfter[node], day.LastLengthAfter[node]);

    /// <summary>Each target becomes what it was or the source and the price, whichever is less.</summary>
    public static void Relax(Span<double> source, Span<double> target, double price)
    {
        var at = 0;
        var prices = new Vector<double>(price);
        for (; at <= source.Length - Vector<double>.Count; at += Vector<double>.Count)
            Vector.Min(new Vector<double>(source[at..]) + prices, new Vector<double>(target[at..])).CopyTo(target[at..]);

        for (; at < source.Length; at++)
            target[at] = Math.Min(target[at], source[at] + price);
    }

    /// <summary>The same sums were made on the way there, so they are equal to the last bit.</summary>
    void TraceBack(RosterGraph graph, int node, int length, Span<short> choices)
    {
        var width = graph.Top + 1;
        for (var index = graph.Days.Length - 1; index >= 0; index--)
        {
            var day = graph.Days[index];
            var cheapest = Groups.Of(index);
            var value = tables[index + 1][node * width + length];

            foreach (ref readonly var arc in day.ArcsTo(node))
            {
                if (Before(graph, index, arc, length) + (cheapest[arc.Group] + arc.Cost) != value) continue;

                choices[index] = Groups.Take(index, arc.Group);
                (node, length) = (arc.From, graph.Earlier(index, arc, length));
                break;
            }
        }
    }

    void Reserve(RosterGraph graph, int width)
    {
        if (tables.Length < graph.Days.Length + 1) Array.Resize(ref tables, graph.Days.Length + 1);
        if (tables[0] is null) tables[0] = new double[1];
        if (tables[0].Length < width) tables[0] = new double[width];
        for (var index = 0; index < graph.Days.Length; index++)
            if (tables[index + 1] is not { } table || table.Length < graph.Days[index].NodesAfter * width)
                tables[index + 1] = new double[graph.Days[index].NodesAfter * width];
    }
}
