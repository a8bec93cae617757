namespace MutualAid.Scheduling.Rosters;

/// <summary>A master for many people: nobody's mix is best, but each is nearly so after some rounds of trade, in which one person after another moves from the dearest roster of their mix to the cheapest.</summary>
/// <remarks>
/// The method of multipliers (Hestenes 1969; Powell 1969): a demand's price falls steadily with how many meet it, about a steady price that follows. A simplex of so many people takes minutes for
/// each new mix; a round of trade takes milliseconds.
/// </remarks>
sealed class Market : IMaster
{
    const int MostRounds = 100;
    const int RoundsForEach = 15;
    const double Following = 0.1;
    const double Firmer = 1.5;

    /// <summary>Of the way from one too few to one too many: by how much of it a price falls while the demand is filled.</summary>
    const double Fall = 0.05;

    /// <summary>Trade is over when less than this share of people's rosters changes hands in a round.</summary>
    const double Still = 1e-5;

    /// <summary>Rosters that are kept of a person; twice as many as the demands that fall on each, where that is more.</summary>
    const int LeastOfPerson = 40;

    readonly RosteringProblem problem;
    readonly int[] reached;
    readonly double[] wanted;
    readonly double[] falls;
    readonly double[] counts;
    readonly double[] steady;
    readonly Dictionary<int, List<Holding>> holdings;
    readonly int mostOfPerson;

    sealed class Holding(Roster roster)
    {
        public Roster Roster => roster;

        public double Share { get; set; }
    }

    /// <param name="reached">The demands that these people can meet.</param>
    /// <param name="wanted">At each demand, of these people.</param>
    /// <param name="prices">Where to begin; null where nothing is known.</param>
    public Market(RosteringProblem problem, int[] reached, IEnumerable<int> people, int[] wanted, double[]? prices)
    {
        (this.problem, this.reached, this.wanted) = (problem, reached, [.. wanted.Select(count => (double)count)]);
        falls = [.. problem.Demands.Select((demand, index) => FallOf(demand with { Wanted = wanted[index] }))];
        (counts, steady, Prices) = (new double[falls.Length], prices?.ToArray() ?? new double[falls.Length], new double[falls.Length]);
        holdings = people.ToDictionary(person => person, _ => new List<Holding>());
        mostOfPerson = Math.Max(LeastOfPerson, 2 * reached.Length / Math.Max(1, holdings.Count));
        foreach (var demand in reached) Reprice(demand);
    }

    /// <summary>By how much a price falls with each who comes to the demand.</summary>
    static double FallOf(Demand demand) => Math.Max(1, (double)demand.Missing + demand.Extra) * Fall / Math.Max(1, demand.Wanted);

    /// <summary>What one more whole person is worth at a demand with so many, about a price that is right where all who are wanted come.</summary>
    public static double Worth(Demand demand, double price, int count) => Math.Clamp(price + FallOf(demand) * (demand.Wanted - count - 0.5), -demand.Extra, demand.Missing);

    public double Value { get; private set; }

    public double[] Prices { get; }

    public IEnumerable<Roster> Rosters => holdings.Values.SelectMany(each => each).Select(holding => holding.Roster);

    public bool Has(Roster roster) => Find(roster) is not null;

    public double Share(Roster roster) => Find(roster)?.Share ?? 0;

    public double PriceOf(int person) => holdings[person].Min(holding => ColumnGeneration.Reduced(holding.Roster, Prices));

    public void Add(Roster roster)
    {
        if (Has(roster)) return;

        var held = holdings[roster.Person];
        if (held.Count >= mostOfPerson && held.Where(holding => holding.Share == 0).MaxBy(holding => ColumnGeneration.Reduced(holding.Roster, Prices)) is { } unused) held.Remove(unused);
        held.Add(new(roster));
        if (held.Count == 1) Move(held[0], 1);
    }

