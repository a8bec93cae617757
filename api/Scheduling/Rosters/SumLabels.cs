using System.Runtime.InteropServices;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Finds the cheapest roster of a graph with what its sums cost in truth, where a line in their place has left a doubt; one object for each thread, its tables are used again.</summary>
/// <remarks>
/// Label setting from the last day back: ways on from a node are one when they have the same amounts of everything, and are left out when what the line says of the days before makes them dearer than the limit
/// (Righini and Salani 2008).
/// </remarks>
sealed class SumLabels
{
    const int Most = 100_000;

    readonly List<Label> labels = [];
    readonly Dictionary<(int Node, int Length, ulong Amounts), int> numbers = [];

    /// <param name="Amounts">Of all sums from here on, packed.</param>
    /// <param name="Cost">From here on, by the lines.</param>
    /// <param name="Next">The label after; -1 at the end.</param>
    record struct Label(int Node, int Length, ulong Amounts, double Cost, int Next, short Choice);

    /// <param name="pricing">Which has just priced the graph by the lines.</param>
    /// <param name="limit">Nothing dearer is looked for.</param>
    /// <param name="choices">Is filled with the roster if there is one.</param>
    /// <returns>What it costs; the limit when none costs less; null when there are too many ways.</returns>
    public double? Cheapest(Pricing pricing, RosterGraph graph, SumPrices sums, double limit, Span<short> choices)
    {
        labels.Clear();
        for (var node = 0; node < graph.Ends.Length; node++)
            for (var (length, last) = Pricing.Range(graph, graph.Days[^1], node); length <= last; length++)
                labels.Add(new(node, length, 0, graph.Ends[node] + graph.LengthCost(length), -1, 0));

        var from = 0;
        for (var index = graph.Days.Length - 1; index >= 0; index--)
        {
            var (day, until) = (graph.Days[index], labels.Count);
            var groups = pricing.Groups.Of(index);
            var choicePrices = pricing.Groups.Choices(index);
            numbers.Clear();
            for (; from < until; from++)
            {
                var label = labels[from];
                foreach (ref readonly var arc in day.ArcsTo(label.Node))
                {
                    var before = pricing.Before(graph, index, arc, label.Length) + arc.Cost + label.Cost + sums.Fixed;
                    if (before + groups[arc.Group] >= limit) continue;

                    var earlier = graph.Earlier(index, arc, label.Length);
                    for (var choice = 0; choice < choicePrices.Length; choice++)
                        if (day.Groups[choice] == arc.Group && before + choicePrices[choice] < limit)
                            Add(new(arc.From, earlier, label.Amounts + sums.Packed(index, choice), label.Cost + arc.Cost + choicePrices[choice], from, (short)choice));
                }

                if (labels.Count > Most) return null;
            }
        }

        var best = -1;
        for (; from < labels.Count; from++)
            if (labels[from].Cost + sums.Above(labels[from].Amounts) is var cost && cost < limit) (limit, best) = (cost, from);

        for (var day = 0; best >= 0 && day < choices.Length; day++, best = labels[best].Next) choices[day] = labels[best].Choice;
        return limit;
    }

    void Add(in Label label)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, (label.Node, label.Length, label.Amounts), out var isKnown);
        if (!isKnown)
        {
            number = labels.Count;
            labels.Add(label);
        }
        else if (label.Cost < labels[number].Cost) labels[number] = label;
    }
}
