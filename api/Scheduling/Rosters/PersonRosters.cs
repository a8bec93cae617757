namespace MutualAid.Scheduling.Rosters;

/// <summary>A person's rosters: the graph that new ones are found in, and those that have been found.</summary>
/// <remarks>Used by one thread at a time.</remarks>
sealed class PersonRosters
{
    const int MostMoves = 6;

    /// <summary>Rules taken in of what the judge says, before pricing is thorough and in all.</summary>
    const int FewJudgements = 8, MostJudgements = 96;

    /// <summary>Into how many parts the doubt that lines leave is divided, of which the first is looked at first, then four, and so on; a power of four.</summary>
    const int FirstParts = 16;

    /// <summary>Of a graph with caps in it: pricing them instead is quicker then, and nearly as good.</summary>
    const long MostCells = 3_000_000;

    readonly int person;
    readonly RosterSpace space;
    readonly HashSet<Roster> known = new(new ByChoices());
    readonly List<Roster> found = [];
    readonly List<RosterRule> rules;
    readonly List<RosterRule> leftOut;
    readonly short[] choices;
    readonly SumPrices sums;
    readonly RosterCap[] caps;
    readonly long mostCells;
    readonly SharedGraphs? shared;
    RosterGraph? graph;
    CappedRosters? capped;
    int judgements;

    /// <param name="shared">What is alike in several people's graphs; null where there are few.</param>
    /// <param name="mostCells">That a graph with caps in it may have.</param>
    public PersonRosters(RosteringProblem problem, int person, SharedGraphs? shared = null, long mostCells = MostCells)
    {
        (this.person, this.shared) = (person, shared);
        space = problem.People[person];
        choices = new short[space.Days.Count];
        rules = [.. space.Rules.Where(rule => !rule.IsSeldomReached)];
        leftOut = [.. space.Rules.Where(rule => rule.IsSeldomReached)];
        caps = [.. space.Rules.OfType<RosterCap>()];
        this.mostCells = caps.Length > 0 ? mostCells : RosterGraph.MostCells;
        graph = Graph();
        if (graph is null) TryPriceCaps(rules);
        sums = new(space);
        Reaches = [.. space.Days.SelectMany(day => day).SelectMany(choice => choice.Demands).Distinct().Order()];
    }

    /// <summary>Whether the last pricing has asked the judge, who may have more to say at the same prices.</summary>
    public bool IsUnsettled { get; private set; }

    /// <summary>Demands that the person could meet.</summary>
    public int[] Reaches { get; }

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Roster> Found => found;

    /// <summary>A cheap roster at those prices, the cheapest unless the rules are more than could be priced, and a value that no roster is below; the roster is null when none that keeps the rules was found.</summary>
    /// <exception cref="ArgumentException">No roster keeps the person's rules.</exception>
    public (double Value, Roster? Roster) Price(Pricing pricing, double[] prices) => Price(pricing, prices, []);

    /// <summary>The same among the rosters of open choices; there must be one.</summary>
    /// <param name="isThorough">Whether sums are priced as what they cost, and not by lines below it, which takes longer.</param>
    public (double Value, Roster? Roster) Price(Pricing pricing, double[] prices, ReadOnlySpan<bool[]?> open, bool isThorough = false)
    {
        // What no roster is below stays so when a rule is taken in.
        var value = double.NegativeInfinity;
        for (IsUnsettled = false; ;)
        {
            var (best, reduced) = ((Roster?)null, double.PositiveInfinity);
            var (broken, moves) = ((RosterRule?)null, 0);
            do
            {
                var priced = Cheapest(pricing, prices, open);
                if (double.IsPositiveInfinity(priced)) throw new ArgumentException($"Person {person} can have no roster.");
                value = Math.Max(value, priced + sums.Fixed);

                var cost = space.Cost(choices);
                broken = cost is null ? Broken(isThorough) : null;
                if (broken is not null) break;

                var roster = cost is not null ? Keep(choices, cost.Value) : Mended(prices);
                if (roster is not null && OpenChoices.Allow(open, roster) && ColumnGeneration.Reduced(roster, prices) is var its && its < reduced) (best, reduced) = (roster, its);
            }
            while (reduced > value && moves++ < MostMoves && sums.Move(space, choices));

            if (broken is null && isThorough && value < reduced) (value, best, broken) = Thoroughly(pricing, prices, open, value);
            if (broken is null) return (value, best);

            TakeIn(broken);
        }
    }

    /// <summary>Every roster that costs no more than the limit at those prices; null when there are more than so many.</summary>
    public List<Roster>? Within(Pricing pricing, double[] prices, double limit, int most)
    {
        var all = new List<Roster>();
        return graph is not null && pricing.All(graph, prices, sums.Slopes, limit - sums.Fixed, most, each => { if (space.Cost(each) is { } cost) all.Add(Made(each, cost)); }) ? all : null;
    }

