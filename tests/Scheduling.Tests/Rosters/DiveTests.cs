using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class DiveTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_dive_gives_everybody_a_roster_that_is_allowed_and_none_where_the_limit_is_the_bound()
    {
        var found = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 8, days: 10);
            if (problem.People.Any(space => RosterGraph.Of(space, space.Rules) is null)) continue;

            using var mix = Root(problem);
            Assert.Null(Dive.From(mix, [new()], Math.Ceiling(mix.Bound), noise: 0, seed, Stop));
            if (Dive.From(mix, [new()], double.PositiveInfinity, noise: 0.3, seed, Stop) is not { } rosters) continue;

            found++;
            Assert.Equal(Enumerable.Range(0, 8), rosters.Select(roster => roster.Person).Order());
            Assert.All(rosters, roster => Assert.Equal(roster.Cost, problem.People[roster.Person].Cost(roster.Choices)));
            Assert.InRange(RandomRostering.CostOf(problem, rosters), mix.Bound, double.PositiveInfinity);
        }

        Assert.True(found > 20);
    }

    static ColumnGeneration Root(RosteringProblem problem)
    {
        PersonRosters[] rosters = [.. Enumerable.Range(0, problem.People.Count).Select(person => new PersonRosters(problem, person))];
        Roster[] first = [.. rosters.Select(person => person.Price(new(), new double[problem.Demands.Count]).Roster!)];
        var root = new ColumnGeneration(problem, rosters, [.. Enumerable.Range(0, rosters.Length)], [.. problem.Demands.Select(demand => demand.Wanted)], null, first);
        while (!root.IsDone) root.Round([new()]);
        return root;
    }
}
