using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>Finds what no schedule can be below, by column generation over whole rosters: first how few minutes of seats can be empty, then what everything together costs at least.</summary>
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
        var bound = default(ScheduleBound);
        foreach (var counted in (Counted[])[Counted.EmptySeats, Counted.Everything])
        {
            if (stop.IsCancellationRequested || CompiledProblem.Of(board, counted, stop) is not { } compiled) yield break;
            if (compiled.Rostering.People.Count == 0)
            {
                var cost = compiled.Settled + compiled.Rostering.Demands.Sum(demand => demand.Cost(0));
                yield return bound = counted == Counted.EmptySeats ? bound with { EmptySeats = cost } : bound with { Everything = cost };
                continue;
            }

            PersonRosters[] rosters = [.. Enumerable.Range(0, compiled.Rostering.People.Count).Select(person => new PersonRosters(compiled.Rostering, person))];
            int[] everybody = [.. Enumerable.Range(0, rosters.Length)];
            int[] wanted = [.. compiled.Rostering.Demands.Select(demand => demand.Wanted)];
            using var mix = new ColumnGeneration(compiled.Rostering, rosters, everybody, wanted, Prices(compiled), compiled.Rosters(begun).Concat(compiled.Rosters([])));

            while (!mix.IsDone && !stop.IsCancellationRequested)
            {
                mix.Round(pricings, stop);
                var cost = compiled.Settled + (long)Math.Ceiling(mix.Bound - 1e-6);
                if (cost <= (counted == Counted.EmptySeats ? bound.EmptySeats : bound.Everything)) continue;

                yield return bound = counted == Counted.EmptySeats ? bound with { EmptySeats = cost } : bound with { Everything = cost };
            }
        }
    }

    /// <summary>A guess to begin with: an empty seat is worth what it costs, a filled one nothing or what the work on it costs twice, since wear grows with the square.</summary>
    double[] Prices(CompiledProblem compiled)
    {
        var filled = begun.CountBy(each => each.Shift).ToDictionary();
        var work = compiled.Rosters(begun).Sum(roster => roster.Cost);
        var minutes = begun.Sum(each => (long)board.Shifts[each.Shift].Minutes);
        var worth = minutes == 0 ? 0 : 2.0 * work / minutes;

        return [.. compiled.Rostering.Demands.Select((demand, shift) => filled.GetValueOrDefault(shift) < board.Shifts[shift].Shift.Seats ? demand.Missing : Pricing.Rounded(Math.Min(demand.Missing, worth * board.Shifts[shift].Minutes)))];
    }
}

