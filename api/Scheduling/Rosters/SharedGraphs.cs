using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Graphs that are alike are made once, and days of graphs that are alike are kept once: of thousands of people, whose rules are few, all but some are.</summary>
/// <remarks>Used by many threads. A graph and its days are not changed once they are made.</remarks>
sealed class SharedGraphs
{
    readonly ConcurrentDictionary<string, Lazy<RosterGraph?>> graphs = [];
    readonly ConcurrentDictionary<RosterDay, RosterDay> days = new(new Alike());

    /// <summary>See <see cref="RosterGraph.Of(RosterSpace, IReadOnlyList{RosterRule}, long)"/>.</summary>
    public RosterGraph? Of(RosterSpace space, IReadOnlyList<RosterRule> rules, long mostCells) => Of(space, rules, mostCells, () => RosterGraph.Of(space, rules, mostCells));

    /// <summary>See <see cref="RosterGraph.With"/>.</summary>
    /// <param name="rules">That the graph holds.</param>
    public RosterGraph? With(RosterGraph graph, IEnumerable<RosterRule> rules, RosterRule rule, long mostCells) => Of(graph.Space, [.. rules, rule], mostCells, () => graph.With(rule, mostCells));

    RosterGraph? Of(RosterSpace space, IReadOnlyList<RosterRule> rules, long mostCells, Func<RosterGraph?> make) =>
        Signature(space, rules, mostCells) is { } signature ? graphs.GetOrAdd(signature, _ => new(() => Shared(make()))).Value?.For(space) : Shared(make());

    RosterGraph? Shared(RosterGraph? graph)
    {
        for (var day = 0; day < graph?.Days.Length; day++) graph.Days[day] = days.GetOrAdd(graph.Days[day], graph.Days[day]);
        return graph;
    }

    /// <summary>Days, rules and size, with each kind as its place among the person's own; null where a rule cannot be said in short.</summary>
    static string? Signature(RosterSpace space, IReadOnlyList<RosterRule> rules, long mostCells)
    {
        int[] kinds = [.. space.Days.SelectMany(day => day).Select(choice => choice.Kind).Distinct()];
        var text = new StringBuilder().Append(space.LeastLength).Append(' ').Append(space.MostLength).Append(' ').Append(space.LengthCost is null).Append(' ').Append(mostCells);
        foreach (var rule in rules)
        {
            if (rule.Signature(kinds) is not { } signature) return null;
            text.Append('\n').Append(signature);
        }

        foreach (var day in space.Days)
        {
            text.Append('\n');
            foreach (var choice in day) text.Append(Array.IndexOf(kinds, choice.Kind)).Append(':').Append(choice.Length).Append(' ');
        }

        return text.ToString();
    }

    sealed class Alike : IEqualityComparer<RosterDay>
    {
        public bool Equals(RosterDay? one, RosterDay? other) => ReferenceEquals(one, other) || (one is not null && other is not null
            && one.Nodes == other.Nodes && one.NodesAfter == other.NodesAfter
            && one.Groups.AsSpan().SequenceEqual(other.Groups) && one.Lengths.AsSpan().SequenceEqual(other.Lengths) && one.Arcs.AsSpan().SequenceEqual(other.Arcs)
            && one.FirstLengthAfter.AsSpan().SequenceEqual(other.FirstLengthAfter) && one.LastLengthAfter.AsSpan().SequenceEqual(other.LastLengthAfter));

        public int GetHashCode(RosterDay day)
        {
            var hash = new HashCode();
            hash.Add(day.Nodes);
            hash.AddBytes(MemoryMarshal.AsBytes(day.FirstLengthAfter.AsSpan()));
            hash.AddBytes(MemoryMarshal.AsBytes(day.LastLengthAfter.AsSpan()));
            foreach (var arc in day.Arcs) hash.Add(arc);
            return hash.ToHashCode();
        }
    }
}
