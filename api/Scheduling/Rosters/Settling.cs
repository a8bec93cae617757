namespace MutualAid.Scheduling.Rosters;

/// <summary>From the prices of a mix to whole rosters: everybody in turn takes what is best between those prices and what the others leave to be wanted, first nearer to the one and at last by the other alone.</summary>
/// <remarks>Costs a few rounds of pricing, so that a large problem has good rosters long before its mix is ready to be dived into.</remarks>
static class Settling
{
    static readonly double[] Shares = [0.75, 0.5, 0.25, 0];

    /// <returns>Another answer, which may be dearer than the one given; null when it was stopped.</returns>
    public static Answer? From(Answer answer, PersonRosters[] rosters, double[] prices, Pricing pricing, CancellationToken stop)
    {
        var settled = answer.Copy();
        var between = new double[prices.Length];
        foreach (var share in Shares)
            for (var person = 0; person < rosters.Length; person++)
            {
                if (stop.IsCancellationRequested) return null;

                var before = settled[person];
                settled[person] = null;
                foreach (var demand in rosters[person].Reaches)
                    between[demand] = Pricing.Rounded(share * prices[demand] + (1 - share) * settled.Worth(demand));

                settled[person] = rosters[person].Price(pricing, between).Roster ?? before;
            }

        return settled;
    }
}
