using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>People whose graphs are held to be too large for length and caps, against every roster, one by one.</summary>
public sealed class CappedRostersTests
{
    const long NoGraph = 0;

    [Fact]
    public void No_roster_is_below_the_value_and_one_is_found_whenever_there_is_one()
    {
        var (exact, all) = (0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 1, days: 7);
            var space = problem.People[0];
            var every = RandomRostering.EveryRoster(space).ToArray();
            var (rosters, pricing) = (new PersonRosters(problem, 0, mostCells: NoGraph), new Pricing());

            // Again and again, as prices and paths are kept from one time to the next.
            for (var time = 1; time <= 4; time++)
            {
                var prices = Prices(problem, seed * 10 + time);
                if (every.Length == 0)
                {
                    Assert.Null(Priced(rosters, pricing, prices)?.Roster);
                    continue;
                }

                var least = every.Min(each => Reduced(space, each.Choices, each.Cost, prices));
                var (value, roster) = rosters.Price(pricing, prices);

                Assert.True(value <= least);
                Assert.NotNull(roster);
                Assert.Equal(roster.Cost, space.Cost(roster.Choices));
                Assert.Equal(RandomRostering.DemandsOf(space, roster.Choices), roster.Demands);
                all++;
                if (ColumnGeneration.Reduced(roster, prices) == least) exact++;
            }
        }

        Assert.True(exact >= all * 0.98, $"{exact} of {all} are the cheapest");
    }

    [Fact]
    public void Where_choices_are_closed_the_roster_and_the_value_are_of_those_that_are_open()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 1, days: 7);
            var space = problem.People[0];
            var every = RandomRostering.EveryRoster(space).Select(each => new Roster(0, each.Choices, each.Cost, [.. RandomRostering.DemandsOf(space, each.Choices)])).ToArray();
            if (every.Length == 0) continue;

            var (rosters, pricing, open, prices) = (new PersonRosters(problem, 0, mostCells: NoGraph), new Pricing(), new OpenChoices(problem), Prices(problem, seed));
            rosters.Price(pricing, prices);
            open.Close(0, 1, rosters.Found[0].Choices[1]);
            open.Pin(0, 4, every[^1].Choices[4], [every[^1]]);
            var left = every.Where(open.Allow).ToArray();
            if (left.Length == 0) continue;

            var (value, roster) = rosters.Price(pricing, prices, open[0]);

            Assert.True(value <= left.Min(each => ColumnGeneration.Reduced(each, prices)));
            Assert.Contains(roster, left);
        }
    }

    [Fact]
    public void A_bound_is_nearly_what_it_is_with_length_and_caps_in_the_graph()
    {
        var (capped, whole) = (0.0, 0.0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 1, days: 60);
            var prices = Prices(problem, seed);
            if (RosterGraph.Of(problem.People[0], problem.People[0].Rules) is null) continue;

            var most = new PersonRosters(problem, 0).Price(new(), prices).Value;
            var least = new PersonRosters(problem, 0, mostCells: NoGraph).Price(new(), prices).Value;

            Assert.True(least <= most);
            (capped, whole) = (capped + least, whole + most);
        }

        Assert.InRange(capped, whole * 0.95, whole);
    }

    [Fact]
    public void What_a_length_costs_is_left_out_of_the_bound_and_not_of_the_roster()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = RandomRostering.Of(seed, people: 1, days: 6);
            var problem = random with { People = [random.People[0] with { LengthCost = length => length * length / 20 }] };
            var prices = Prices(problem, seed);
            double[] every = [.. RandomRostering.EveryRoster(problem.People[0]).Select(each => each.Cost - RandomRostering.DemandsOf(problem.People[0], each.Choices).Sum(demand => prices[demand]))];
            if (every.Length == 0) continue;

            var (value, roster) = new PersonRosters(problem, 0, mostCells: NoGraph).Price(new(), prices);

            Assert.InRange(value, double.NegativeInfinity, every.Min());
            Assert.Contains(ColumnGeneration.Reduced(roster!, prices), every);
        }
    }

    static (double Value, Roster? Roster)? Priced(PersonRosters rosters, Pricing pricing, double[] prices)
    {
        try
        {
            return rosters.Price(pricing, prices);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static double[] Prices(RosteringProblem problem, int seed)
    {
        var dice = new Dice(seed);
        var prices = new double[problem.Demands.Count];
        for (var demand = 0; demand < prices.Length; demand++) prices[demand] = Pricing.Rounded(dice.NextDouble() * 12 - 2);
        return prices;
    }

    static double Reduced(RosterSpace space, short[] choices, long cost, double[] prices) => cost - RandomRostering.DemandsOf(space, choices).Sum(demand => prices[demand]);
}
