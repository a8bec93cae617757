using System.Buffers;

namespace MutualAid.Scheduling.Rosters;

/// <summary>A person's rosters as an automaton that reads them day by day: before each day some states, and from each of them a step for each kind of work of that day.</summary>
/// <remarks>
/// Rules are multiplied in one at a time, and each product is made as small as there is before the next (Revuz 1992): a rule costs as much as what is left of those before it, and not as much as all their states.
/// An automaton is not changed once it is made.
/// </remarks>
sealed class RosterAutomaton
{
    /// <summary>On one day, before alike states are made one: 24 bytes each.</summary>
    const long MostSteps = 50_000_000;

    readonly int[][] kinds;

    // Of each day and each state before it, a step for each of the day's kinds.
    readonly Step[][] steps;
    readonly long[] ends;

    RosterAutomaton(int[][] kinds, Step[][] steps, long[] ends) => (this.kinds, this.steps, this.ends) = (kinds, steps, ends);

    /// <summary>Of each state after the last day, what it costs to end there.</summary>
    public ReadOnlySpan<long> Ends => ends;

    /// <summary>Of the day's choices, each once.</summary>
    public ReadOnlySpan<int> Kinds(int day) => kinds[day];

    /// <summary>How many states there are before the day.</summary>
    public int States(int day) => day == steps.Length ? ends.Length : steps[day].Length / kinds[day].Length;

    /// <summary>Of a state before the day, a step for each of its kinds.</summary>
    public ReadOnlySpan<Step> Steps(int day, int state) => Row(steps[day], kinds[day].Length, state);

    /// <summary>Every roster, at no cost.</summary>
    public static RosterAutomaton All(RosterSpace space)
    {
        var kinds = KindsOf(space);
        return new(kinds, [.. kinds.Select(each => (Step[])[.. each.Select(_ => new Step(0, 0, 0))])], [0]);
    }

    /// <summary>What a graph was made of.</summary>
    public static RosterAutomaton Of(RosterGraph graph)
    {
        var kinds = KindsOf(graph.Space);
        var steps = new Step[kinds.Length][];
        for (var index = 0; index < steps.Length; index++)
        {
            var (day, choices, width) = (graph.Days[index], graph.Space.Days[index], kinds[index].Length);
            int[] groups = [.. kinds[index].Select(kind => day.Groups[choices.Index().First(choice => choice.Item.Kind == kind).Index])];

            var all = steps[index] = new Step[day.Nodes * width];
            Array.Fill(all, Step.None);
            foreach (ref readonly var arc in day.Arcs.AsSpan())
                for (var kind = 0; kind < width; kind++)
                    if (groups[kind] == arc.Group) all[arc.From * width + kind] = new(arc.To, arc.Cost, arc.Counts);
        }

        return new(kinds, steps, graph.Ends);
    }

    /// <summary>Those rosters that keep the rule too, at what it costs.</summary>
    /// <param name="most">How many states may be looked at.</param>
    /// <returns>Null when there are none, or too many states.</returns>
    public RosterAutomaton? With(RosterRule rule, long most) => Times(rule.States, rule.Start, rule.EndCost, (state, day, kind, ref step) =>
    {
        var cost = step.Cost;
        var after = rule.After(state, day, kind, ref cost);
        step = step with { Cost = cost };
        return after;
    }, most);

    /// <summary>The same rosters; which days the cap counts is on their steps, and they need not keep it.</summary>
    /// <param name="number">Of the cap.</param>
    public RosterAutomaton? Counting(RosterCap cap, int number) => Times(cap.Memories, 0, _ => 0, (state, day, kind, ref step) =>
    {
        var after = cap.Remember(state, day, kind, out var counts);
        if (counts) step = step with { Counts = step.Counts | 1UL << number };
        return after;
    }, long.MaxValue);

    /// <returns>The state after a day, or <see cref="RosterRule.Forbidden"/>.</returns>
    delegate int Go(int state, int day, int kind, ref Step step);

