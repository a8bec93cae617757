namespace MutualAid.Scheduling.Rosters;

/// <summary>All rosters of a person as paths from the first day to the last: the machines of the rules multiplied, without what leads nowhere, and with alike nodes made one.</summary>
sealed class RosterGraph
{
    /// <summary>A graph of more cells than this would take too long to price.</summary>
    public const long MostCells = 30_000_000;

    /// <summary>Of so many times as many states that are reached, what leads somewhere and is not alike could still be few enough.</summary>
    const int MostReduced = 8;

    RosterGraph(RosterSpace space, RosterCap[] caps, RosterDay[] days, int unit, int top)
    {
        Space = space;
        Caps = caps;
        Days = days;
        Unit = unit;
        Top = top;
    }

    public RosterSpace Space { get; }

    /// <summary>That not every path keeps: what they count stands on the arcs.</summary>
    public RosterCap[] Caps { get; }

    public RosterDay[] Days { get; }

    /// <summary>Of lengths on the graph's scale.</summary>
    public int Unit { get; }

    /// <summary>The least length that a roster may have, in units.</summary>
    public int Bottom => Top == 0 ? 0 : (Space.LeastLength + Unit - 1) / Unit;

    /// <summary>The most length that a roster may have, in units.</summary>
    public int Top { get; }

    /// <summary>Costs of the last nodes.</summary>
    public required long[] Ends { get; init; }

    public long Cells => Days.Sum(day => (long)day.Nodes) * (Top + 1);

    /// <summary>The length before an arc of a day, of what is so long after it.</summary>
    public int Earlier(int day, in Arc arc, int length) => Top == 0 ? 0 : length - Days[day].Lengths[arc.Group];

    /// <summary>Null when no roster keeps the rules, and when there is none small enough.</summary>
    public static RosterGraph? Of(RosterSpace space, IReadOnlyList<RosterRule> rules, long mostCells = MostCells) =>
        Of(space, rules, [], MostReduced * mostCells) is { } graph && graph.Cells <= mostCells ? graph : null;

    /// <summary>The same graph of another person, whose days and rules are alike.</summary>
    public RosterGraph For(RosterSpace other) => new(other, Caps, Days, Unit, Top) { Ends = Ends };

    /// <summary>Of rosters that keep the rules but for the length and what the caps count; null also where there are more than 64 caps.</summary>
    public static RosterGraph? Without(RosterSpace space, RosterCap[] caps, IReadOnlyList<RosterRule> rules) => caps.Length > 64 ? null : Of(space, [.. rules.Except(caps)], caps, long.MaxValue);

    static RosterGraph? Of(RosterSpace space, IReadOnlyList<RosterRule> rules, RosterCap[] caps, long mostCells)
    {
        if (rules.Aggregate(1.0, (states, rule) => states * rule.States) * caps.Aggregate(1.0, (states, cap) => states * cap.Memories) > ulong.MaxValue / 2.0) return null;

        var (unit, top) = Scale(space);
        return Forward(space, rules, caps, mostCells / (top + 1)) is { } forward ? Reduce(space, caps, forward, unit, top) : null;
    }

    static (int Unit, int Top) Scale(RosterSpace space)
    {
        var longest = space.Days.Sum(day => (long)day.Max(choice => choice.Length));
        if (space.LeastLength <= 0 && space.MostLength >= longest) return (1, 0);

        var unit = space.Days.SelectMany(day => day).Select(choice => choice.Length).Distinct().Aggregate(0, GreatestCommonDivisor);
        return (unit, (int)(Math.Min(space.MostLength, longest) / unit));
    }

    static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    /// <summary>Every state that is reached before each day, and where each kind of that day leads from it; null when they are too many.</summary>
    static List<List<Step[]>>? Forward(RosterSpace space, IReadOnlyList<RosterRule> rules, RosterCap[] caps, long mostStates)
    {
        var states = 0L;
        var days = new List<List<Step[]>>();
        var reached = new List<ulong> { Pack(rules, rule => rule.Start) };

        for (var day = 0; day < space.Days.Count; day++)
        {
            int[] kinds = [.. space.Days[day].Select(choice => choice.Kind).Distinct()];
            var (next, numbers, steps) = (new List<ulong>(), new Dictionary<ulong, int>(), new List<Step[]>());

            foreach (var state in reached)
                steps.Add([.. kinds.Select(kind => Go(state, kind))]);

            days.Add(steps);
            reached = next;
            if ((states += next.Count) > mostStates) return null;

            Step Go(ulong state, int kind)
            {
                var (to, scale, cost, counts) = (0UL, 1UL, 0L, 0UL);
                foreach (var rule in rules)
                {
                    var after = rule.After((int)(state % (ulong)rule.States), day, kind, ref cost);
                    if (after == RosterRule.Forbidden) return Step.None;
                    to += scale * (ulong)after;
                    scale *= (ulong)rule.States;
                    state /= (ulong)rule.States;
                }

                for (var cap = 0; cap < caps.Length; cap++)
                {
                    to += scale * (ulong)caps[cap].Remember((int)(state % (ulong)caps[cap].Memories), day, kind, out var isCounted);
                    scale *= (ulong)caps[cap].Memories;
                    state /= (ulong)caps[cap].Memories;
                    if (isCounted) counts |= 1UL << cap;
                }

                if (!numbers.TryGetValue(to, out var number))
                {
                    numbers.Add(to, number = next.Count);
                    next.Add(to);
                }

                return new(number, cost, counts);
            }
        }

        // The last "day" has one step for each state: its end.
        days.Add([.. reached.Select(state => new[] { new Step(0, End(rules, state), 0) })]);
        return days;
    }

