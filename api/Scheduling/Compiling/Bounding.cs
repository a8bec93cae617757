using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>Finds what no schedule can be below: first how few minutes of seats can be empty, by a flow and then by column generation over whole rosters; then, so too, what everything together costs at least.</summary>
/// <remarks>
/// Nothing in it depends on how good the schedule was that it began with, and nothing in the search depends on it. The two are apart because an empty seat weighs so much that a bound of the sum says little about
/// the rest.
/// </remarks>
sealed class Bounding
{
    readonly (int Shift, int Person)[] begun;
    readonly Board board;
    readonly Pricing[] pricings = [new()];

    /// <param name="board">Read, not changed; the duty books of its people are not touched.</param>
    /// <param name="begun">A lawful schedule to begin with.</param>
    public Bounding(Board board, IEnumerable<Assignment> begun) => (this.board, this.begun) = (board, board.Numbered(begun));

    /// <summary>Ever higher bounds, until nothing more can be proven or it is stopped. None where shifts are too many and short for rosters to be looked at whole.</summary>
    public IEnumerable<ScheduleBound> Run(CancellationToken stop)
    {
        var flow = new SeatFlow(board);
        var bound = new ScheduleBound(flow.LeastEmpty(ScheduleBound.Worth, stop), 0, flow.LeastEmpty(_ => (1, 1), stop));
        if (bound != default) yield return bound;
        if (CompiledProblem.Of(board, Counted.EmptySeats, stop) is not { } seats) yield break;

        // An empty seat is worth what it costs and a filled one nothing, to begin with.
        Roster[] first = [.. seats.Rosters(begun)];
        var met = first.SelectMany(roster => roster.Demands).CountBy(demand => demand).ToDictionary();
        double[] shares = [.. seats.Rostering.Demands.Select((demand, index) => met.GetValueOrDefault(index) < demand.Wanted ? 1.0 : 0.0)];
        Roster[] known = [.. first, .. seats.Rosters([])];

        using (var mix = Mix(seats, shares, known))
        {
            foreach (var cost in Higher(mix, seats, bound.EmptySeats, stop)) yield return bound = bound with { EmptySeats = cost };

            shares = [.. seats.Rostering.Demands.Select((demand, index) => demand.Missing == 0 ? 0 : mix.Prices[index] / demand.Missing)];
            known = [.. known.Union(mix.Mix)];
        }

        if (stop.IsCancellationRequested) yield break;

        var all = seats.CountingEverything(begun);
        using (var mix = Mix(all, shares, [.. known.Select(all.Counting)]))
            foreach (var cost in Higher(mix, all, bound.Everything, stop)) yield return bound = bound with { Everything = cost };
    }

    /// <summary>What the problem costs at least, each higher than the one before.</summary>
    IEnumerable<long> Higher(ColumnGeneration mix, CompiledProblem compiled, long highest, CancellationToken stop)
    {
        while (!mix.IsDone && !stop.IsCancellationRequested)
        {
            mix.Round(pricings, stop);
            if (double.IsNegativeInfinity(mix.Bound)) continue;

            var cost = compiled.Settled + (long)Math.Ceiling(mix.Bound - 1e-6);
            if (cost > highest) yield return highest = cost;
        }
    }

    /// <param name="shares">How much of what a missing person costs one more is thought to be worth.</param>
    ColumnGeneration Mix(CompiledProblem compiled, double[] shares, Roster[] known)
    {
        PersonRosters[] rosters = [.. Enumerable.Range(0, compiled.Rostering.People.Count).Select(person => new PersonRosters(compiled.Rostering, person))];
        int[] everybody = [.. Enumerable.Range(0, rosters.Length)];
        int[] wanted = [.. compiled.Rostering.Demands.Select(demand => demand.Wanted)];

        // Besides that, a seat is worth what the work on it costs, twice, since wear grows with the square.
        var minutes = begun.Sum(each => (long)board.Shifts[each.Shift].Minutes);
        var worth = minutes == 0 ? 0 : 2.0 * compiled.Rosters(begun).Sum(roster => roster.Cost) / minutes;
        double[] prices = [.. compiled.Rostering.Demands.Select((demand, index) =>
            Pricing.Rounded(Math.Clamp(shares[index] * demand.Missing + (1 - shares[index]) * worth * MinutesOf(index), -demand.Extra, demand.Missing)))];

        return new(compiled.Rostering, rosters, everybody, wanted, prices, known);

        // Once for each shift: those after them are of minimums.
        int MinutesOf(int demand) => demand < board.Shifts.Length ? board.Shifts[demand].Minutes : 0;
    }
}
