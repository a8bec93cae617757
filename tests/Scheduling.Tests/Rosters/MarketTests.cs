using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Rosters;

/// <summary>Trade against the simplex, with the same rosters to mix.</summary>
public sealed class MarketTests
{
    [Fact]
    public void Trade_comes_near_to_the_best_mix_and_never_below_it()
    {
        var (gaps, most) = (0.0, 0.0);
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 20, days: 10);
            if (problem.People.Any(space => RosterGraph.Of(space, space.Rules) is null)) continue;

            var rosters = Known(problem, seed);
            int[] people = [.. Enumerable.Range(0, 20)], reached = [.. Enumerable.Range(0, problem.Demands.Count)], wanted = [.. problem.Demands.Select(demand => demand.Wanted)];
            using var simplex = new Master(problem, reached, people, wanted);
            using var market = new Market(problem, reached, people, wanted, null);
            foreach (var roster in rosters)
            {
                simplex.Add(roster);
                market.Add(roster);
            }

            Assert.True(simplex.Solve());
            for (var round = 0; round < 30; round++) Assert.True(market.Solve());

            Assert.True(market.Value >= simplex.Value - 1e-6);
            Assert.All(rosters.GroupBy(roster => roster.Person), person => Assert.Equal(1, person.Sum(market.Share), 1e-6));
            gaps += market.Value - simplex.Value;
            most += simplex.Value;
        }

        Assert.InRange(gaps, 0, 0.02 * most);
    }

    /// <summary>Hours cost by their square, so people are priced nearly at first.</summary>
    [Fact]
    public void A_simplex_takes_over_once_people_are_priced_thoroughly()
    {
        var takenOver = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = RandomRostering.Of(seed);
            var problem = random with { People = [.. random.People.Select(Squared)] };
            if (RandomRostering.LeastCost(problem) is not { } least) continue;

            PersonRosters[] rosters = [.. Enumerable.Range(0, problem.People.Count).Select(person => new PersonRosters(problem, person))];
            Roster[] known = [.. rosters.Select(person => person.Price(new(), new double[problem.Demands.Count]).Roster!)];
            var size = rosters.Length * rosters.SelectMany(person => person.Reaches).Distinct().Count();

            using var mix = Mix(problem, rosters, known, mostExact: size - 1);
            Assert.False(mix.IsExact);
            while (!mix.IsDone) mix.Round([new()], TestContext.Current.CancellationToken);

            if (mix.IsExact) takenOver++;
            Assert.InRange(mix.Bound, double.NegativeInfinity, least + 1e-6);
            Assert.InRange(mix.Value, mix.Bound - 1e-6, double.PositiveInfinity);
            Assert.All(mix.Rosters.GroupBy(roster => roster.Person), person => Assert.Equal(1, person.Sum(mix.Share), 1e-6));
        }

        Assert.InRange(takenOver, 5, 40);
    }

    [Fact]
    public void Rosters_that_are_mixed_in_are_in_the_next_mix()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var problem = RandomRostering.Of(seed);
            if (problem.People.Any(space => RosterGraph.Of(space, space.Rules) is null)) continue;

            PersonRosters[] rosters = [.. Enumerable.Range(0, problem.People.Count).Select(person => new PersonRosters(problem, person))];
            Roster[] known = [.. rosters.Select(person => person.Price(new(), new double[problem.Demands.Count]).Roster!)];
            using var whole = Mix(problem, rosters, known);
            while (!whole.IsDone) whole.Round([new()], TestContext.Current.CancellationToken);

            using var helped = Mix(problem, rosters, known);
            helped.Round([new()], TestContext.Current.CancellationToken);
            foreach (var roster in whole.Mix) helped.Add(roster);
            if (!helped.IsDone) helped.Round([new()], TestContext.Current.CancellationToken);

            Assert.Equal(whole.Value, helped.Value, 1e-6);
        }
    }

    static ColumnGeneration Mix(RosteringProblem problem, PersonRosters[] rosters, IEnumerable<Roster> known, int mostExact = ColumnGeneration.MostExact) =>
        new(problem, rosters, [.. Enumerable.Range(0, rosters.Length)], [.. problem.Demands.Select(demand => demand.Wanted)], null, known, mostExact: mostExact);

    static RosterSpace Squared(RosterSpace space) => space with
    {
        Days = [.. space.Days.Select(day => (Choice[])[.. day.Select(choice => choice with { Amounts = [choice.Kind] })])],
        Sums = [new(amount => 3 * amount * amount)],
    };

    /// <summary>There are more demands than rosters at first, and no bound is worth anything before prices have settled; the mix becomes cheaper all the time.</summary>
    [Fact]
    public void A_long_horizon_settles_soon_and_is_not_given_up_while_the_mix_becomes_cheaper()
    {
        const int People = 8, Days = 42, Kinds = 4;
        var random = new Random(1);
        bool[] work = [false, .. Enumerable.Repeat(true, Kinds)], rest = [true, .. Enumerable.Repeat(false, Kinds)];
        RosterRule[] rules = [new RunLength(work, 2, 5), new RunLength(rest, 2, int.MaxValue)];
        RosteringProblem problem = new(
            [.. Enumerable.Range(0, Days * Kinds).Select(_ => new Demand(1, 100, 1))],
            [.. Enumerable.Range(0, People).Select(_ => new RosterSpace(
                [.. Enumerable.Range(0, Days).Select(day => (Choice[])[new(0, 0, 0, []), .. Enumerable.Range(1, Kinds).Select(kind => new Choice(kind, 8, random.Next(9), [Kinds * day + kind - 1]))])], rules))]);
        PersonRosters[] rosters = [.. Enumerable.Range(0, People).Select(person => new PersonRosters(problem, person))];
        var nobody = Enumerable.Range(0, People).Select(person => rosters[person].Price(new(), new double[Days * Kinds]).Roster!);

        using var mix = Mix(problem, rosters, nobody, mostExact: 0);
        for (var round = 0; round < 100; round++) mix.Round([new()], TestContext.Current.CancellationToken);
        Assert.InRange(mix.Value, mix.Bound, 1.2 * mix.Bound);

        while (!mix.IsDone) mix.Round([new()], TestContext.Current.CancellationToken);
        Assert.InRange(mix.Value, mix.Bound, 1.01 * mix.Bound);
    }

    [Fact]
    public void A_price_falls_as_more_come_and_stays_between_what_one_too_many_and_one_too_few_costs()
    {
        var demand = new Demand(10, 100, 1);
        double[] worths = [.. Enumerable.Range(0, 30).Select(count => Market.Worth(demand, price: 3, count))];

        Assert.Equal(worths.OrderDescending(), worths);
        Assert.All(worths, worth => Assert.InRange(worth, -1, 100));
        Assert.True(worths[9] > 3 && worths[10] < 3);
    }

    static Roster[] Known(RosteringProblem problem, int seed)
    {
        var dice = new Dice(seed);
        var prices = new double[problem.Demands.Count];
        var known = new List<Roster>();
        for (var round = 0; round < 8; round++)
        {
            for (var demand = 0; demand < prices.Length; demand++) prices[demand] = Pricing.Rounded(dice.NextDouble() * 20 - 4);
            for (var person = 0; person < 20; person++) known.Add(new PersonRosters(problem, person).Price(new(), prices).Roster!);
        }

        return [.. known.Distinct()];
    }
}
