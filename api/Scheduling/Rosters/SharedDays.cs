using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Days of graphs that are alike are kept once: of thousands of people, whose rules are few, all but some are.</summary>
/// <remarks>Used by many threads. A day is not changed once its graph is made.</remarks>
sealed class SharedDays
{
    readonly ConcurrentDictionary<RosterDay, RosterDay> known = new(new Alike());

    public void Share(RosterGraph? graph)
    {
        for (var day = 0; day < graph?.Days.Length; day++) graph.Days[day] = known.GetOrAdd(graph.Days[day], graph.Days[day]);
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
