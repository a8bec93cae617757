using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Rosters;

/// <summary>Annealing over the known rosters: somebody takes another of theirs. Between the rounds everybody is priced anew beside what the others have, which finds rosters that mixing never needs.</summary>
/// <remarks>Each thread walks on an answer of its own; all read the known rosters in one phase, and each adds to those of its own share of the people in the next.</remarks>
sealed class PoolSearch(RosteringProblem problem, PersonRosters[] rosters, double[] prices, Pricing[] pricings, int seed)
{
    const int StepsARound = 300_000;
    const double Cold = 0.5;

    /// <summary>Rosters that are known of all people together: about half a gigabyte.</summary>
    const int MostKnown = 2_000_000;

    readonly Answer?[] walks = new Answer?[pricings.Length];
    int round;

    /// <summary>One round of every thread; the best answer that any of them has come to, which may be dearer than the one given.</summary>
    public Answer Round(Answer best, CancellationToken stop)
    {
        round++;
        var found = new Answer[walks.Length];
        Parallel.For(0, walks.Length, thread =>
        {
            var dice = new Dice(unchecked(seed * 31 + round * 977 + thread));
            var walk = walks[thread] is { } own && dice.Next(3) > 0 ? own : best.Copy();
            (walks[thread], found[thread]) = (walk, Anneal(walk, ref dice, stop));
        });
        Parallel.For(0, walks.Length, thread =>
        {
            var dice = new Dice(unchecked(seed * 37 + round * 1013 + thread));
            Respond(found[thread], thread, ref dice, stop);
        });
        return found.MinBy(answer => answer.Cost)!;
    }

    /// <returns>The best on the way.</returns>
    Answer Anneal(Answer walk, ref Dice dice, CancellationToken stop)
    {
        var best = walk.Copy();
        var hot = Math.Max(4 * Cold, Usual(walk, ref dice) * (0.05 + 0.15 * dice.NextDouble()));
        var temperature = hot;
        var changed = new IndexSet(rosters.Length);

        for (var step = 0; step < StepsARound; step++)
        {
            if (step % 1_024 == 0)
            {
                if (stop.IsCancellationRequested) break;
                temperature = hot * Math.Pow(Cold / hot, (double)step / StepsARound);
            }

            var (person, before, cost) = Take(walk, ref dice);
            if (walk.Cost > cost && dice.NextDouble() >= Math.Exp((cost - walk.Cost) / temperature))
            {
                walk[person] = before;
                continue;
            }

            changed.Add(person);
            if (walk.Cost >= best.Cost) continue;
            for (var index = 0; index < changed.Count; index++) best[changed[index]] = walk[changed[index]];
            changed.Clear();
        }

        return best;
    }

    /// <summary>What a random change costs when it costs anything.</summary>
    double Usual(Answer walk, ref Dice dice)
    {
        var (sum, count) = (0.0, 1);
        for (var sample = 0; sample < 300; sample++)
        {
            var (person, before, cost) = Take(walk, ref dice);
            if (walk.Cost > cost) (sum, count) = (sum + walk.Cost - cost, count + 1);
            walk[person] = before;
        }

        return sum / count;
    }

    (int Person, Roster? Before, long Cost) Take(Answer walk, ref Dice dice)
    {
        var person = dice.Next(rosters.Length);
        var known = rosters[person].Found;
        var (before, cost) = (walk[person], walk.Cost);
        walk[person] = known[dice.Next(known.Count)];
        return (person, before, cost);
    }

    /// <summary>The thread's share of the people take what is best beside the others, and look at what would be good at prices a little off.</summary>
    void Respond(Answer answer, int thread, ref Dice dice, CancellationToken stop)
    {
        var (marginal, off) = (new double[prices.Length], new double[prices.Length]);
        for (var pass = 0; pass < 2; pass++)
            for (var person = (thread + round) % walks.Length; person < rosters.Length && !stop.IsCancellationRequested; person += walks.Length)
            {
                var before = answer[person];
                answer[person] = null;
                var (mix, noise) = (dice.NextDouble(), dice.NextDouble());
                foreach (var demand in rosters[person].Reaches)
                {
                    marginal[demand] = answer.Worth(demand);
                    var spread = problem.Demands[demand].Missing + problem.Demands[demand].Extra;
                    off[demand] = Pricing.Rounded(mix * prices[demand] + (1 - mix) * marginal[demand] + noise * spread * (dice.NextDouble() - 0.5));
                }

                answer[person] = rosters[person].Price(pricings[thread], marginal).Roster ?? before;
                rosters[person].Price(pricings[thread], off);
                rosters[person].Forget(prices, MostKnown / rosters.Length);
            }
    }
}
