using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>Sums priced as what they cost, against every roster, one by one.</summary>
public sealed class SumLabelsTests
{
    [Fact]
    public void Priced_thoroughly_the_value_is_that_of_the_cheapest_roster_of_all()
    {
        var pricing = new Pricing();
        var doubts = 0;
        foreach (var (problem, prices) in Cases())
        {
            var space = problem.People[0];
            if (RandomRostering.EveryRoster(space).Select(each => Reduced(space, each.Choices, each.Cost, prices)).ToArray() is not { Length: > 0 } every) continue;

            var (byLines, _) = new PersonRosters(problem, 0).Price(pricing, prices);
            var (value, roster) = new PersonRosters(problem, 0).Price(pricing, prices, [], isThorough: true);

            Assert.Equal(every.Min(), value, 1e-6);
            Assert.Equal(value, ColumnGeneration.Reduced(roster!, prices), 1e-6);
            if (byLines < value - 1) doubts++;
        }

        // The lines alone would not have been enough.
        Assert.InRange(doubts, 20, 300);
    }

    [Fact]
    public void Only_what_is_open_is_looked_at()
    {
        var pricing = new Pricing();
        foreach (var (problem, prices) in Cases())
        {
            var space = problem.People[0];
            var every = RandomRostering.EveryRoster(space).ToArray();
            if (every.Length == 0) continue;

            var open = new OpenChoices(problem);
            open.Pin(0, 2, every[^1].Choices[2], [new(0, every[^1].Choices, 0, [])]);
            var least = every.Where(each => OpenChoices.Allow(open[0], new(0, each.Choices, 0, []))).Min(each => Reduced(space, each.Choices, each.Cost, prices));

            Assert.Equal(least, new PersonRosters(problem, 0).Price(pricing, prices, open[0], isThorough: true).Value, 1e-6);
        }
    }

    /// <summary>One person whose work costs by the square of its amount, and another sum that is not convex.</summary>
    static IEnumerable<(RosteringProblem Problem, double[] Prices)> Cases()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 1, days: 6);
            var random = new Random(seed);
            var space = problem.People[0];
            space = space with
            {
                Days = [.. space.Days.Select(day => (Choice[])[.. day.Select(choice => choice with { Amounts = choice.Kind == 0 ? [0, 0] : [random.Next(4), random.Next(2)] })])],
                LengthCost = seed % 2 > 0 ? null : length => length * length / 20,
                Sums = [new(amount => 3 * amount * amount), new(amount => amount % 3 == 1 ? 9 : amount)],
            };

            yield return (problem with { People = [space] }, [.. problem.Demands.Select(_ => Pricing.Rounded(random.NextDouble() * 60 - 10))]);
        }
    }

    static double Reduced(RosterSpace space, short[] choices, long cost, double[] prices) => cost - choices.Select((choice, day) => space.Days[day][choice].Demands.Sum(demand => prices[demand])).Sum();
}
