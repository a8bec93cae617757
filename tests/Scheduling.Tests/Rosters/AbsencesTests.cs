using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Tests.Rosters;

public sealed class AbsencesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void One_other_takes_over_what_saves_most_of_all_that_anybody_could_do()
    {
        var changed = 0;
        foreach (var (problem, rosters, away, firstDay) in Cases(people: 4, days: 6))
        {
            var mended = new Absences(problem, rosters, threads: 1).Without(away, firstDay, mostOthers: 1, Stop);

            var without = new Absences(problem, rosters, threads: 1).Without(away, firstDay, mostOthers: 0, Stop);
            var least = Enumerable.Range(0, 4).Where(other => other != away && Misses(problem, rosters, without, other)).SelectMany(other => RandomRostering.EveryRoster(problem.People[other])
                    .Where(each => each.Choices.AsSpan(0, firstDay).SequenceEqual(rosters[other].Choices.AsSpan(0, firstDay)))
                    .Select(each => CostWith(problem, without, new(other, each.Choices, each.Cost, [.. RandomRostering.DemandsOf(problem.People[other], each.Choices)]))))
                .Append(without.Cost)
                .Min();

            Assert.Equal(least, mended.Cost);
            changed += mended.Others.Count;
        }

        Assert.True(changed > 10);
    }

    [Fact]
    public void Nobody_else_changes_what_is_past_or_breaks_a_rule_and_the_cost_is_right()
    {
        foreach (var (problem, rosters, away, firstDay) in Cases(people: 8, days: 10))
        {
            var mended = new Absences(problem, rosters, threads: 2).Without(away, firstDay, mostOthers: 2, Stop);

            Assert.InRange(mended.Others.Count, 0, 2);
            Assert.Equal(CostWith(problem, mended, mended.Rosters[away]), mended.Cost);
            Assert.All(mended.Rosters[away].Choices.Select((choice, day) => (problem.People[away].Days[day][choice], day)).Skip(firstDay), each => Assert.Equal(0, each.Item1.Kind));
            foreach (var roster in mended.Rosters)
            {
                Assert.Equal(rosters[roster.Person].Choices.Take(firstDay), roster.Choices.Take(firstDay));
                if (roster.Person == away) continue;
                Assert.Equal(problem.People[roster.Person].Cost(roster.Choices), roster.Cost);
                if (!mended.Others.Contains(roster.Person)) Assert.Equal(rosters[roster.Person].Choices, roster.Choices);
            }
        }
    }

    static IEnumerable<(RosteringProblem Problem, IReadOnlyList<Roster> Rosters, int Away, int FirstDay)> Cases(int people, int days)
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var problem = RandomRostering.Of(seed, people, days);
            if (problem.People.Any(space => !RandomRostering.EveryRoster(space).Any())) continue;

            yield return (problem, Rostering.Improve(problem, new(seed, MaxSteps: 10), Stop).Last().Rosters, seed % people, seed % 3);
        }
    }

    /// <summary>Whether the other could meet something that nobody does any more who should.</summary>
    static bool Misses(RosteringProblem problem, IReadOnlyList<Roster> before, Mended without, int other)
    {
        var reaches = problem.People[other].Days.SelectMany(day => day).SelectMany(choice => choice.Demands).ToHashSet();
        return before.SelectMany(roster => roster.Demands).Distinct().Any(demand => reaches.Contains(demand)
            && Count(before, demand) > Count(without.Rosters, demand) && problem.Demands[demand].Worth(Count(without.Rosters, demand)) > 0);
    }

    static int Count(IEnumerable<Roster> rosters, int demand) => rosters.Sum(roster => roster.Demands.Count(each => each == demand));

    static long CostWith(RosteringProblem problem, Mended mended, Roster other)
    {
        Roster[] rosters = [.. mended.Rosters.Select(roster => roster.Person == other.Person ? other : roster)];
        return rosters.Sum(roster => roster.Cost) + problem.Demands.Select((demand, index) => demand.Cost(Count(rosters, index))).Sum();
    }
}
