using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling;

/// <summary>Finds what no schedule can be below: first how few minutes of seats can be empty, by a flow and then by column generation over whole rosters; then, so too, what people bear at least with no more seats empty.</summary>
/// <remarks>
/// Every bound holds for every schedule; the latest schedule only says where to look. Nothing in the search depends on it. The two are apart because an empty seat weighs so much that a bound of the sum says little about
/// the rest.
/// </remarks>
sealed class Bounding
{
    /// <summary>At which most seats are filled that people can be asked to fill, and which does not outweigh what they bear.</summary>
    const int FirstPrice = BurdenBound.Full / 8;

    const int MostPrices = 8;

    /// <summary>People times demands: seats alone are mixed exactly up to twice what rosters with all their costs are, which mix more slowly.</summary>
    const int MostExactSeats = 2 * ColumnGeneration.MostExact;

    readonly Func<Schedule> latest;
    readonly Board board;
    readonly Pricing[] pricings = [new()];

    /// <param name="board">Read, not changed; the duty books of its people are not touched.</param>
    /// <param name="latest">The best schedule by now, a lawful one.</param>
    public Bounding(Board board, Func<Schedule> latest) => (this.board, this.latest) = (board, latest);

    /// <summary>Ever higher bounds, until nothing more can be proven or it is stopped. None where shifts are too many and short for rosters to be looked at whole.</summary>
    public IEnumerable<ScheduleBound> Run(CancellationToken stop)
    {
        var flow = new SeatFlow(board);
        var bound = new ScheduleBound(flow.LeastEmpty(ScheduleBound.Worth, stop), flow.LeastEmpty(_ => (1, 1), stop), []);
        if (bound.EmptySeats > 0 || bound.Count > 0) yield return bound;
        if (CompiledProblem.Of(board, Counted.EmptySeats, stop) is not { } seats) yield break;

        // An empty seat is worth what it costs and a filled one nothing, to begin with.
        var begun = board.Numbered(latest().Assignments);
        Roster[] first = [.. seats.Rosters(begun)];
        var met = first.SelectMany(roster => roster.Demands).CountBy(demand => demand).ToDictionary();
        double[] prices = [.. seats.Rostering.Demands.Select((demand, index) => met.GetValueOrDefault(index) < demand.Wanted ? demand.Missing : 0.0)];
        Roster[] known = [.. first, .. seats.Rosters([])];

        using (var mix = Mix(seats.Rostering, RostersOf(seats), prices, known, MostExactSeats))
        {
            foreach (var least in Higher(mix, seats, bound.EmptySeats, stop)) yield return bound = bound with { EmptySeats = least };

            prices = mix.Prices;
            known = [.. known.Union(mix.Mix)];
        }

        foreach (var burden in Burdens(seats, prices, known, stop))
            yield return bound = bound with { Burdens = [.. bound.Burdens.Where(other => other.Price != burden.Price), burden] };
    }

    /// <summary>At one price of a seat after another, nearer and nearer to that at which as many are worth filling as the latest schedule fills: there a bound is the highest.</summary>
    /// <param name="prices">Of seats alone.</param>
    IEnumerable<BurdenBound> Burdens(CompiledProblem seats, double[] prices, Roster[] known, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) yield break;

        var begun = board.Numbered(latest().Assignments);
        var all = seats.CountingEverything(begun);
        var rosters = RostersOf(all);
        var (low, high, price) = (0, 2 * BurdenBound.Full, FirstPrice);
        double[] shares = [.. seats.Rostering.Demands.Select((demand, index) => demand.Missing == 0 ? 0 : prices[index] / demand.Missing)];
        known = [.. known.Select(all.Counting)];
        prices = Worth(all, begun, shares);

        for (var count = 0; count < MostPrices && high - low > 1 && !stop.IsCancellationRequested; count++)
        {
            var problem = all.WithSeatsAt(price);
            using var mix = Mix(problem, rosters, prices, known);
            foreach (var least in Higher(mix, all, 0, stop)) yield return new(price, all.Settled + least);

            prices = mix.Prices;
            known = [.. known.Union(mix.Mix)];
            var (empty, now) = (EmptyIn(mix, all.Rostering), BurdenBound.SeatsOf(latest().Score));
            if (Math.Abs(empty - now) < 1 || (empty > now && price == BurdenBound.Full)) yield break;

            if (empty > now) low = price;
            else high = price;
            price = low == 0 ? high / 2 : high > BurdenBound.Full ? 2 * low : (int)Math.Round(Math.Sqrt((double)low * high));
            if (price == low || price == high) yield break;
        }
    }

    /// <summary>What a mix costs at least, each higher than the one before. The rosters of every schedule that is found meanwhile are mixed in: better ones than pricing would come to for long.</summary>
    IEnumerable<long> Higher(ColumnGeneration mix, CompiledProblem compiled, long highest, CancellationToken stop)
    {
        IReadOnlyList<Assignment>? mixed = null;
        while (!mix.IsDone && !stop.IsCancellationRequested)
        {
            if (latest().Assignments is var found && found != mixed)
                foreach (var roster in compiled.Rosters(board.Numbered(mixed = found))) mix.Add(roster);

            mix.Round(pricings, stop);
            if (double.IsNegativeInfinity(mix.Bound)) continue;

            var cost = (long)Math.Ceiling(mix.Bound - 1e-6);
            if (cost > highest) yield return highest = cost;
        }
    }

    static double EmptyIn(ColumnGeneration mix, RosteringProblem problem)
    {
        double[] left = [.. problem.Demands.Select(demand => (double)demand.Wanted)];
        foreach (var roster in mix.Mix)
            foreach (var demand in roster.Demands) left[demand] -= mix.Share(roster);

        return left.Select((missing, demand) => Math.Max(0, missing) * problem.Demands[demand].Missing).Sum();
    }

    /// <summary>Besides what a seat alone was worth it is worth what the work on it costs, twice, since wear grows with the square.</summary>
    double[] Worth(CompiledProblem all, (int Shift, int Person)[] begun, double[] shares)
    {
        var minutes = begun.Sum(each => (long)board.Shifts[each.Shift].Minutes);
        var worth = minutes == 0 ? 0 : 2.0 * all.Rosters(begun).Sum(roster => roster.Cost) / minutes;
        return [.. all.WithSeatsAt(FirstPrice).Demands.Select((demand, index) =>
            Pricing.Rounded(Math.Clamp(shares[index] * demand.Missing + (1 - shares[index]) * worth * MinutesOf(index), -demand.Extra, demand.Missing)))];

        // Once for each shift: those after them are of minimums.
        int MinutesOf(int demand) => demand < board.Shifts.Length ? board.Shifts[demand].Minutes : 0;
    }

    static PersonRosters[] RostersOf(CompiledProblem compiled) => [.. Enumerable.Range(0, compiled.Rostering.People.Count).Select(person => new PersonRosters(compiled.Rostering, person))];

    static ColumnGeneration Mix(RosteringProblem problem, PersonRosters[] rosters, double[] prices, Roster[] known, int mostExact = ColumnGeneration.MostExact) =>
        new(problem, rosters, [.. Enumerable.Range(0, rosters.Length)], [.. problem.Demands.Select(demand => demand.Wanted)], prices, known, mostExact: mostExact);
}
