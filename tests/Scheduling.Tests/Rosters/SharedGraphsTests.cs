using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class SharedGraphsTests
{
    const int Days = 6;
    const long Most = 1_000_000;

    // Early and late at one site are 1 and 2, at another 3 and 4; nobody begins early after a late day at the same site.
    static readonly RosterRule[] rules =
    [
        new Succession(new[,] { { false, false, false, false, false }, { false, false, false, false, false }, { false, true, false, false, false }, { false, false, false, false, false }, { false, false, false, true, false } }),
        new RunLength([false, true, true, true, true], 1, 3),
        new AtMost([false, false, true, false, true], 2),
    ];

    readonly SharedGraphs shared = new();

    [Fact]
    public void Who_does_the_same_at_another_site_has_the_same_graph()
    {
        var (here, there) = (shared.Of(Person(1, 2), rules, Most)!, shared.Of(Person(3, 4), rules, Most)!);

        Assert.Same(here.Days, there.Days);
        Assert.NotSame(here.Space, there.Space);
    }

    [Fact]
    public void Who_may_do_something_else_has_another()
    {
        RosterSpace own = Person(1, 2);
        RosterSpace[] others = [Person(1, 4), Person(2, 1), Person(1, 2, free: 3), own with { MostLength = 16 }, own with { LengthCost = length => length }];

        Assert.All(others, other => Assert.NotSame(shared.Of(own, rules, Most)!.Days, shared.Of(other, rules, Most)!.Days));
        Assert.NotSame(shared.Of(own, rules, Most)!.Days, shared.Of(own, rules[..2], Most)!.Days);
    }

    [Fact]
    public void A_rule_that_comes_later_is_taken_into_a_graph_once()
    {
        var (here, there) = (Person(1, 2), Person(3, 4));
        RosterGraph[] later = [.. new[] { here, there }.Select(space => shared.With(shared.Of(space, rules[..^1], Most)!, rules[..^1], rules[^1], Most)!)];

        Assert.Same(later[0].Days, later[1].Days);
        Assert.Same(shared.Of(here, rules, Most)!.Days, later[0].Days);
        Assert.Same(there, later[1].Space);
    }

    /// <summary>Costs and demands are a person's own.</summary>
    [Fact]
    public void Everybody_is_priced_as_with_a_graph_of_their_own()
    {
        var random = new Random(1);
        var pricing = new Pricing();
        for (var round = 0; round < 200; round++)
        {
            var (early, late) = random.Next(2) == 0 ? (1, 2) : random.Next(2) == 0 ? (3, 4) : (1, 4);
            var space = Person(early, late, free: random.Next(Days), cost: () => random.Next(9));
            double[] prices = [.. Enumerable.Range(0, 5 * Days).Select(_ => (double)random.Next(9))];
            var (own, others) = (new short[Days], new short[Days]);

            Assert.Equal(pricing.Cheapest(RosterGraph.Of(space, rules)!, prices, [], [], own), pricing.Cheapest(shared.Of(space, rules, Most)!, prices, [], [], others));
            Assert.Equal(own, others);
        }
    }

    static RosterSpace Person(int early, int late, int free = -1, Func<int>? cost = null) => new(
        [.. Enumerable.Range(0, Days).Select(day => ((int[])[0, .. day == free ? [] : (int[])[early, late]])
            .Select(kind => new Choice(kind, kind == 0 ? 0 : 8, cost?.Invoke() ?? 0, kind == 0 ? [] : [5 * day + kind])).ToArray())],
        rules);
}
