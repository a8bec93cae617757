namespace MutualAid.Scheduling.Rosters;

/// <summary>Solves the linear programme over all rosters of some people by adding only those that could make it better (Dantzig-Wolfe), and so bounds what whole rosters can cost.</summary>
/// <remarks>
/// Prices are smoothed towards those of the best bound (Wentges 1997; Pessoa et al. 2018), or they would swing. A bound holds at any prices between what a person too many and
/// one too few costs: what the demands are worth, and for each person the cheapest roster. Where sums and a judge make pricing take long, people are priced nearly at first and thoroughly once that brings little more.
/// </remarks>
sealed class ColumnGeneration : IDisposable
{
    readonly RosteringProblem problem;
    readonly PersonRosters[] rosters;
    readonly int[] people;
    readonly int[] wanted;
    readonly int[] reached;
    readonly long unreached;
    int mostExact;
    IMaster master;
    double[]? centre;
    double smoothing;
    double lowest = double.PositiveInfinity;
    double highest = double.NegativeInfinity;
    int patience;

    /// <summary>Whether there is more to be asked of pricing than it says at first.</summary>
    readonly bool isRough;
    bool isThorough;

    const double MostSmoothing = 0.95;
    const int MostKnown = 200;
    const int MostPatience = 20;

    /// <summary>The same before people are priced thoroughly.</summary>
    const int Impatience = 4;

    /// <summary>Of more a simplex would take longer to mix the rosters than it takes to price them.</summary>
    const int MostPeople = 600;

    /// <summary>People times demands; the same.</summary>
    public const int MostExact = 100_000;

    /// <summary>How many times as much a simplex can mix that begins where a market has ended.</summary>
    const int TakenOver = 2;

    /// <param name="rosters">Of everybody in the problem.</param>
    /// <param name="people">Who is to be given a roster.</param>
    /// <param name="wanted">Of them, at each demand.</param>
    /// <param name="prices">Where to begin; null where nothing is known.</param>
    /// <param name="known">Those that are not open are left out; one for each person must be.</param>
    /// <param name="open">Null when everything is.</param>
    /// <param name="mostExact">People times demands up to which a simplex mixes the rosters from the beginning; up to twice as many it takes over later.</param>
    public ColumnGeneration(RosteringProblem problem, PersonRosters[] rosters, int[] people, int[] wanted, double[]? prices, IEnumerable<Roster> known, OpenChoices? open = null, int mostExact = MostExact)
    {
        (this.problem, this.rosters, this.people, this.wanted, this.mostExact, Open, centre) = (problem, rosters, people, wanted, mostExact, open ?? new(problem), prices);
        reached = [.. people.SelectMany(person => rosters[person].Reaches).Distinct().Order()];
        unreached = Enumerable.Range(0, wanted.Length).Except(reached).Sum(demand => (problem.Demands[demand] with { Wanted = wanted[demand] }).Cost(0));
        master = CanMixExactly(mostExact) ? new Master(problem, reached, people, wanted) : new Market(problem, reached, people, wanted, prices);

        // Prices at which few rosters were mixed are far too high, unless they began near the right ones.
        smoothing = IsExact || prices is null ? 0.8 : 0;
        isRough = Array.Exists(people, person => problem.People[person] is { Sums.Count: > 0 } or { Judge: not null });
        foreach (var roster in known) Add(roster);
        Values = new double[people.Length];
    }

    /// <summary>No rosters of these people cost less, all demands included, whatever the prices were; minus infinity before the first round.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>What the mix costs; no less than the best bound there is.</summary>
    public double Value => unreached + master.Value;

    /// <summary>The prices of the best bound.</summary>
    public double[] Prices => centre ?? master.Prices;

    /// <summary>Of each of the people, in their order: the least that a roster costs at <see cref="Prices"/>.</summary>
    public double[] Values { get; private set; }

    /// <summary>No roster can make the mix better, or the bound better by a whole.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the mix is the best of the known rosters, and not only nearly so; it can become so when people are priced thoroughly.</summary>
    public bool IsExact => master is Master;

    public OpenChoices Open { get; }

    public IEnumerable<Roster> Rosters => master.Rosters;

    /// <summary>Those that the last mix has a share of.</summary>
    public IEnumerable<Roster> Mix => Rosters.Where(roster => Share(roster) > 0);

    public double Share(Roster roster) => master.Share(roster);

    /// <summary>Mixes a roster of one of the people in from the next round on, if it is open.</summary>
    public void Add(Roster roster)
    {
        if (Open.Allow(roster)) master.Add(roster);
    }

