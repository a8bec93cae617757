using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Rosters;

/// <summary>From a mix of rosters to whole ones: what the mix is most sure of is pinned and the rosters mixed anew around it, until nobody's are mixed any more.</summary>
/// <remarks>
/// Single days are pinned rather than rosters: one that is right on most days may be wrong on others, and what those then miss fits into nobody else's (Strandmark, Qu and Curtois 2020).
/// A step that makes the mix much dearer is tried again with less; and where one day alone does that, the dive goes on without that choice if that is cheaper.
/// </remarks>
static class Dive
{
    const int MostRounds = 30;
    const double Sure = 0.999;

    /// <summary>Of what is not sure yet, and of what the cost may still rise by: how much of it one step takes.</summary>
    const double Step = 1.0 / 30;

    /// <summary>What the mix says of a person's choice on a day.</summary>
    readonly record struct Cell(int Person, int Day, short Choice, double Share)
    {
        public bool IsSure => Share >= Sure;
    }

    /// <param name="noise">How much of a share is left to chance.</param>
    /// <returns>A roster for each of the mix's people; null when it was stopped, or when nothing cheaper than the limit is to be had this way.</returns>
    public static Roster[]? From(ColumnGeneration start, Pricing[] pricings, double limit, double noise, int seed, CancellationToken stop)
    {
        var dice = new Dice(seed);
        var mix = start;
        try
        {
            while (!stop.IsCancellationRequested && Math.Ceiling(mix.Bound - 1e-6) < limit)
            {
                var rosters = mix.Mix.ToLookup(roster => roster.Person);
                var cells = Cells(mix, noise, ref dice);
                if (cells.TrueForAll(cell => cell.IsSure)) return [.. rosters.Select(person => person.MaxBy(mix.Share)!)];

                var next = Further(mix, rosters, cells, limit, pricings, stop);
                if (mix != start) mix.Dispose();
                mix = next;
            }

            return null;
        }
        finally
        {
            if (mix != start) mix.Dispose();
        }
    }

    static ColumnGeneration Further(ColumnGeneration mix, ILookup<int, Roster> rosters, List<Cell> cells, double limit, Pricing[] pricings, CancellationToken stop)
    {
        for (var count = Math.Max(1, (int)(cells.Count(cell => !cell.IsSure) * Step)); ; count = (count + 3) / 4)
        {
            var next = Mixed(mix, Pinned(mix, rosters, cells, count), pricings, stop);
            if (next.Value - mix.Value <= (limit - mix.Value) * Step) return next;

            if (count == 1)
            {
                var surest = cells.Find(cell => !cell.IsSure);
                var closed = mix.Open.Copy();
                closed.Close(surest.Person, surest.Day, surest.Choice);

                var other = Mixed(mix, closed, pricings, stop);
                var (cheaper, dearer) = other.Value < next.Value ? (other, next) : (next, other);
                dearer.Dispose();
                return cheaper;
            }

            next.Dispose();
        }
    }

    static ColumnGeneration Mixed(ColumnGeneration mix, OpenChoices open, Pricing[] pricings, CancellationToken stop)
    {
        var next = mix.Among(open);
        for (var round = 0; round < MostRounds && !next.IsDone && !stop.IsCancellationRequested; round++)
        {
            next.Round(pricings, stop);
            if (next.Value <= mix.Value + 1e-6) break;
        }

        return next;
    }

    /// <summary>What is not pinned, the surest first.</summary>
    static List<Cell> Cells(ColumnGeneration mix, double noise, ref Dice dice)
    {
        var shares = new Dictionary<(int Person, int Day, short Choice), double>();
        foreach (var roster in mix.Mix)
            for (var day = 0; day < roster.Choices.Length; day++)
                if (!mix.Open.IsPinned(roster.Person, day))
                    shares[(roster.Person, day, roster.Choices[day])] = shares.GetValueOrDefault((roster.Person, day, roster.Choices[day])) + mix.Share(roster);

        var cells = new List<(Cell Cell, double Rank)>();
        foreach (var ((person, day, choice), share) in shares)
        {
            var cell = new Cell(person, day, choice, share);
            cells.Add((cell, cell.IsSure ? double.PositiveInfinity : share * (1 + noise * (dice.NextDouble() - 0.5))));
        }

        return [.. cells.OrderByDescending(each => each.Rank).ThenBy(each => (each.Cell.Person, each.Cell.Day, each.Cell.Choice)).Select(each => each.Cell)];
    }

    /// <summary>All that is sure, and so many more, as far as each person still has a roster of the mix.</summary>
    static OpenChoices Pinned(ColumnGeneration mix, ILookup<int, Roster> rosters, List<Cell> cells, int more)
    {
        var open = mix.Open.Copy();
        foreach (var cell in cells)
        {
            if (!cell.IsSure && more == 0) break;
            if (open.Pin(cell.Person, cell.Day, cell.Choice, rosters[cell.Person]) && !cell.IsSure) more--;
        }

        return open;
    }
}
