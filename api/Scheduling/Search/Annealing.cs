using MutualAid.Scheduling.Search.Moves;

namespace MutualAid.Scheduling.Search;

/// <summary>Local search that at first accepts what is somewhat worse and then less and less of it, in rounds that grow longer.</summary>
/// <remarks>No clock is asked: each round is twice as long as the one before and starts from the best, so whenever the search is stopped a whole round is not far behind.</remarks>
sealed class Annealing(Draft draft, Best best, int seed)
{
    // In the units of Draft.Cost, where a minute of wear is 16.
    const double Hot = 16 * 120;
    const double Cold = 16;

    /// <summary>Where rounds after the first begin: what was good in the best stays.</summary>
    const double Warm = 16 * 30;
    const int ShortestRound = 50_000;

    Dice dice = new(seed);
    long round = ShortestRound;
    long stepInRound;
    double temperature = Hot;

    double Warmest => round == ShortestRound ? Hot : Warm;

    /// <summary>Takes so many steps; true when the best became better.</summary>
    public bool Run(long steps)
    {
        var improved = false;

        for (long step = 0; step < steps; step++)
        {
            if (stepInRound++ == round)
                NextRound();

            if (stepInRound % 1000 == 0)
                temperature = Warmest * Math.Pow(Cold / Warmest, (double)stepInRound / round);

            improved |= Step();
        }

        return improved;
    }

    /// <summary>Fills the seats in the best that someone can take as things are, since the last step may have made room; true when there were any.</summary>
    public bool Finish()
    {
        best.Return();
        FirstDraft.FillUp(draft, CancellationToken.None);
        draft.Settle();

        if (!best.IsBeaten)
            return false;

        best.Keep();
        return true;
    }

    bool Step()
    {
        var before = draft.Cost;

        if (!TryMove())
        {
            draft.BackTo(0);
            return false;
        }

        // What is better by the score is kept even where it costs more by the weights.
        var isBest = best.IsBeaten;
        if (!Accepts(draft.Cost - before) && !isBest)
        {
            draft.BackTo(0);
            return false;
        }

        draft.Settle();

        if (isBest)
            best.Keep();

        return isBest;
    }

    bool TryMove()
    {
        var throwOfHundred = dice.Next(100);

        if (draft.Open.Count > 0 && throwOfHundred < 25)
            return Fill.Try(draft, ref dice);

        if (draft.Restorable.Count > 0 && throwOfHundred is >= 89 and < 99)
            return GiveBack.Try(draft, ref dice);

        return throwOfHundred switch
        {
            < 55 => Replace.Try(draft, ref dice),
            < 75 => Swap.Try(draft, ref dice),
            < 99 => SwapDays.Try(draft, ref dice),
            _ => Rework.Try(draft, ref dice),
        };
    }

    bool Accepts(long worse) => worse <= 0 || dice.NextDouble() < Math.Exp(-worse / temperature);

    void NextRound()
    {
        best.Return();
        round *= 2;
        stepInRound = 1;
        temperature = Warmest;
    }
}
