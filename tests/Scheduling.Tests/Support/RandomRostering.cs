using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Rosters.Rules;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Tests.Support;

/// <summary>Small rostering problems with every kind of rule, and all that can be made of them, one by one.</summary>
static class RandomRostering
{
    public static RosteringProblem Of(int seed, int people = 3, int days = 5)
    {
        var dice = new Dice(seed);
        var kinds = 2 + dice.Next(2);
        var demands = new Demand[days * (kinds - 1)];
        for (var demand = 0; demand < demands.Length; demand++) demands[demand] = new(dice.Next(people + 1), dice.Next(30), dice.Next(5));

        return new(demands, [.. Enumerable.Range(0, people).Select(_ => Space(ref dice, days, kinds))]);
    }

    static RosterSpace Space(ref Dice dice, int days, int kinds)
    {
        int[] lengths = [0, 8, 10, 12];
        var all = new IReadOnlyList<Choice>[days];
        for (var day = 0; day < days; day++)
        {
            var choices = new List<Choice> { new(0, 0, dice.Next(4), []) };
            for (var kind = 1; kind < kinds; kind++)
                if (dice.Next(5) > 0) choices.Add(new(kind, lengths[kind], dice.Next(6), [day * (kinds - 1) + kind - 1]));
            all[day] = choices;
        }

        var forbidden = new bool[kinds, kinds];
        forbidden[kinds - 1, 1] = kinds > 2 && dice.Next(2) == 0;
        var (work, rest, last) = (new bool[kinds], new bool[kinds], new bool[kinds]);
        for (var kind = 0; kind < kinds; kind++) (work[kind], rest[kind], last[kind]) = (kind > 0, kind == 0, kind == kinds - 1);

        RosterRule[] rules =
        [
            new Succession(forbidden),
            new RunLength(work, 1 + dice.Next(2), 2 + dice.Next(3)),
            new RunLength(rest, 1 + dice.Next(2), int.MaxValue),
            new WeekendsWorked([.. Enumerable.Range(0, days).Select(day => day % 3 > 0 ? day / 3 : -1)], 1 + dice.Next(2)),
            new AtMost(last, 1 + dice.Next(2)),
        ];
        return dice.Next(3) == 0 ? new(all, rules) : new(all, rules, 8 * dice.Next(2), 8 * (2 + dice.Next(3)));
    }

    /// <summary>All combinations of choices that keep the rules.</summary>
    public static IEnumerable<(short[] Choices, long Cost)> EveryRoster(RosterSpace space)
    {
        var choices = new short[space.Days.Count];
        while (true)
        {
            if (space.Cost(choices) is { } cost) yield return ([.. choices], cost);

            var day = 0;
            while (day < choices.Length && ++choices[day] == space.Days[day].Count) choices[day++] = 0;
            if (day == choices.Length) yield break;
        }
    }

    public static IEnumerable<int> DemandsOf(RosterSpace space, short[] choices) => choices.SelectMany((choice, day) => space.Days[day][choice].Demands);

    /// <summary>What rosters cost together with the demands, counted anew; they must keep every rule.</summary>
    public static long CostOf(RosteringProblem problem, IEnumerable<Roster> rosters)
    {
        var counts = new int[problem.Demands.Count];
        var cost = 0L;
        foreach (var roster in rosters)
        {
            var space = problem.People[roster.Person];
            cost += space.Cost(roster.Choices)!.Value;
            foreach (var demand in DemandsOf(space, roster.Choices)) counts[demand]++;
        }

        return cost + counts.Select((count, demand) => problem.Demands[demand].Cost(count)).Sum();
    }

    /// <summary>The least cost of all combinations of everybody's rosters; null when somebody can have none.</summary>
    public static long? LeastCost(RosteringProblem problem)
    {
        var counts = new int[problem.Demands.Count];
        var rosters = problem.People.Select(space => EveryRoster(space).Select(each => (each.Cost, Demands: DemandsOf(space, each.Choices).ToArray())).ToArray()).ToArray();
        return rosters.Any(each => each.Length == 0) ? null : From(0);

        long From(int person)
        {
            if (person == rosters.Length) return counts.Select((count, demand) => problem.Demands[demand].Cost(count)).Sum();

            var least = long.MaxValue;
            foreach (var (cost, demands) in rosters[person])
            {
                foreach (var demand in demands) counts[demand]++;
                least = Math.Min(least, cost + From(person + 1));
                foreach (var demand in demands) counts[demand]--;
            }

            return least;
        }
    }
}