    RosterAutomaton? Times(int states, int start, Func<int, long> endCost, Go go, long most)
    {
        var (product, numbers, looked) = (new Product[steps.Length], new Dictionary<long, int>(), 0L);
        var (reached, next) = (new List<long> { start }, new List<long>());
        try
        {
            for (var day = 0; day < steps.Length; day++)
            {
                var width = kinds[day].Length;
                if ((long)reached.Count * width > MostSteps) return null;

                var all = product[day] = new(reached.Count, width);
                foreach (var (index, state) in reached.Index())
                {
                    var (own, other) = Math.DivRem(state, states);
                    for (var kind = 0; kind < width; kind++)
                    {
                        var step = steps[day][own * width + kind];
                        if (step.To >= 0)
                            step = go((int)other, day, kinds[day][kind], ref step) is var after and not RosterRule.Forbidden ? step with { To = Number((long)step.To * states + after) } : Step.None;
                        all.Steps[index * width + kind] = step;
                    }
                }

                (reached, next) = (next, reached);
                next.Clear();
                numbers.Clear();
                if ((looked += reached.Count) > most) return null;
            }

            return Least(product, [.. reached.Select(End)]);
        }
        finally
        {
            foreach (var each in product) each.Return();
        }

        int Number(long state)
        {
            if (numbers.TryGetValue(state, out var number)) return number;

            numbers.Add(state, number = next.Count);
            next.Add(state);
            return number;
        }

        long End(long state) => endCost((int)(state % states)) is var cost and not RosterRule.Forbidden ? ends[state / states] + cost : RosterRule.Forbidden;
    }

    /// <summary>Without what leads nowhere, and with states from which the same rosters lead on at the same cost made one.</summary>
    /// <param name="product">Is changed.</param>
    /// <param name="ends">One for each state after the last day; <see cref="RosterRule.Forbidden"/> where no roster may end.</param>
    RosterAutomaton? Least(Product[] product, long[] ends)
    {
        long[] costs = [.. ends.Where(cost => cost != RosterRule.Forbidden).Distinct().Order()];
        int[] merged = [.. ends.Select(cost => cost == RosterRule.Forbidden ? -1 : Array.BinarySearch(costs, cost))];
        var least = new Step[product.Length][];

        for (var day = product.Length - 1; day >= 0; day--)
        {
            var (all, width, here) = (product[day].Steps, kinds[day].Length, new int[product[day].States]);
            foreach (ref var step in all.AsSpan(0, here.Length * width))
                step = step.To >= 0 && merged[step.To] is var to and >= 0 ? step with { To = to } : Step.None;

            // Those that are kept move to the front, where they are compared.
            var (numbers, count) = (new Dictionary<int, int>(new Rows(all, width)), 0);
            for (var state = 0; state < here.Length; state++)
            {
                var row = Row(all, width, state);
                if (!row.ContainsAnyExcept(Step.None)) here[state] = -1;
                else if (!numbers.TryGetValue(state, out here[state]))
                {
                    row.CopyTo(all.AsSpan(count * width));
                    numbers.Add(count, here[state] = count);
                    count++;
                }
            }

            (least[day], merged) = (all[..(count * width)], here);
        }

        return merged[0] < 0 ? null : new(kinds, least, costs);
    }

    static ReadOnlySpan<Step> Row(Step[] steps, int width, int state) => steps.AsSpan(state * width, width);

    static int[][] KindsOf(RosterSpace space) => [.. space.Days.Select(day => (int[])[.. day.Select(choice => choice.Kind).Distinct()])];

    /// <summary>Where a kind of work leads; nowhere when <paramref name="To"/> is below 0.</summary>
    /// <param name="Counts">A bit for each cap that counts the day.</param>
    public readonly record struct Step(int To, long Cost, ulong Counts)
    {
        public static readonly Step None = new(-1, 0, 0);
    }

    /// <summary>The states before a day before alike ones are made one: many, and soon gone.</summary>
    readonly struct Product(int states, int width)
    {
        public int States => states;

        public Step[] Steps { get; } = ArrayPool<Step>.Shared.Rent(states * width);

        public void Return()
        {
            if (Steps is not null) ArrayPool<Step>.Shared.Return(Steps);
        }
    }

    /// <summary>States are alike whose steps are.</summary>
    sealed class Rows(Step[] steps, int width) : IEqualityComparer<int>
    {
        public bool Equals(int one, int other) => Row(steps, width, one).SequenceEqual(Row(steps, width, other));

        public int GetHashCode(int state)
        {
            var hash = new HashCode();
            foreach (ref readonly var step in Row(steps, width, state))
            {
                hash.Add(step.To);
                hash.Add(step.Cost);
                hash.Add(step.Counts);
            }

            return hash.ToHashCode();
        }
    }
}
