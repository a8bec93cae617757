using System.Numerics;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Rosters;

/// <summary>One run of <see cref="Rostering"/>: the best answer so far, the bound, and what is done to bring them together.</summary>
sealed class RosterSearch
{
    const int MostNear = 60_000;
    const int FirstWalk = 16;
    const int MostTurns = 5;
    const double Noise = 0.3;
    static readonly int[] Sizes = [6, 10, 14, 8, 12, 16];
    static readonly double[] Nearnesses = [0.125, 0.25, 0.5, 1];

    readonly RosteringProblem problem;
    readonly RosteringSettings settings;
    readonly CancellationToken stop;
    readonly PersonRosters[] rosters;
    readonly Pricing[] pricings;
    readonly InTurn turns;
    Answer best;
    long bound;
    int steps;
    int nearness;
    int dives;

    public RosterSearch(RosteringProblem problem, RosteringSettings settings, CancellationToken stop)
    {
        (this.problem, this.settings, this.stop) = (problem, settings, stop);
        rosters = new PersonRosters[problem.People.Count];
        pricings = [.. Enumerable.Range(0, settings.Threads).Select(_ => new Pricing())];
        var shared = new SharedGraphs();
        Parallel.For(0, rosters.Length, new() { MaxDegreeOfParallelism = settings.Threads }, person => rosters[person] = new(problem, person, shared));
        turns = new(problem, rosters, pricings);
        best = new(problem);
        bound = problem.People.Sum(person => person.Days.Sum(day => (long)day.Min(choice => choice.Cost)));
    }

    bool IsOver => stop.IsCancellationRequested || steps >= settings.MaxSteps || best.Cost - bound <= settings.TargetGap * best.Cost;

    public IEnumerable<Rostered> Run()
    {
        TakeFirst();
        yield return Now();
        for (var round = 1; round < MostTurns && ImproveInTurn(); round++) yield return Now();

        int[] everybody = [.. Enumerable.Range(0, rosters.Length)];
        using var root = new ColumnGeneration(problem, rosters, everybody, [.. problem.Demands.Select(demand => demand.Wanted)], null, best.Rosters);
        while (!root.IsDone && !IsOver)
        {
            steps++;
            root.Round(pricings, stop);
            var isBetter = Better(root.Bound);

            // Large problems take long to come to the best mix.
            if (steps >= FirstWalk && BitOperations.IsPow2(steps))
                isBetter |= root.IsExact ? Settle(root) | Walk(new(problem, rosters, root.Prices, pricings, settings.Seed + steps)) : TradeWhole(root);

            if (isBetter) yield return Now();
        }

        if (root.IsExact ? DiveFrom(root, share: 1, noise: 0) : TradeWhole(root)) yield return Now();

        var pool = new PoolSearch(problem, rosters, root.Prices, pricings, settings.Seed);
        var neighbourhood = new Neighbourhood(problem, rosters, root.Prices, root.Values);
        var (turn, size) = (0, 0);
        while (!IsOver)
        {
            steps++;
            var before = (best.Cost, bound);
            if (turn % 12 == 1 && nearness < Nearnesses.Length) ChooseAmongNear(root);
            else if (turn % 12 == 7 && root.IsExact) DiveFrom(root, Nearnesses[dives % Nearnesses.Length], Noise);
            else if (turn % 4 == 3) Walk(pool);
            else ImproveNeighbourhoods(neighbourhood, Sizes[size++ % Sizes.Length], isThorough: turn % 4 == 0);

            turn++;
            if ((best.Cost, bound) != before) yield return Now();
            if (best.Cost < before.Cost) (size, nearness) = (0, 0);
        }
    }

    bool Settle(ColumnGeneration root)
    {
        if (Settling.From(best, rosters, root.Prices, pricings[0], stop) is not { } found || found.Cost >= best.Cost) return false;

        best = found;
        return true;
    }

    bool Walk(PoolSearch pool)
    {
        var (before, found) = (best.Cost, pool.Round(best, stop));
        if (found.Cost <= before) best = found;
        return found.Cost < before;
    }

    /// <summary>Looks for an answer that is above the bound by less than a share of the gap, another way each time.</summary>
    bool DiveFrom(ColumnGeneration root, double share, double noise)
    {
        if (IsOver) return false;

        var limit = root.Bound + share * (best.Cost - root.Bound);
        return Dive.From(root, pricings, limit, noise, settings.Seed + dives++, stop) is { } found && Take(found);
    }