    double Cheapest(Pricing pricing, double[] prices, ReadOnlySpan<bool[]?> open)
    {
        if (graph is not null) return pricing.Cheapest(graph, prices, sums.Slopes, open, choices);
        if (capped is null) return double.PositiveInfinity;

        var (known, its) = CheapestKnown(prices, open);
        pricing.Groups.Price(capped.Graph, prices, sums.Slopes, open);
        return capped.Cheapest(pricing, known, its - sums.Fixed, choices);
    }

    (Roster? Roster, double Reduced) CheapestKnown(double[] prices, ReadOnlySpan<bool[]?> open)
    {
        var (cheapest, its) = ((Roster?)null, double.PositiveInfinity);
        foreach (var roster in found)
            if (ColumnGeneration.Reduced(roster, prices) is var reduced && reduced < its && OpenChoices.Allow(open, roster)) (cheapest, its) = (roster, reduced);

        return (cheapest, its);
    }

    /// <summary>What is cheapest between the value by lines and the cheapest known roster; and the rule that it breaks, if it is not allowed. Looked for from below, since there are the more ways the dearer they may be.</summary>
    /// <param name="pricing">Which has just priced the graph by the lines as they are.</param>
    (double Value, Roster? Roster, RosterRule? Broken) Thoroughly(Pricing pricing, double[] prices, ReadOnlySpan<bool[]?> open, double value)
    {
        var (known, its) = CheapestKnown(prices, open);
        if (known is null || graph is null || !sums.CanPack) return (value, known, null);

        for (var parts = FirstParts; parts > 0; parts /= 4)
        {
            var limit = parts == 1 ? its : Pricing.Rounded(value + (its - value) / parts);
            if (pricing.Labels.Cheapest(pricing, graph, sums, limit, choices) is not { } least) break;
            if (least < limit) return space.Cost(choices) is { } cost ? (least, Keep(choices, cost), null) : (Math.Max(value, least), known, Broken(isThorough: true));

            value = Math.Max(value, limit);
        }

        return (value, known, null);
    }

    /// <summary>Of more than so many rosters that have been found, keeps the half that is cheapest at those prices.</summary>
    public void Forget(double[] prices, int most)
    {
        if (found.Count <= most) return;

        known.IntersectWith(Near.Best(found, prices, most / 2).ToArray());
        found.RemoveAll(roster => !known.Contains(roster));
    }

    /// <summary>The days of a roster that is not allowed, put back one by one in order of worth as far as they are.</summary>
    Roster? Mended(double[] prices)
    {
        var mended = new short[choices.Length];
        var left = new List<(double Worth, int Day)>();
        for (var day = 0; day < mended.Length; day++)
        {
            var worth = 0.0;
            foreach (var demand in space.Days[day][choices[day]].Demands) worth += prices[demand];
            if (choices[day] != 0) left.Add((worth, day));
        }

        if (space.Cost(mended) is not { } cost) return null;
        foreach (var (_, day) in left.OrderByDescending(each => each.Worth))
        {
            mended[day] = choices[day];
            if (space.Cost(mended) is { } more) cost = more;
            else mended[day] = 0;
        }

        return Keep(mended, cost);
    }

    Roster Keep(short[] choices, long cost)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<short>>().TryGetValue(choices, out var same)) return same;

        var roster = Made(choices, cost);
        known.Add(roster);
        found.Add(roster);
        return roster;
    }

    Roster Made(short[] choices, long cost)
    {
        var demands = new List<int>();
        for (var day = 0; day < choices.Length; day++) demands.AddRange(space.Days[day][choices[day]].Demands);
        return new(person, [.. choices], cost, [.. demands]);
    }

    /// <summary>A rule that the priced roster breaks and that the graph could still be made to hold; of what the judge says, one for each pricing: at the next prices it may say something else.</summary>
    RosterRule? Broken(bool isThorough)
    {
        if (leftOut.Find(rule => rule.Cost(space, choices) is null) is { } broken)
        {
            leftOut.Remove(broken);
            return broken;
        }

        if (IsUnsettled || judgements >= (isThorough ? MostJudgements : FewJudgements) || space.Judge is not { } judge || judge.Allows(choices)) return null;

        judgements++;
        IsUnsettled = true;
        return judge.WhyNot(choices);
    }

    /// <summary>From now on the graph holds the rule too; unless it would be too large, and then the caps are priced if it is one of them.</summary>
    void TakeIn(RosterRule broken)
    {
        if (With(broken) is { } larger) graph = larger;
        else if ((graph is not null && !caps.Contains(broken)) || !TryPriceCaps([.. rules, broken])) return;

        rules.Add(broken);
    }

    RosterGraph? Graph() => shared is null ? RosterGraph.Of(space, rules, mostCells) : shared.Of(space, rules, mostCells);

    RosterGraph? With(RosterRule rule) => graph is null ? null : shared is null ? graph.With(rule, mostCells) : shared.With(graph, rules, rule, mostCells);

    bool TryPriceCaps(IReadOnlyList<RosterRule> rules)
    {
        if (RosterGraph.Without(space, caps, rules) is not { } without) return false;

        leftOut.RemoveAll(caps.Contains);
        (graph, capped) = (null, new(without));
        return true;
    }
}
