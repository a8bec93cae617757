using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Rosters;

/// <summary>A few people whose rosters are made anew, together and as well as can be, while everybody else keeps theirs.</summary>
/// <param name="values">The least that each person's roster costs at the prices.</param>
sealed class Neighbourhood(RosteringProblem problem, PersonRosters[] rosters, double[] prices, double[] values)
{
    const int Rounds = 12;
    const int MostKnown = 80;
    const int MostChosenAmong = 3_000;

    /// <summary>People to begin with: where the answer costs more than the prices say that it must, with some who could help there.</summary>
    public int[] Pick(Answer answer, IReadOnlySet<int> taken, int size, ref Dice dice)
    {
        var losses = new double[rosters.Length];
        for (var person = 0; person < losses.Length; person++)
            losses[person] = Math.Max(0, ColumnGeneration.Reduced(answer[person]!, prices) - values[person]);

        var demands = new double[problem.Demands.Count];
        for (var demand = 0; demand < demands.Length; demand++)
            demands[demand] = Math.Max(0, problem.Demands[demand].Cost(answer.Count(demand)) - prices[demand] * (problem.Demands[demand].Wanted - answer.Count(demand)));

        // The seed: a demand whose cost is not explained, or one that a person of a dear roster could meet.
        var seed = Draw(demands, ref dice);
        if (seed < 0 || dice.Next(2) == 0)
        {
            var person = Draw(losses, ref dice);
            if (person < 0) person = dice.Next(rosters.Length);
            var reaches = rosters[person].Reaches;
            if (reaches.Length > 0) seed = reaches[dice.Next(reaches.Length)];
        }

        var picked = new List<int>();
        var weights = new double[rosters.Length];
        var usual = losses.Average() + 1e-3;
        for (var person = 0; person < weights.Length; person++)
            weights[person] = taken.Contains(person) ? 0 : (losses[person] + usual) * (seed >= 0 && Array.BinarySearch(rosters[person].Reaches, seed) >= 0 ? 3 : 1);

        while (picked.Count < size && Draw(weights, ref dice) is var next and >= 0)
        {
            picked.Add(next);
            weights[next] = 0;
        }

        return [.. picked.Order()];
    }

    /// <param name="isThorough">Whether to choose among the rosters that were found, too, which takes longer, where a dive finds nothing.</param>
    /// <returns>Other rosters, one for each of the people; null when it is plain that none make the answer cheaper, or none were found.</returns>
    public Roster[]? Improve(Answer answer, int[] people, bool isThorough, int seed, Pricing pricing, CancellationToken stop)
    {
        var wanted = answer.WantedOf(people);
        Roster[] current = [.. people.Select(person => answer[person]!)];
        var cost = answer.Cost - Enumerable.Range(0, rosters.Length).Except(people).Sum(person => answer[person]!.Cost);

        using var mix = new ColumnGeneration(problem, rosters, people, wanted, prices, people.SelectMany(person => Near.Best(rosters[person].Found, prices, MostKnown)).Concat(current));
        for (var round = 0; round < Rounds && !mix.IsDone; round++)
        {
            if (stop.IsCancellationRequested) return null;
            mix.Round([pricing], stop);
            if (Math.Ceiling(mix.Bound - 1e-6) >= cost) return null;
        }

        if (Dive.From(mix, [pricing], cost, noise: 0, seed, stop) is { } dived) return dived;
        return isThorough ? Chosen(mix, current, cost, wanted, seed, stop) : null;
    }

    /// <summary>The best choice among the mix's rosters that an answer cheaper than the cost could hold.</summary>
    Roster[]? Chosen(ColumnGeneration mix, Roster[] current, long cost, int[] wanted, int seed, CancellationToken stop)
    {
        var least = mix.Values.Zip(current).ToDictionary(each => each.Second.Person, each => each.First);
        var gap = cost - mix.Bound;
        Roster[] among =
        [
            .. mix.Rosters.Select(roster => (Roster: roster, Above: ColumnGeneration.Reduced(roster, mix.Prices) - least[roster.Person]))
                .Where(each => each.Above <= gap)
                .OrderBy(each => each.Above)
                .Take(MostChosenAmong)
                .Select(each => each.Roster)
                .Concat(current)
                .Distinct(),
        ];

        return Choosing.Choose(problem, among, wanted, current, effort: 1, seed, stop).Rosters;
    }

    /// <summary>A number drawn by weight; -1 when all weights are 0.</summary>
    static int Draw(double[] weights, ref Dice dice)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight;
        if (sum <= 0) return -1;

        var (at, last) = (dice.NextDouble() * sum, -1);
        for (var index = 0; index < weights.Length; index++)
        {
            if (weights[index] <= 0) continue;
            last = index;
            if ((at -= weights[index]) < 0) break;
        }

        return last;
    }
}
