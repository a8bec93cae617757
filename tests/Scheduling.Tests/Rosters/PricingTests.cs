using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>The graph and the tables over it against every roster, one by one.</summary>
public sealed class PricingTests
{
    [Fact]
    public void The_cheapest_roster_is_the_cheapest_of_all()
    {
        var pricing = new Pricing();
        foreach (var (space, prices) in Cases())
        {
            var choices = new short[space.Days.Count];
            var least = RandomRostering.EveryRoster(space).Select(each => Reduced(space, each.Choices, each.Cost, prices)).DefaultIfEmpty(double.PositiveInfinity).Min();

            if (RosterGraph.Of(space, space.Rules) is not { } graph)
            {
                Assert.Equal(double.PositiveInfinity, least);
                continue;
            }

            Assert.Equal(least, pricing.Cheapest(graph, prices, [], [], choices));
            if (!double.IsPositiveInfinity(least)) Assert.Equal(least, Reduced(space, choices, space.Cost(choices)!.Value, prices));
        }
    }

    [Fact]
    public void A_graph_that_rules_come_to_one_by_one_is_the_graph_of_them_all()
    {
        var (dice, pricing) = (new Dice(1), new Pricing());
        foreach (var (random, prices) in Cases())
        {
            bool[] work = [false, true, true], rest = [true, false, false];
            var space = random with { Rules = [.. random.Rules, new SoftCount(work, 2, 3, 4, 5), new SoftRunLength(rest, 2, 3, 3, 2)] };
            var graph = RosterGraph.Of(space, []);
            RosterRule[] rules = [.. space.Rules];
            for (var left = rules.Length; left > 0; left--)
            {
                var at = dice.Next(left);
                graph = graph?.With(rules[at]);
                (rules[at], rules[left - 1]) = (rules[left - 1], rules[at]);
            }

            var whole = RosterGraph.Of(space, space.Rules);
            Assert.Equal(whole?.Days.Select(day => (day.Nodes, day.Arcs.Length, day.Lengths.Length)), graph?.Days.Select(day => (day.Nodes, day.Arcs.Length, day.Lengths.Length)));
            Assert.Equal(whole?.Ends, graph?.Ends);
            if (whole is null) continue;

            var (one, other) = (new short[space.Days.Count], new short[space.Days.Count]);
            Assert.Equal(pricing.Cheapest(whole, prices, [], [], one), pricing.Cheapest(graph!, prices, [], [], other));
            if (space.Cost(other) is { } cost) Assert.Equal(Reduced(space, one, space.Cost(one)!.Value, prices), Reduced(space, other, cost, prices));
        }
    }

    [Fact]
    public void Where_choices_are_closed_the_cheapest_is_of_those_that_are_open()
    {
        var pricing = new Pricing();
        foreach (var (space, prices) in Cases())
        {
            if (RosterGraph.Of(space, space.Rules) is not { } graph) continue;
            var open = new OpenChoices(new([], [space]));
            var every = RandomRostering.EveryRoster(space).ToArray();
            if (every.Length == 0) continue;

            open.Close(0, 1, every[0].Choices[1]);
            open.Pin(0, 3, every[^1].Choices[3], [new(0, every[^1].Choices, 0, [])]);

            var least = every.Where(each => OpenChoices.Allow(open[0], new(0, each.Choices, 0, []))).Select(each => Reduced(space, each.Choices, each.Cost, prices)).DefaultIfEmpty(double.PositiveInfinity).Min();
            Assert.Equal(least, pricing.Cheapest(graph, prices, [], open[0], new short[space.Days.Count]));
        }
    }

    [Fact]
    public void Those_within_a_limit_are_all_of_them_each_once()
    {
        var pricing = new Pricing();
        foreach (var (space, prices) in Cases())
        {
            if (RosterGraph.Of(space, space.Rules) is not { } graph) continue;
            var limit = pricing.Cheapest(graph, prices, [], [], new short[space.Days.Count]) + 7;
            if (double.IsPositiveInfinity(limit)) continue;

            var found = new List<string>();
            Assert.True(pricing.All(graph, prices, [], limit, int.MaxValue, choices => found.Add(string.Join(',', choices))));

            var wanted = RandomRostering.EveryRoster(space).Where(each => Reduced(space, each.Choices, each.Cost, prices) <= limit).Select(each => string.Join(',', each.Choices));
            Assert.Equal(wanted.Order(), found.Order());
        }
    }

    [Fact]
    public void More_than_asked_for_is_said_and_not_given()
    {
        var space = RandomRostering.Of(1).People[0] with { Rules = [], LeastLength = 0, MostLength = int.MaxValue };
        var given = 0;

        Assert.False(new Pricing().All(RosterGraph.Of(space, [])!, new double[50], [], 1_000, 3, _ => given++));
        Assert.Equal(3, given);
    }

    static IEnumerable<(RosterSpace Space, double[] Prices)> Cases()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 1, days: 6);
            var dice = new Dice(seed);
            var prices = new double[problem.Demands.Count];
            for (var demand = 0; demand < prices.Length; demand++) prices[demand] = Pricing.Rounded(dice.NextDouble() * 12 - 2);
            yield return (seed % 3 > 0 ? problem.People[0] : problem.People[0] with { LengthCost = length => length % 16 == 8 ? 5 : length * length / 40 }, prices);
        }
    }

    static double Reduced(RosterSpace space, short[] choices, long cost, double[] prices) => cost - RandomRostering.DemandsOf(space, choices).Sum(demand => prices[demand]);
}