    /// <summary>
    /// No cheaper answer holds a roster that is dearer at the root's prices than the gap, and most of its rosters are far less dear. So whole rosters are chosen among those within a
    /// share of the gap, a larger one each time; where all within the gap can be counted, the choice is the best there is (Baldacci, Christofides and Mingozzi 2008).
    /// </summary>
    void ChooseAmongNear(ColumnGeneration root)
    {
        var (share, gap) = (Nearnesses[nearness++], best.Cost - 1 - root.Bound);

        var near = new List<Roster>?[rosters.Length];
        Pricing.ForEach(pricings, rosters.Length, (pricing, person) =>
        {
            near[person] = rosters[person].Within(pricing, root.Prices, root.Values[person] + share * gap, MostNear / rosters.Length);
            return near[person] is not null && !stop.IsCancellationRequested;
        });
        if (Array.Exists(near, each => each is null))
        {
            nearness = Nearnesses.Length;
            return;
        }

        int[] wanted = [.. problem.Demands.Select(demand => demand.Wanted)];
        Roster[] among = [.. near.SelectMany(each => each!).Concat(best.Rosters).Distinct()];
        var (chosen, isProven) = Choosing.Choose(problem, among, wanted, best.Rosters, effort: 2, settings.Seed, stop);
        if (chosen is null) return;

        Take(chosen);
        if (isProven && share == 1) bound = best.Cost;
    }

    /// <summary>The rosters become part of the best answer unless that makes it dearer.</summary>
    bool Take(Roster[] changes)
    {
        var (before, kept) = (best.Cost, changes.Select(roster => best[roster.Person]).ToArray());
        foreach (var roster in changes) best[roster.Person] = roster;
        if (best.Cost <= before) return best.Cost < before;

        for (var index = 0; index < changes.Length; index++) best[changes[index].Person] = kept[index];
        return false;
    }

    Rostered Now() => new(best.Rosters, best.Cost, bound);

    /// <summary>Costs are whole numbers, so nothing costs less than the next whole one.</summary>
    bool Better(double found)
    {
        var whole = (long)Math.Ceiling(found - 1e-6);
        if (whole <= bound) return false;

        bound = whole;
        return true;
    }

    /// <summary>
    /// Everybody takes a roster for the first time. A demand's worth falls steadily while it is filled, from what one too few costs to what one too many costs, or those who come first would leave what nobody
    /// likes to the last.
    /// </summary>
    void TakeFirst() => turns.Take(
        best,
        (demand, count) => problem.Demands[demand] is var facts && count < facts.Wanted ? facts.Missing - ((double)facts.Missing + facts.Extra) * count / facts.Wanted : -facts.Extra,
        CancellationToken.None);

    bool ImproveInTurn()
    {
        var before = best.Cost;
        turns.Improve(best, stop);
        return best.Cost < before;
    }

    /// <summary>From the mix to a whole answer: rounded, and then traded in whole rosters at the mix's prices.</summary>
    bool TradeWhole(ColumnGeneration mix)
    {
        if (IsOver) return false;

        var answer = new Answer(problem);
        foreach (var roster in Rounding.Of(problem, mix)) answer[roster.Person] = roster;

        for (var (round, before) = (0, long.MaxValue); round < MostTurns && answer.Cost < before && !stop.IsCancellationRequested; round++)
        {
            before = answer.Cost;
            turns.Take(answer, (demand, count) => Market.Worth(problem.Demands[demand], mix.Prices[demand], count), stop);
        }

        turns.Improve(answer, stop);
        return Take([.. answer.Rosters]);
    }

    void ImproveNeighbourhoods(Neighbourhood neighbourhood, int size, bool isThorough)
    {
        var dice = new Dice(unchecked(settings.Seed * 7919 + steps));
        var taken = new HashSet<int>();
        var picks = new int[settings.Threads][];
        for (var thread = 0; thread < picks.Length; thread++)
        {
            picks[thread] = neighbourhood.Pick(best, taken, size, ref dice);
            taken.UnionWith(picks[thread]);
        }

        var found = new Roster[]?[picks.Length];
        Parallel.For(0, picks.Length, thread =>
        {
            if (picks[thread].Length > 0)
                found[thread] = neighbourhood.Improve(best, picks[thread], isThorough, steps, pricings[thread], stop);
        });

        foreach (var changes in found)
            if (changes is not null) Take(changes);
    }
}
