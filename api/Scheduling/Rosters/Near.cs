namespace MutualAid.Scheduling.Rosters;

/// <summary>Of a person's known rosters, those that are cheapest at some prices.</summary>
static class Near
{
    public static IEnumerable<Roster> Best(PersonRosters person, double[] prices, int most) =>
        person.Found.Count <= most ? person.Found : person.Found.OrderBy(roster => ColumnGeneration.Reduced(roster, prices)).Take(most);
}
