using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class SettlingTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Everybody_has_a_roster_that_is_allowed_the_answer_given_stays_and_most_become_cheaper()
    {
        var (settled, cheaper) = (0, 0);
        for (var seed = 1; seed <= 40; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 8, days: 10);
            if (problem.People.Any(space => RosterGraph.Of(space, space.Rules) is null)) continue;

            var (rosters, first) = Given(problem);
            using var mix = new ColumnGeneration(problem, rosters, [.. Enumerable.Range(0, rosters.Length)], [.. problem.Demands.Select(demand => demand.Wanted)], null, first.Rosters);
            while (!mix.IsDone) mix.Round([new()], Stop);
            var before = first.Cost;

            var answer = Settling.From(first, rosters, mix.Prices, new(), Stop)!;

            Assert.Equal(before, first.Cost);
            Assert.All(answer.Rosters, roster => Assert.Equal(roster.Cost, problem.People[roster.Person].Cost(roster.Choices)));
            Assert.Equal(RandomRostering.CostOf(problem, answer.Rosters), answer.Cost);
            Assert.InRange(answer.Cost, mix.Bound - 1e-6, double.PositiveInfinity);
            (settled, cheaper) = (settled + 1, cheaper + (answer.Cost < before ? 1 : 0));
        }

        Assert.True(cheaper > settled / 2, $"{cheaper} of {settled}");
    }

    [Fact]
    public void Stopped_it_gives_none()
    {
        var problem = RandomRostering.Of(1);
        var (rosters, first) = Given(problem);

        Assert.Null(Settling.From(first, rosters, new double[problem.Demands.Count], new(), new CancellationToken(canceled: true)));
    }

    /// <summary>Everybody has what is best for them alone.</summary>
    static (PersonRosters[] Rosters, Answer First) Given(RosteringProblem problem)
    {
        PersonRosters[] rosters = [.. Enumerable.Range(0, problem.People.Count).Select(person => new PersonRosters(problem, person))];
        var first = new Answer(problem);
        for (var person = 0; person < rosters.Length; person++) first[person] = rosters[person].Price(new(), new double[problem.Demands.Count]).Roster;
        return (rosters, first);
    }
}
