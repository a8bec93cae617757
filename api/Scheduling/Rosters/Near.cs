namespace MutualAid.Scheduling.Rosters;

/// <summary>Of a person's known rosters, those that are cheapest at some prices.</summary>
static class Near
{
    public static IEnumerable<Roster> Best(IEnumerable<Roster> known, double[] prices, int most)
    {
        Roster[] all = [.. known];
        return all.Length <= most ? all : all.OrderBy(roster => ColumnGeneration.Reduced(roster, prices)).Take(most);
    }
}
