namespace MutualAid.Scheduling.Rosters;

/// <summary>Everybody in turn takes the roster that is best beside the others'; of many people, some at once.</summary>
/// <remarks>How many at once depends on the people and not on the threads, so that any number of threads comes to the same answer.</remarks>
sealed class InTurn(RosteringProblem problem, PersonRosters[] rosters, Pricing[] pricings)
{
    const int Parts = 200;

    readonly double[][] prices = [.. Enumerable.Range(0, Math.Max(1, rosters.Length / Parts)).Select(_ => new double[problem.Demands.Count])];

    /// <summary>One turn of everybody, at what a demand is worth while it is filled.</summary>
    /// <param name="worth">Of one more at a demand, with so many there.</param>
    /// <param name="stop">Ends it between two people.</param>
    public void Take(Answer answer, Func<int, int, double> worth, CancellationToken stop)
    {
        foreach (var (person, roster) in Best(answer, worth, stop)) answer[person] = roster;
    }

    /// <summary>One turn of everybody, at what a demand is worth in truth; nobody makes the answer dearer.</summary>
    public void Improve(Answer answer, CancellationToken stop)
    {
        foreach (var (person, roster) in Best(answer, (demand, count) => problem.Demands[demand].Worth(count), stop))
        {
            var (before, cost) = (answer[person], answer.Cost);
            answer[person] = roster;
            if (answer.Cost > cost) answer[person] = before;
        }
    }

    IEnumerable<(int Person, Roster Roster)> Best(Answer answer, Func<int, int, double> worth, CancellationToken stop)
    {
        var found = new Roster?[prices.Length];
        for (var first = 0; first < rosters.Length && !stop.IsCancellationRequested; first += prices.Length)
        {
            var count = Math.Min(prices.Length, rosters.Length - first);
            for (var index = 0; index < count; index++) Look(answer, first + index, worth, prices[index]);
            Pricing.ForEach(count == 1 ? pricings[..1] : pricings, count, (pricing, index) =>
            {
                found[index] = rosters[first + index].Price(pricing, prices[index]).Roster;
                return true;
            });

            for (var index = 0; index < count; index++)
                yield return (first + index, found[index] ?? answer[first + index] ?? throw new ArgumentException($"Person {first + index} can have no roster."));
        }
    }

    void Look(Answer answer, int person, Func<int, int, double> worth, double[] seen)
    {
        var own = answer[person];
        answer[person] = null;
        foreach (var demand in rosters[person].Reaches) seen[demand] = Pricing.Rounded(worth(demand, answer.Count(demand)));
        answer[person] = own;
    }
}
