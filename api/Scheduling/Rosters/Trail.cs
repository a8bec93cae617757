namespace MutualAid.Scheduling.Rosters;

/// <summary>How long a roster is, and how much it has of each cap, up to each day.</summary>
sealed class Trail
{
    Trail(RosterGraph graph)
    {
        Lengths = new int[graph.Days.Length + 1];
        Counts = [.. graph.Caps.Select(_ => new int[graph.Days.Length + 1])];
    }

    /// <summary>In the graph's units: before each day, and at last of the whole roster.</summary>
    public int[] Lengths { get; }

    /// <summary>Of each cap likewise.</summary>
    public int[][] Counts { get; }

    public static Trail Of(RosterGraph graph, ReadOnlySpan<short> choices)
    {
        var trail = new Trail(graph);
        var memories = new int[graph.Caps.Length];
        for (var day = 0; day < choices.Length; day++)
        {
            var choice = graph.Space.Days[day][choices[day]];
            trail.Lengths[day + 1] = trail.Lengths[day] + choice.Length / graph.Unit;
            for (var cap = 0; cap < memories.Length; cap++)
            {
                memories[cap] = graph.Caps[cap].Remember(memories[cap], day, choice.Kind, out var counts);
                trail.Counts[cap][day + 1] = trail.Counts[cap][day] + (counts ? 1 : 0);
            }
        }

        return trail;
    }

    /// <summary>Of rosters by their shares, which come to 1.</summary>
    public static Trail Mixed(RosterGraph graph, IReadOnlyList<(Trail Trail, double Share)> parts)
    {
        var mixed = new Trail(graph);
        Mix(mixed.Lengths, trail => trail.Lengths);
        for (var cap = 0; cap < mixed.Counts.Length; cap++) Mix(mixed.Counts[cap], trail => trail.Counts[cap]);
        return mixed;

        void Mix(int[] into, Func<Trail, int[]> amounts)
        {
            for (var day = 0; day < into.Length; day++)
            {
                var sum = 0.5;
                foreach (var (trail, share) in parts) sum += share * amounts(trail)[day];
                into[day] = (int)sum;
            }
        }
    }

    /// <summary>Of a roster that would use everything up evenly.</summary>
    public static Trail Even(RosterGraph graph)
    {
        var trail = new Trail(graph);
        var days = graph.Days.Length;
        for (var day = 0; day <= days; day++)
        {
            trail.Lengths[day] = (int)((long)graph.Top * day / days);
            for (var cap = 0; cap < graph.Caps.Length; cap++) trail.Counts[cap][day] = (int)((long)Math.Min(graph.Caps[cap].Most, days) * day / days);
        }

        return trail;
    }
}
