namespace MutualAid.Scheduling.Rosters;

/// <summary>Mixes the known rosters of some people so that the demands are met at the least cost, and says what one more at each demand is worth.</summary>
interface IMaster : IDisposable
{
    /// <summary>What the mix costs.</summary>
    double Value { get; }

    /// <summary>Of one more at each demand, by its number in the problem.</summary>
    double[] Prices { get; }

    IEnumerable<Roster> Rosters { get; }

    bool Has(Roster roster);

    void Add(Roster roster);

    /// <summary>Mixes anew. False when it could not be done, which numerical trouble alone can do: everybody has a roster.</summary>
    bool Solve();

    /// <summary>What the cheapest of a person's known rosters costs at the prices.</summary>
    double PriceOf(int person);

    /// <summary>How much of the roster is in the last mix: 0 to 1.</summary>
    double Share(Roster roster);
}
