namespace MutualAid.Scheduling.Rosters;

/// <summary>A person's rosters where the graph would be too large with length and caps in it: those are priced, which bounds what a roster costs, and one that keeps them is looked for near the mix that does.</summary>
/// <remarks>
/// The prices are found by cutting planes (Kelley 1960), halfway from the best so far, or they would swing. They are kept from one time to the next with the paths that made them: demands are worth nearly the same
/// then. A bound is nearly as high as if length and caps were in the graph, since a person has many nearly alike rosters in so long a time.
/// </remarks>
sealed class CappedRosters(RosterGraph graph)
{
    const int MostRounds = 20;
    const int MostPaths = 40;
    const int MostHeld = 4;
    const int MostTries = 8;
    const long MostCells = 8_000_000;

    /// <summary>By how much a bound or a roster may miss the best.</summary>
    const double Close = 1.0 / 16;

    readonly List<KnownPath> paths = [];
    readonly short[] path = new short[graph.Days.Length];
    readonly int longest = graph.Days.Max(day => day.Lengths.Max());
    CapPrices caps = CapPrices.None(graph);

    /// <summary>A path that need not keep length and caps.</summary>
    /// <param name="RuleCost">What it costs besides its choices.</param>
    sealed record KnownPath(short[] Choices, Trail Trail, double RuleCost);

    public RosterGraph Graph => graph;

    /// <param name="pricing">Whose groups have been priced.</param>
    /// <param name="known">The cheapest known roster that is allowed; null when there is none.</param>
    /// <param name="its">What that costs less what it is worth.</param>
    /// <param name="choices">Is filled with a cheap roster, or with one that does not keep the caps when none that does was found.</param>
    /// <returns>No roster that keeps length and caps costs less; infinite when there is none.</returns>
    public double Cheapest(Pricing pricing, Roster? known, double its, Span<short> choices)
    {
        using var mix = new CapMix(graph);
        var fallback = known is null ? Trail.Even(graph) : Trail.Of(graph, known.Choices);
        mix.Add(fallback, known is null ? Dearest(pricing.Groups) : its);
        foreach (var each in paths)
            if (Cost(each.Choices, pricing.Groups) + each.RuleCost is var cost && double.IsFinite(cost)) mix.Add(each.Trail, cost);

        var bound = Bound(pricing, mix);
        if (double.IsPositiveInfinity(bound)) return bound;

        if ((known is null || its - bound > Close) && (TryFind(pricing, mix.Middle(), choices) || TryFind(pricing, fallback, choices))) return bound;

        (known?.Choices ?? path).CopyTo(choices);
        return bound;
    }

    /// <summary>Moves the prices until no path is cheaper than the mix.</summary>
    double Bound(Pricing pricing, CapMix mix)
    {
        var (bound, prices, share) = (double.NegativeInfinity, caps, 0.5);
        for (var round = 0; round < MostRounds; round++)
        {
            var cost = pricing.Paths.Cheapest(graph, pricing.Groups, prices, path);
            if (double.IsPositiveInfinity(cost)) return cost;
            if (cost - prices.MostPaid() > bound) (bound, caps) = (cost - prices.MostPaid(), prices);

            var isNew = !paths.Exists(each => each.Choices.AsSpan().SequenceEqual(path));
            if (isNew) mix.Add(Take(pricing.Groups, prices, cost).Trail, cost - prices.Paid(paths[^1].Trail));
            else if (share == 1) break;

            // Halfway the mix may know the path already and still not be the cheapest.
            share = isNew ? 0.5 : 1;
            if (mix.Solve() is not { } worth || mix.Value - bound < Close) break;
            prices = caps.Towards(worth, share);
        }

        return bound;
    }

    KnownPath Take(GroupPrices groups, CapPrices prices, double cost)
    {
        var trail = Trail.Of(graph, path);
        if (paths.Count == MostPaths) paths.RemoveAt(0);
        paths.Add(new([.. path], trail, cost - prices.Paid(trail) - Cost(path, groups)));
        return paths[^1];
    }

    /// <summary>A roster in a corridor around a trail, which is made wider until there is one. Caps that are dear, or that a roster from there breaks, are held in it.</summary>
    bool TryFind(Pricing pricing, Trail centre, Span<short> choices)
    {
        var (width, height) = (4 * longest + 1, 2);
        List<int> held = [.. Broken(centre).Union(Caps.Where(cap => caps.Counts[cap] > 0).OrderByDescending(cap => caps.Counts[cap])).Take(MostHeld)];
        for (var tries = 0; tries < MostTries; tries++)
        {
            var corridor = new Corridor(graph, centre, [.. held], width, height);
            if (corridor.Cells > MostCells) return false;

            if (!pricing.Corridors.TryCheapest(corridor, pricing.Groups, caps, choices)) (width, height) = (2 * width + 1, 2 * height);
            else if (Broken(Trail.Of(graph, choices)).ToArray() is { Length: > 0 } broken) held.AddRange(broken);
            else return true;
        }

        return false;
    }

    IEnumerable<int> Caps => Enumerable.Range(0, graph.Caps.Length);

    IEnumerable<int> Broken(Trail trail) => Caps.Where(cap => trail.Counts[cap][^1] > graph.Caps[cap].Most);

    /// <summary>Of the choices of a path; infinite when one of them is closed.</summary>
    double Cost(ReadOnlySpan<short> choices, GroupPrices groups)
    {
        var cost = 0.0;
        for (var day = 0; day < choices.Length; day++) cost += groups.Of(day)[graph.Days[day].Groups[choices[day]]];
        return cost;
    }

    /// <summary>What the choices of no path cost more than.</summary>
    double Dearest(GroupPrices groups)
    {
        var sum = 0.0;
        for (var day = 0; day < graph.Days.Length; day++)
        {
            var dearest = 0.0;
            foreach (var price in groups.Of(day))
                if (double.IsFinite(price)) dearest = Math.Max(dearest, price);
            sum += dearest;
        }

        return sum;
    }
}
