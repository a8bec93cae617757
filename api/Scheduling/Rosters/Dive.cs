namespace MutualAid.Scheduling.Rosters;

/// <summary>From a mix of rosters to whole ones: those most sure are kept, the others are mixed anew around them, until everybody has one.</summary>
static class Dive
{
    const int RoundsBetween = 8;
    const double Sure = 0.999;

    /// <returns>Null when it was stopped.</returns>
    public static Answer? From(ColumnGeneration root, RosteringProblem problem, PersonRosters[] rosters, Pricing[] pricings, CancellationToken stop)
    {
        var answer = new Answer(problem);
        var left = Enumerable.Range(0, rosters.Length).ToHashSet();
        Settle(root);

        while (left.Count > 0)
        {
            int[] people = [.. left.Order()];
            using var mix = new ColumnGeneration(problem, rosters, people, answer.WantedOf([]), root.Prices, Known(people));
            for (var round = 0; round < RoundsBetween && !mix.IsDone; round++)
            {
                if (stop.IsCancellationRequested) return null;
                mix.Round(pricings);
            }

            Settle(mix);
        }

        return answer;

        IEnumerable<Roster> Known(int[] people) => people.SelectMany(person => Near.Best(rosters[person], root.Prices, 100));

        // An eighth of the people at least, else it would take as many mixes as there are people.
        void Settle(ColumnGeneration mix)
        {
            var sure = mix.Rosters.Where(roster => left.Contains(roster.Person))
                .Select(roster => (Roster: roster, Share: mix.Share(roster)))
                .GroupBy(each => each.Roster.Person, (_, each) => each.MaxBy(one => one.Share))
                .OrderByDescending(each => each.Share).ThenBy(each => each.Roster.Person)
                .ToArray();
            var least = (left.Count + 7) / 8;

            foreach (var (roster, _) in sure.TakeWhile((each, index) => index < least || each.Share >= Sure))
            {
                answer[roster.Person] = roster;
                left.Remove(roster.Person);
            }
        }
    }
}