    static ulong Pack(IReadOnlyList<RosterRule> rules, Func<RosterRule, int> state)
    {
        var (packed, scale) = (0UL, 1UL);
        foreach (var rule in rules)
        {
            packed += scale * (ulong)state(rule);
            scale = checked(scale * (ulong)rule.States);
        }

        return packed;
    }

    static long End(IReadOnlyList<RosterRule> rules, ulong state)
    {
        var cost = 0L;
        foreach (var rule in rules)
        {
            var end = rule.EndCost((int)(state % (ulong)rule.States));
            if (end == RosterRule.Forbidden) return RosterRule.Forbidden;
            cost += end;
            state /= (ulong)rule.States;
        }

        return cost;
    }

    /// <summary>From the last day back: nodes from which the same rosters lead on at the same cost are one.</summary>
    static RosterGraph? Reduce(RosterSpace space, RosterCap[] caps, List<List<Step[]>> forward, int unit, int top)
    {
        var days = new RosterDay[space.Days.Count];
        var ends = forward[^1].Select(step => step[0].Cost).Where(cost => cost != RosterRule.Forbidden).Distinct().Order().ToArray();
        int[] merged = [.. forward[^1].Select(step => step[0].Cost == RosterRule.Forbidden ? -1 : Array.IndexOf(ends, step[0].Cost))];
        var after = ends.Length;

        for (var day = days.Length - 1; day >= 0; day--)
        {
            var numbers = new Dictionary<StepsKey, int>();
            var nodes = new List<Step[]>();
            var here = new int[forward[day].Count];

            for (var state = 0; state < here.Length; state++)
            {
                Step[] steps = [.. forward[day][state].Select(step => step.To < 0 || merged[step.To] < 0 ? Step.None : step with { To = merged[step.To] })];
                if (steps.All(step => step.To < 0)) here[state] = -1;
                else if (!numbers.TryGetValue(new(steps), out here[state]))
                {
                    numbers.Add(new(steps), here[state] = nodes.Count);
                    nodes.Add(steps);
                }
            }

            days[day] = RosterDay.Of(space.Days[day], nodes, after, unit);
            (merged, after) = (here, nodes.Count);
        }

        if (merged[0] < 0) return null;

        var graph = new RosterGraph(space, caps, days, unit, top) { Ends = ends };
        graph.FindLengths();
        return graph;
    }

    /// <summary>Which lengths can be had up to each node and still be brought to the bounds from there: only those are priced.</summary>
    void FindLengths()
    {
        if (Top == 0) return;

        // What is still to come after each node, at least and at most.
        var (shortest, longest) = (new int[Days[^1].NodesAfter], new int[Days[^1].NodesAfter]);
        for (var day = Days.Length - 1; day >= 0; day--)
        {
            var each = Days[day];
            each.FirstLengthAfter = new int[each.NodesAfter];
            each.LastLengthAfter = new int[each.NodesAfter];
            for (var node = 0; node < each.NodesAfter; node++)
                (each.FirstLengthAfter[node], each.LastLengthAfter[node]) = (Math.Max(0, Bottom - longest[node]), Top - shortest[node]);

            var (shorter, longer) = (new int[each.Nodes], new int[each.Nodes]);
            Array.Fill(shorter, int.MaxValue / 2);
            Array.Fill(longer, int.MinValue / 2);
            foreach (var arc in each.Arcs)
            {
                shorter[arc.From] = Math.Min(shorter[arc.From], shortest[arc.To] + each.Lengths[arc.Group]);
                longer[arc.From] = Math.Max(longer[arc.From], longest[arc.To] + each.Lengths[arc.Group]);
            }

            (shortest, longest) = (shorter, longer);
        }

        // What can have been before.
        var (from, to) = (new[] { 0 }, new[] { 0 });
        foreach (var each in Days)
        {
            var (soonest, latest) = (new int[each.NodesAfter], new int[each.NodesAfter]);
            Array.Fill(soonest, int.MaxValue / 2);
            Array.Fill(latest, int.MinValue / 2);
            foreach (var arc in each.Arcs)
            {
                if (from[arc.From] > to[arc.From]) continue;
                soonest[arc.To] = Math.Min(soonest[arc.To], from[arc.From] + each.Lengths[arc.Group]);
                latest[arc.To] = Math.Max(latest[arc.To], to[arc.From] + each.Lengths[arc.Group]);
            }

            for (var node = 0; node < each.NodesAfter; node++)
            {
                each.FirstLengthAfter[node] = Math.Max(each.FirstLengthAfter[node], soonest[node]);
                each.LastLengthAfter[node] = Math.Min(each.LastLengthAfter[node], latest[node]);
            }

            (from, to) = (each.FirstLengthAfter, each.LastLengthAfter);
        }
    }