    public bool Solve()
    {
        // Few rosters cannot meet what is wanted, whatever they cost: prices that made them try would be far too high.
        var rounds = Math.Min(MostRounds, RoundsForEach * holdings.Values.Sum(held => held.Count - 1) / Math.Max(1, holdings.Count));
        for (var round = 0; round < rounds; round++)
        {
            var traded = 0.0;
            foreach (var held in holdings.Values) traded += Trade(held);

            var moved = Follow();
            if (traded <= Still * holdings.Count && moved <= Still) break;
        }

        var unmet = reached.Sum(demand => Unmet(demand) - Prices[demand] * (wanted[demand] - counts[demand]));
        var regret = holdings.Values.Sum(Regret);
        if (unmet > 2 * regret) Firm(Firmer);
        else if (regret > 2 * unmet) Firm(1 / Firmer);

        Value = holdings.Values.Sum(held => held.Sum(holding => holding.Share * holding.Roster.Cost)) + reached.Sum(Unmet);
        return true;
    }

    double Unmet(int demand) =>
        Math.Max(problem.Demands[demand].Missing * (wanted[demand] - counts[demand]), problem.Demands[demand].Extra * (counts[demand] - wanted[demand]));

    /// <summary>What a person would save by having only the cheapest of their rosters.</summary>
    double Regret(List<Holding> held)
    {
        var (least, own) = (double.PositiveInfinity, 0.0);
        foreach (var holding in held)
        {
            var reduced = ColumnGeneration.Reduced(holding.Roster, Prices);
            (least, own) = (Math.Min(least, reduced), own + holding.Share * reduced);
        }

        return own - least;
    }

    /// <summary>Prices stay as they are, and fall faster or more slowly from there: faster where demands are what is not settled yet, more slowly where people are.</summary>
    void Firm(double times)
    {
        foreach (var demand in reached)
        {
            steady[demand] += (1 - times) * falls[demand] * (wanted[demand] - counts[demand]);
            falls[demand] *= times;
        }
    }

    public void Dispose() { }

    Holding? Find(Roster roster) => holdings[roster.Person].Find(holding => holding.Roster.Equals(roster));

    /// <summary>Steady prices come nearer to the prices.</summary>
    /// <returns>How far they were away, on average.</returns>
    double Follow()
    {
        var away = 0.0;
        foreach (var demand in reached)
        {
            away += Math.Abs(Prices[demand] - steady[demand]);
            steady[demand] += Following * (Prices[demand] - steady[demand]);
            Reprice(demand);
        }

        return away / Math.Max(1, reached.Length);
    }

    /// <summary>From the dearest roster of a person's mix to the cheapest known, as much as makes them equally dear.</summary>
    /// <returns>How much.</returns>
    double Trade(List<Holding> held)
    {
        if (held.Count < 2) return 0;

        var (dearest, cheapest, most, least) = (held[0], held[0], double.NegativeInfinity, double.PositiveInfinity);
        foreach (var holding in held)
        {
            var reduced = ColumnGeneration.Reduced(holding.Roster, Prices);
            if (reduced < least) (cheapest, least) = (holding, reduced);
            if (reduced > most && holding.Share > 0) (dearest, most) = (holding, reduced);
        }

        if (most - least < 1e-6) return 0;

        var fall = 0.0;
        foreach (var demand in cheapest.Roster.Demands)
            if (Array.IndexOf(dearest.Roster.Demands, demand) < 0) fall += falls[demand];
        foreach (var demand in dearest.Roster.Demands)
            if (Array.IndexOf(cheapest.Roster.Demands, demand) < 0) fall += falls[demand];

        var share = fall == 0 ? dearest.Share : Math.Min(dearest.Share, (most - least) / fall);
        if (share > dearest.Share - 1e-9) share = dearest.Share;
        Move(cheapest, share);
        Move(dearest, -share);
        return share;
    }

    void Move(Holding holding, double share)
    {
        holding.Share += share;
        foreach (var demand in holding.Roster.Demands)
        {
            counts[demand] += share;
            Reprice(demand);
        }
    }

    void Reprice(int demand) =>
        Prices[demand] = Math.Clamp(steady[demand] + falls[demand] * (wanted[demand] - counts[demand]), -problem.Demands[demand].Extra, problem.Demands[demand].Missing);
}
