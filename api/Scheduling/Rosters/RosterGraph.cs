namespace MutualAid.Scheduling.Rosters;

/// <summary>All rosters of a person as paths from the first day to the last: the machines of the rules multiplied, without what leads nowhere, and with alike nodes made one.</summary>
sealed class RosterGraph
{
    /// <summary>A graph of more cells than this would take too long to price.</summary>
    public const long MostCells = 30_000_000;

    /// <summary>Of so many times as many states that are reached, what leads somewhere and is not alike could still be few enough.</summary>
    const int MostReduced = 8;

    double[]? lengthCosts;

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

    /// <summary>What a roster's length costs.</summary>
    /// <param name="length">In units.</param>
    public double LengthCost(int length) => Space.LengthCost is null ? 0 : (lengthCosts ??= LengthCosts())[length];

    double[] LengthCosts() => [.. Enumerable.Range(0, Top + 1).Select(units => (double)Space.LengthCost!((long)units * Unit))];

    /// <summary>Null when no roster keeps the rules, and when there is none small enough.</summary>
    public static RosterGraph? Of(RosterSpace space, IReadOnlyList<RosterRule> rules, long mostCells = MostCells) =>
        Of(space, rules, [], MostReduced * mostCells) is { } graph && graph.Cells <= mostCells ? graph : null;

    /// <summary>The same graph of another person, whose days and rules are alike.</summary>
    public RosterGraph For(RosterSpace other) => new(other, Caps, Days, Unit, Top) { Ends = Ends };

    /// <summary>Of rosters that keep the rules but for the length and what the caps count; null also where there are more than 64 caps.</summary>
    public static RosterGraph? Without(RosterSpace space, RosterCap[] caps, IReadOnlyList<RosterRule> rules) => caps.Length > 64 ? null : Of(space, [.. rules.Except(caps)], caps, long.MaxValue);

    /// <summary>Without those of the rosters that do not keep one more rule; null when none are left, or the graph is not small enough.</summary>
    public RosterGraph? With(RosterRule rule, long mostCells = MostCells) =>
        RosterAutomaton.Of(this).With(rule, MostReduced * mostCells / (Top + 1)) is { } automaton && Of(Space, Caps, automaton, Unit, Top) is var graph && graph.Cells <= mostCells ? graph : null;

    static RosterGraph? Of(RosterSpace space, IReadOnlyList<RosterRule> rules, RosterCap[] caps, long mostCells)
    {
        var (unit, top) = Scale(space);
        var automaton = RosterAutomaton.All(space);
        foreach (var rule in rules) automaton = automaton?.With(rule, mostCells / (top + 1));
        foreach (var (number, cap) in caps.Index()) automaton = automaton?.Counting(cap, number);

        return automaton is null ? null : Of(space, caps, automaton, unit, top);
    }

    static RosterGraph Of(RosterSpace space, RosterCap[] caps, RosterAutomaton automaton, int unit, int top)
    {
        var graph = new RosterGraph(space, caps, [.. space.Days.Select((choices, day) => RosterDay.Of(choices, automaton, day, unit))], unit, top) { Ends = automaton.Ends.ToArray() };
        graph.FindLengths();
        return graph;
    }

    static (int Unit, int Top) Scale(RosterSpace space)
    {
        var longest = space.Days.Sum(day => (long)day.Max(choice => choice.Length));
        if (longest == 0 || (space.LengthCost is null && space.LeastLength <= 0 && space.MostLength >= longest)) return (1, 0);

        var unit = UnitOf(space.Days.SelectMany(day => day).Select(choice => choice.Length));
        return (unit, (int)(Math.Min(space.MostLength, longest) / unit));
    }

    /// <summary>The largest that all lengths are multiples of; 0 where all are 0.</summary>
    public static int UnitOf(IEnumerable<int> lengths) => lengths.Distinct().Aggregate(0, GreatestCommonDivisor);

    static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

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
    public ReadOnlySpan<Arc> ArcsTo(int node) => Arcs.AsSpan(Starts[node]..Starts[node + 1]);

    /// <summary>The first arc to each node after the day, and where the last ends.</summary>
    public required int[] Starts { get; init; }

    /// <summary>The shortest and longest that rosters up to each node after the day can be and still matter, in units; none when the first is above the last.</summary>
    public int[] FirstLengthAfter { get; set; } = [];

    public int[] LastLengthAfter { get; set; } = [];

    public static RosterDay Of(IReadOnlyList<Choice> choices, RosterAutomaton automaton, int index, int unit)
    {
        var (nodes, after) = (automaton.States(index), automaton.States(index + 1));
        var (groups, known) = (new int[choices.Count], new List<(int Kind, int Length)>());
        for (var choice = 0; choice < groups.Length; choice++)
        {
            var (kind, length) = (automaton.Kinds(index).IndexOf(choices[choice].Kind), choices[choice].Length / unit);
            groups[choice] = known.FindIndex(each => each.Length == length && AreAlike(each.Kind, kind));
            if (groups[choice] >= 0 || !LeadsOn(kind)) continue;

            groups[choice] = known.Count;
            known.Add((kind, length));
        }

        var starts = new int[after + 1];
        foreach (var (kind, _) in known)
            for (var node = 0; node < nodes; node++)
                if (Step(node, kind).To is var to and >= 0) starts[to + 1]++;

        for (var node = 0; node < after; node++) starts[node + 1] += starts[node];

        var (arcs, next) = (new Arc[starts[after]], starts.ToArray());
        foreach (var (group, (kind, _)) in known.Index())
            for (var node = 0; node < nodes; node++)
                if (Step(node, kind) is { To: >= 0 } step) arcs[next[step.To]++] = new(node, step.To, group, step.Cost, step.Counts);

        return new() { Nodes = nodes, NodesAfter = after, Groups = groups, Lengths = [.. known.Select(each => each.Length)], Arcs = arcs, Starts = starts };

        RosterAutomaton.Step Step(int node, int kind) => automaton.Steps(index, node)[kind];

        bool LeadsOn(int kind)
        {
            for (var node = 0; node < nodes; node++)
                if (Step(node, kind).To >= 0) return true;

            return false;
        }

        bool AreAlike(int one, int other)
        {
            for (var node = 0; node < nodes; node++)
                if (Step(node, one) != Step(node, other)) return false;

            return true;
        }
    }
}

/// <param name="Counts">A bit for each cap of the graph that counts the day.</param>
readonly record struct Arc(int From, int To, int Group, long Cost, ulong Counts);
