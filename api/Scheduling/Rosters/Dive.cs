namespace MutualAid.Scheduling.Rosters;

/// <summary>From a mix of rosters to whole ones: the choices of a day that the mix is most sure of are pinned and the rosters mixed anew around them, until nobody's are mixed any more.</summary>
/// <remarks>Days are pinned rather than whole rosters, since a roster that is right on most days may be wrong on the others, and what those miss no one else's roster fits (Strandmark, Qu and Curtois 2020).</remarks>
static class Dive
{
    const int RoundsBetween = 30;
    const double Sure = 0.999;

    /// <returns>Null when it was stopped, or when nothing cheaper than the limit is to be had this way.</returns>
    public static Answer? From(ColumnGeneration root, RosteringProblem problem, PersonRosters[] rosters, Pricing[] pricings, long limit, CancellationToken stop)
    {
        int[] everybody = [.. Enumerable.Range(0, rosters.Length)];
        int[] wanted = [.. problem.Demands.Select(demand => demand.Wanted)];
        short[][] pins = [.. problem.People.Select(space => Enumerable.Repeat((short)-1, space.Days.Count).ToArray())];

        var (mix, isOver) = (root, false);
        while (Pin(mix, pins))
        {
            var next = new ColumnGeneration(problem, rosters, everybody, wanted, mix.Prices, Known(mix), pins);
            if (mix != root) mix.Dispose();
            mix = next;

            for (var round = 0; round < RoundsBetween && !mix.IsDone && !isOver; round++)
            {
                mix.Round(pricings);
                isOver = stop.IsCancellationRequested || mix.Bound > limit;
            }
            if (isOver) break;
        }

        var answer = new Answer(problem);
        foreach (var roster in mix.Rosters.Where(roster => mix.Share(roster) >= Sure)) answer[roster.Person] = roster;
        if (mix != root) mix.Dispose();
        return isOver ? null : answer;

        IEnumerable<Roster> Known(ColumnGeneration mix) => everybody.SelectMany(person =>
            rosters[person].Found.Where(roster => PersonRosters.Keeps(roster, pins[person])).OrderBy(roster => ColumnGeneration.Reduced(roster, mix.Prices)).Take(200)).Concat(mix.Rosters.Where(roster => mix.Share(roster) > 0));
    }

    /// <returns>False when nothing is mixed any more.</returns>
    static bool Pin(ColumnGeneration mix, short[][] pins)
    {
        var shares = new Dictionary<(int Person, int Day, short Choice), double>();
        var mixed = mix.Rosters.Where(roster => mix.Share(roster) > 0).ToLookup(roster => roster.Person);
        foreach (var person in mixed)
            foreach (var roster in person)
                for (var day = 0; day < pins[person.Key].Length; day++)
                    if (pins[person.Key][day] < 0)
                        shares[(person.Key, day, roster.Choices[day])] = shares.GetValueOrDefault((person.Key, day, roster.Choices[day])) + mix.Share(roster);

        var least = (shares.Count(each => each.Value < Sure) + 29) / 30;
        if (least == 0) return false;
        foreach (var ((person, day, choice), share) in shares.OrderByDescending(each => each.Value).ThenBy(each => each.Key))
        {
            if (share < Sure && least-- <= 0) break;
            if (pins[person][day] >= 0) continue;

            pins[person][day] = choice;
            if (!mixed[person].Any(roster => PersonRosters.Keeps(roster, pins[person]))) pins[person][day] = -1;
        }

        return true;
    }
}
