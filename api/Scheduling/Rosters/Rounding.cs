namespace MutualAid.Scheduling.Rosters;

/// <summary>From a mix of rosters to whole ones in one go: one person after another keeps the roster of their mix that is best beside the whole ones of those before and the mixes of those after.</summary>
/// <remarks>The method of conditional expectations (Raghavan 1988). Where many people meet each demand it loses little.</remarks>
static class Rounding
{
    public static Roster[] Of(RosteringProblem problem, ColumnGeneration mix)
    {
        var counts = new double[problem.Demands.Count];
        var mixes = mix.Mix.Select(roster => (Roster: roster, Share: mix.Share(roster))).ToLookup(each => each.Roster.Person);
        foreach (var person in mixes)
            foreach (var (roster, share) in person) Count(roster, share);

        var whole = new List<Roster>();
        foreach (var person in mixes.OrderBy(person => person.Key))
        {
            foreach (var (roster, share) in person) Count(roster, -share);
            whole.Add(person.Select(each => each.Roster).MinBy(Cost)!);
            Count(whole[^1], 1);
        }

        return [.. whole];

        void Count(Roster roster, double share)
        {
            foreach (var demand in roster.Demands) counts[demand] += share;
        }

        double Cost(Roster roster)
        {
            double cost = roster.Cost;
            foreach (var demand in roster.Demands) cost += At(demand, counts[demand] + 1) - At(demand, counts[demand]);
            return cost;
        }

        double At(int demand, double count) => problem.Demands[demand] is var facts && count < facts.Wanted ? facts.Missing * (facts.Wanted - count) : facts.Extra * (count - facts.Wanted);
    }
}