    /// <summary>Solves the programme and prices everybody once.</summary>
    /// <param name="stop">Leaves the round where it is; nothing in it counts.</param>
    public void Round(Pricing[] pricings, CancellationToken stop = default)
    {
        if (!master.Solve())
        {
            IsDone = true;
            return;
        }

        var dual = Boxed(master.Prices, master.Prices, 0);
        var prices = centre is null ? dual : Boxed(centre, dual, smoothing);
        var found = Price(prices, pricings, stop);
        if (stop.IsCancellationRequested) return;

        var bound = unreached + reached.Sum(demand => prices[demand] * wanted[demand]) + found.Sum(each => each.Value);

        // From a lower bound it is never uphill; where people are priced nearly, their rosters may say so.
        var further = centre is null || (bound > Bound && IsUphill(prices, dual, found));
        if (bound > Bound) (Bound, centre, Values) = (bound, prices, [.. found.Select(each => each.Value)]);

        var added = false;
        foreach (var (_, roster) in found)
            if (roster is not null && !master.Has(roster) && Reduced(roster, dual) < master.PriceOf(roster.Person) - 1e-6)
            {
                added = true;
                master.Add(roster);
            }

        IsDone = Math.Ceiling(Bound - 1e-6) >= Value - 1e-6 || (IsExact ? !added && smoothing == 0 && !Array.Exists(people, person => rosters[person].IsUnsettled) : IsNearEnough());
        if (IsDone && isRough && !isThorough && Math.Ceiling(Bound - 1e-6) < Value - 1e-6) GoOnThoroughly(stop);
        else smoothing = !added ? Math.Max(0, smoothing - 0.3) : further ? Math.Max(0, smoothing - 0.1) : Math.Min(MostSmoothing, smoothing + 0.1 * (1 - smoothing));
    }

    /// <summary>From now on people are priced thoroughly; and mixed by a simplex where it can take over what a market has found, which brings it nearer than trade soon would.</summary>
    void GoOnThoroughly(CancellationToken stop)
    {
        (IsDone, isThorough, patience) = (false, true, MostPatience);
        if (IsExact || !CanMixExactly(TakenOver * mostExact) || stop.IsCancellationRequested) return;

        var exact = new Master(problem, reached, people, wanted);
        foreach (var roster in master.Rosters) exact.Add(roster);
        if (!exact.Solve())
        {
            exact.Dispose();
            return;
        }

        master.Dispose();
        (master, mostExact, smoothing) = (exact, TakenOver * mostExact, 0.9);
    }

    bool CanMixExactly(int most) => people.Length <= MostPeople && people.Length * reached.Length <= most;

    /// <summary>The same people with fewer choices; each of them must still have a roster of the mix.</summary>
    public ColumnGeneration Among(OpenChoices fewer)
    {
        var known = people.SelectMany(person => Near.Best(rosters[person].Found.Where(fewer.Allow), Prices, MostKnown));
        return new(problem, rosters, people, wanted, Prices, known.Concat(Mix), fewer, mostExact);
    }

    /// <summary>What a roster costs less what it is worth.</summary>
    public static double Reduced(Roster roster, double[] prices)
    {
        double reduced = roster.Cost;
        foreach (var demand in roster.Demands) reduced -= prices[demand];
        return reduced;
    }

    public void Dispose() => master.Dispose();

    /// <summary>Whether the mix is within a thousandth of the bound, or neither has become better by as much for long; before people are priced thoroughly five thousandths do.</summary>
    bool IsNearEnough()
    {
        var isLast = isThorough || !isRough;
        var little = (isLast ? 0.001 : 0.005) * Math.Abs(Value);
        if (Value < lowest - little || Bound > highest + little) (lowest, highest, patience) = (Value, Bound, isLast ? MostPatience : Impatience);
        return Value - Bound <= little || patience-- == 0;
    }

    /// <summary>Whether the bound would rise further on the way to the mix's own prices (Pessoa et al. 2018): where too few work, prices that rise are uphill.</summary>
    bool IsUphill(double[] prices, double[] dual, (double Value, Roster? Roster)[] found)
    {
        var slope = 0.0;
        foreach (var demand in reached) slope += wanted[demand] * (dual[demand] - prices[demand]);
        foreach (var (_, roster) in found)
            foreach (var demand in roster?.Demands ?? []) slope -= dual[demand] - prices[demand];

        return slope > 0;
    }

    (double Value, Roster? Roster)[] Price(double[] prices, Pricing[] pricings, CancellationToken stop)
    {
        var found = new (double Value, Roster? Roster)[people.Length];
        Pricing.ForEach(pricings, people.Length, (pricing, index) =>
        {
            found[index] = rosters[people[index]].Price(pricing, prices, Open[people[index]], isThorough);
            return !stop.IsCancellationRequested;
        });
        return found;
    }

    /// <summary>Between two prices, rounded, and no more than one too few nor less than one too many costs.</summary>
    double[] Boxed(double[] from, double[] to, double share)
    {
        var prices = new double[from.Length];
        foreach (var demand in reached)
            prices[demand] = Pricing.Rounded(Math.Clamp(share * from[demand] + (1 - share) * to[demand], -problem.Demands[demand].Extra, problem.Demands[demand].Missing));

        return prices;
    }
}