    /// <summary>Where a kind of work leads; nowhere when <paramref name="To"/> is below 0.</summary>
    /// <param name="Counts">A bit for each of <see cref="Caps"/> that counts the day.</param>
    internal readonly record struct Step(int To, long Cost, ulong Counts)
    {
        public static readonly Step None = new(-1, 0, 0);
    }

    readonly struct StepsKey(Step[] steps) : IEquatable<StepsKey>
    {
        readonly Step[] steps = steps;

        public bool Equals(StepsKey other) => steps.AsSpan().SequenceEqual(other.steps);

        public override bool Equals(object? other) => other is StepsKey key && Equals(key);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var step in steps) hash.Add(step);
            return hash.ToHashCode();
        }
    }
}

/// <summary>From the nodes before a day to those after it. Choices that lead alike from every node and are as long are one group: only the cheapest of them is ever worth taking.</summary>
sealed class RosterDay
{
    public required int Nodes { get; init; }
    public required int NodesAfter { get; init; }

    /// <summary>Group of each choice of the day; -1 for one that no roster takes.</summary>
    public required int[] Groups { get; init; }

    /// <summary>Of each group, in units.</summary>
    public required int[] Lengths { get; init; }

    /// <summary>In order of where they lead.</summary>
    public required Arc[] Arcs { get; init; }

    /// <summary>Those that lead to a node after the day.</summary>
    public ReadOnlySpan<Arc> ArcsTo(int node)
    {
        starts ??= Starts();
        return Arcs.AsSpan(starts[node]..starts[node + 1]);
    }

    /// <summary>The shortest and longest that rosters up to each node after the day can be and still matter, in units; none when the first is above the last.</summary>
    public int[] FirstLengthAfter { get; set; } = [];

    public int[] LastLengthAfter { get; set; } = [];

    int[]? starts;

    public static RosterDay Of(IReadOnlyList<Choice> choices, List<RosterGraph.Step[]> nodes, int after, int unit)
    {
        int[] kinds = [.. choices.Select(choice => choice.Kind).Distinct()];
        var (arcs, lengths, groups, known) = (new List<Arc>(), new List<int>(), new int[choices.Count], new List<(int Kind, int Length)>());

        for (var index = 0; index < choices.Count; index++)
        {
            var (kind, length) = (Array.IndexOf(kinds, choices[index].Kind), choices[index].Length / unit);
            if (nodes.TrueForAll(steps => steps[kind].To < 0))
            {
                groups[index] = -1;
                continue;
            }

            groups[index] = known.FindIndex(each => each.Length == length && nodes.TrueForAll(steps => steps[each.Kind] == steps[kind]));
            if (groups[index] >= 0) continue;

            groups[index] = known.Count;
            known.Add((kind, length));
            lengths.Add(length);
            for (var node = 0; node < nodes.Count; node++)
                if (nodes[node][kind] is { To: >= 0 } step) arcs.Add(new(node, step.To, groups[index], step.Cost, step.Counts));
        }

        return new() { Nodes = nodes.Count, NodesAfter = after, Groups = groups, Lengths = [.. lengths], Arcs = [.. arcs.OrderBy(arc => arc.To)] };
    }

    /// <summary>The first arc to each node, and where the last ends.</summary>
    int[] Starts()
    {
        var first = new int[NodesAfter + 1];
        foreach (var arc in Arcs) first[arc.To + 1]++;
        for (var node = 0; node < NodesAfter; node++) first[node + 1] += first[node];
        return first;
    }
}

/// <param name="Counts">A bit for each cap of the graph that counts the day.</param>
readonly record struct Arc(int From, int To, int Group, long Cost, ulong Counts);
