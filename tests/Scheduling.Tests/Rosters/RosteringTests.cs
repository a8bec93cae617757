using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class RosteringTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Small_problems_are_solved_to_the_optimum_and_known_to_be()
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var problem = RandomRostering.Of(seed);
            var least = RandomRostering.LeastCost(problem)!.Value;
            var answers = Rostering.Improve(problem, new(seed, MaxSteps: 60), Stop).ToArray();

            Assert.All(answers, answer => Assert.InRange(least, answer.Bound, answer.Cost));
            Assert.True(answers[^1].IsOptimal);
        }
    }

    [Fact]
    public void Who_can_have_no_roster_is_named()
    {
        var problem = RandomRostering.Of(1);
        RosterSpace[] impossible = [problem.People[1] with { LeastLength = 1_000 }, problem.People[1] with { Rules = [new RunLength([true, true, true], 1, 2)] }];

        foreach (var space in impossible)
        {
            var withThem = problem with { People = [problem.People[0], space] };
            Assert.Contains("Person 1 ", Assert.Throws<ArgumentException>(() => Rostering.Improve(withThem, new(Threads: 2), Stop).Last()).Message);
        }
    }

    [Fact]
    public void Every_answer_keeps_every_rule_costs_what_it_says_and_is_no_worse_than_the_one_before()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var problem = RandomRostering.Of(seed, people: 12, days: 14);
            var (lastCost, lastBound, answers) = (long.MaxValue, long.MinValue, 0);
            if (problem.People.Any(space => RosterGraph.Of(space, space.Rules) is null)) continue;

            foreach (var answer in Rostering.Improve(problem, new(seed, Threads: 2, MaxSteps: 40), Stop))
            {
                Assert.Equal(Enumerable.Range(0, problem.People.Count), answer.Rosters.Select(roster => roster.Person));
                Assert.Equal(RandomRostering.CostOf(problem, answer.Rosters), answer.Cost);
                Assert.True(answer.Bound <= answer.Cost && answer.Cost <= lastCost && answer.Bound >= lastBound);
                (lastCost, lastBound, answers) = (answer.Cost, answer.Bound, answers + 1);
            }

            Assert.True(answers > 0);
        }
    }

    [Fact]
    public void The_same_seed_threads_and_steps_give_the_same_answers()
    {
        var problem = RandomRostering.Of(3, people: 14, days: 14);
        string[] Answers(int seed) => [.. Rostering.Improve(problem, new(seed, Threads: 2, MaxSteps: 40), Stop).Select(answer => $"{answer.Cost} {answer.Bound} {string.Join('|', answer.Rosters.Select(roster => string.Join(',', roster.Choices)))}")];

        Assert.Equal(Answers(1), Answers(1));
    }

    [Fact]
    public void Of_many_people_who_are_mixed_by_trade_every_answer_is_allowed_and_between_the_bound_and_the_one_before()
    {
        var every = RandomRostering.Of(7, people: 900, days: 7);
        var problem = every with { People = [.. every.People.Where(space => RandomRostering.EveryRoster(space).Any())] };
        Rostered[] Answers() => [.. Rostering.Improve(problem, new(1, Threads: 2, MaxSteps: 24), Stop)];

        var answers = Answers();

        Assert.InRange(problem.People.Count, 601, 900);
        Assert.All(answers, answer => Assert.Equal(RandomRostering.CostOf(problem, answer.Rosters), answer.Cost));
        Assert.All(answers.Zip(answers.Skip(1)), each => Assert.True(each.Second.Bound <= each.Second.Cost && each.Second.Cost <= each.First.Cost && each.Second.Bound >= each.First.Bound));
        Assert.InRange(answers[^1].Gap, 0, 0.02);
        Assert.Equal(answers.Select(answer => (answer.Cost, answer.Bound)), Answers().Select(answer => (answer.Cost, answer.Bound)));
    }

    [Fact]
    public void Stopped_at_once_it_still_has_an_answer()
    {
        var problem = RandomRostering.Of(5, people: 8, days: 14);

        var answer = Assert.Single(Rostering.Improve(problem, new(), new CancellationToken(canceled: true)));

        Assert.All(answer.Rosters, roster => Assert.NotNull(problem.People[roster.Person].Cost(roster.Choices)));
    }

    [Fact]
    public void Nobody_and_nothing_cost_what_is_missing()
    {
        var nobody = new RosteringProblem([new(2, 10, 1)], []);

        Assert.Equal(new(20, 20), Last(nobody));
        Assert.Equal(new(0, 0), Last(new([], [])));

        static (long Cost, long Bound) Last(RosteringProblem problem) => Rostering.Improve(problem, new(MaxSteps: 10), Stop).Last() is var last ? (last.Cost, last.Bound) : default;
    }
}
