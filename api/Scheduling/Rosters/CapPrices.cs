namespace MutualAid.Scheduling.Rosters;

/// <summary>What length and each cap's count cost while rosters are priced that need not keep them.</summary>
/// <remarks>
/// Lagrangian relaxation: what the cheapest of those costs, less what one that keeps them pays at most, bounds every one that does. The prices are multiples of 1/<see cref="Grain"/>, finer than those of
/// demands because they are multiplied by lengths; sums of them are exact as long as they stay below 2^37.
/// </remarks>
/// <param name="length">Of a unit of length; below 0 where there would be too little.</param>
/// <param name="counts">Of one more of what each cap counts; none below 0.</param>
sealed class CapPrices(RosterGraph graph, double length, double[] counts)
{
    const double Grain = 64 * Pricing.Grain;

    public double Length => length;

    public ReadOnlySpan<double> Counts => counts;

    public static CapPrices None(RosterGraph graph) => new(graph, 0, new double[graph.Caps.Length]);

    /// <summary>Of what the trail ends with.</summary>
    public double Paid(Trail trail)
    {
        var paid = length * trail.Lengths[^1];
        for (var cap = 0; cap < counts.Length; cap++) paid += counts[cap] * trail.Counts[cap][^1];
        return paid;
    }

    /// <summary>What nobody who keeps length and caps pays more than.</summary>
    public double MostPaid()
    {
        var paid = length * (length > 0 ? graph.Top : graph.Bottom);
        for (var cap = 0; cap < counts.Length; cap++) paid += counts[cap] * graph.Caps[cap].Most;
        return paid;
    }

    /// <summary>A share of the way from these prices to others.</summary>
    public CapPrices Towards(CapPrices other, double share)
    {
        var there = new double[counts.Length];
        for (var cap = 0; cap < there.Length; cap++) there[cap] = Math.Max(0, Between(counts[cap], other.Counts[cap]));
        return new(graph, Between(length, other.Length), there);

        double Between(double from, double to) => Math.Round((from + share * (to - from)) * Grain) / Grain;
    }
}
