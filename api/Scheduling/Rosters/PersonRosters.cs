namespace MutualAid.Scheduling.Rosters;

/// <summary>A person's rosters: the graph that new ones are found in, and those that have been found.</summary>
/// <remarks>Used by one thread at a time.</remarks>
sealed class PersonRosters
{
    readonly int person;
    readonly RosterSpace space;
    readonly HashSet<Roster> known = [];
    readonly List<Roster> found = [];
    readonly List<RosterRule> rules;
    readonly List<RosterRule> leftOut;
    readonly short[] choices;
    RosterGraph? graph;

    public PersonRosters(RosteringProblem problem, int person)
    {
        this.person = person;
        space = problem.People[person];
        choices = new short[space.Days.Count];
        rules = [.. space.Rules.Where(rule => !rule.IsSeldomReached)];
        leftOut = [.. space.Rules.Where(rule => rule.IsSeldomReached)];
        graph = RosterGraph.Of(space, rules);
        Reaches = [.. space.Days.SelectMany(day => day).SelectMany(choice => choice.Demands).Distinct().Order()];
    }

    /// <summary>Demands that the person could meet.</summary>
    public int[] Reaches { get; }

    /// <summary>In the order in which they were found.</summary>
    public IReadOnlyList<Roster> Found => found;

    /// <summary>The cheapest roster at those prices, and a value that no roster is below; the roster is null when only one that breaks a rule was found.</summary>
    /// <exception cref="ArgumentException">No roster keeps the person's rules.</exception>
    public (double Value, Roster? Roster) Price(Pricing pricing, double[] prices)
    {
        while (true)
        {
            var value = graph is null ? double.PositiveInfinity : pricing.Cheapest(graph, prices, choices);
            if (double.IsPositiveInfinity(value)) throw new ArgumentException($"Person {person} can have no roster.");
            if (space.Cost(choices) is { } cost) return (value, Keep(Made(choices, cost)));
            if (!TakeIn(leftOut.FirstOrDefault(rule => rule.Cost(space, choices) is null))) return (value, null);
        }
    }

    /// <summary>Every roster that costs no more than the limit at those prices; null when there are more than so many.</summary>
    public List<Roster>? Within(Pricing pricing, double[] prices, double limit, int most)
    {
        var all = new List<Roster>();
        return pricing.All(graph!, prices, limit, most, each => { if (space.Cost(each) is { } cost) all.Add(Made(each, cost)); }) ? all : null;
    }

    Roster Keep(Roster roster)
    {
        if (known.TryGetValue(roster, out var same)) return same;

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

    /// <summary>From now on the graph holds the rule too; false when the graph would be too large.</summary>
    bool TakeIn(RosterRule? broken)
    {
        if (broken is null || RosterGraph.Of(space, [.. rules, broken]) is not { } larger) return false;

        leftOut.Remove(broken);
        rules.Add(broken);
        graph = larger;
        return true;
    }
}
