namespace MutualAid.Scheduling.Rosters;

/// <summary>What one more of a sum's amount costs while a roster is priced: a line that nowhere lies above the sum's cost stands in for it, and is moved to where it bounds the roster best.</summary>
/// <remarks>Lagrangian relaxation of the sums. The lines are those along the lower hull of what the sum can be, so that a roster at either end of the line's edge is priced exactly.</remarks>
sealed class SumPrices
{
    readonly (long Amount, long Cost)[][] hulls;
    readonly int[] edges;
    readonly double[] slopes;
    readonly RosterSpace space;
    readonly ulong[] scales;
    ulong[][]? packed;

    public SumPrices(RosterSpace space)
    {
        this.space = space;
        scales = Scales(space);
        hulls = [.. space.Sums.Select((sum, index) => Hull(Attainable(space, index).Select(amount => (amount, sum.Cost(amount)))))];
        (edges, slopes) = (new int[hulls.Length], new double[hulls.Length]);
        for (var sum = 0; sum < hulls.Length; sum++) MoveTo(sum, 0);
    }

    /// <summary>For each sum, what one more costs; rounded as prices are.</summary>
    public ReadOnlySpan<double> Slopes => slopes;

    /// <summary>What the lines cost at an amount of 0.</summary>
    public double Fixed { get; private set; }

    /// <summary>Whether the amounts of all sums fit into one number.</summary>
    public bool CanPack => scales.Length > 0;

    /// <summary>The amounts of a choice as one number; such numbers can be added.</summary>
    public ulong Packed(int day, int choice) => (packed ??= [.. space.Days.Select(each => each.Select(Packed).ToArray())])[day][choice];

    /// <summary>What packed amounts cost more than the lines without what is fixed.</summary>
    public double Above(ulong amounts)
    {
        var cost = 0.0;
        for (var sum = scales.Length - 1; sum >= 0; sum--)
        {
            var amount = (long)(amounts / scales[sum]);
            amounts %= scales[sum];
            cost += space.Sums[sum].Cost(amount) - slopes[sum] * amount;
        }

        return cost;
    }

    /// <summary>Towards a roster that was the cheapest with these lines; false when each of them touches its cost there.</summary>
    public bool Move(RosterSpace space, short[] choices)
    {
        var moved = false;
        for (var sum = 0; sum < hulls.Length; sum++)
        {
            var hull = hulls[sum];
            var (amount, edge) = (space.Amount(sum, choices), edges[sum]);
            if (hull.Length == 1 || (hull[edge].Amount <= amount && amount <= hull[edge + 1].Amount)) continue;

            // Halfway there, or the two would swing to and fro.
            var there = hull.Length - 2;
            while (there >= 0 && hull[there].Amount > amount) there--;
            MoveTo(sum, there > edge ? edge + (there - edge + 1) / 2 : edge - (edge - Math.Max(there, 0) + 1) / 2);
            moved = true;
        }

        return moved;
    }

    void MoveTo(int sum, int edge)
    {
        var hull = hulls[sum];
        edges[sum] = edge;
        slopes[sum] = hull.Length == 1 ? 0 : Pricing.Rounded((double)(hull[edge + 1].Cost - hull[edge].Cost) / (hull[edge + 1].Amount - hull[edge].Amount));

        Fixed = 0;
        for (var each = 0; each < hulls.Length; each++)
        {
            var least = double.PositiveInfinity;
            foreach (var (amount, cost) in hulls[each]) least = Math.Min(least, cost - slopes[each] * amount);
            Fixed += least;
        }
    }

    ulong Packed(Choice choice)
    {
        var all = 0UL;
        for (var sum = 0; sum < scales.Length; sum++) all += scales[sum] * (ulong)choice.Amounts[sum];
        return all;
    }

    /// <summary>One more than the most of the sums before; none where they do not fit.</summary>
    static ulong[] Scales(RosterSpace space)
    {
        var (scales, scale) = (new ulong[space.Sums.Count], UInt128.One);
        for (var sum = 0; sum < scales.Length; sum++)
        {
            if (space.Days.Any(day => day.Any(choice => choice.Amounts[sum] < 0))) return [];
            scales[sum] = (ulong)scale;
            scale *= (UInt128)space.Days.Sum(day => (long)day.Max(choice => choice.Amounts[sum])) + 1;
            if (scale > ulong.MaxValue) return [];
        }

        return scales;
    }

    static SortedSet<long> Attainable(RosterSpace space, int sum)
    {
        SortedSet<long> amounts = [0];
        foreach (var day in space.Days)
        {
            int[] here = [.. day.Select(choice => choice.Amounts[sum]).Distinct()];
            amounts = [.. amounts.SelectMany(amount => here.Select(more => amount + more))];
        }

        return amounts;
    }

    /// <summary>The points that no line between two others lies below (Andrew's monotone chain).</summary>
    static (long Amount, long Cost)[] Hull(IEnumerable<(long Amount, long Cost)> points)
    {
        var hull = new List<(long Amount, long Cost)>();
        foreach (var point in points)
        {
            while (hull.Count > 1 && IsAbove(hull[^2], hull[^1], point)) hull.RemoveAt(hull.Count - 1);
            hull.Add(point);
        }

        return [.. hull];
    }

    static bool IsAbove((long Amount, long Cost) first, (long Amount, long Cost) middle, (long Amount, long Cost) last) =>
        (Int128)(middle.Cost - first.Cost) * (last.Amount - middle.Amount) >= (Int128)(last.Cost - middle.Cost) * (middle.Amount - first.Amount);
}
