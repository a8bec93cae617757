namespace MutualAid.Scheduling.Tests.Support;

/// <summary>The best score that any schedule of a small problem has, found by looking at every one of them.</summary>
/// <remarks>
/// Every set of shifts of every person is put before the rulebook, and the lawful ones are put together in every way that the seats allow. Sets of people that leave the same seats empty differ only in what they
/// cost people and in what the teams are, so of those with the same teams the cheapest is carried on.
/// </remarks>
static class Enumeration
{
    public static Score Best(Problem problem)
    {
        int[] most = [.. problem.Shifts.Select(shift => Math.Max(shift.Seats, problem.Fixed.Distinct().Count(each => each.Shift == shift.Id)))];
        int[] place = new int[most.Length];
        for (var (shift, weight) = (0, 1); shift < place.Length; weight *= most[shift++] + 1) place[shift] = weight;

        var teams = new Teams(problem);

        // What people cost, by how many are on each shift, written as one number, and by what they are together, as another.
        var cheapest = new Dictionary<(int Counts, long Teams), Score> { [default] = default };
        foreach (var person in problem.People)
        {
            var next = new Dictionary<(int, long), Score>();
            foreach (var (shifts, cost) in Lawful(problem, person))
            {
                var (more, mine) = (shifts.Sum(shift => place[shift]), teams.With(person, shifts));
                foreach (var ((counts, team), before) in cheapest)
                    if (shifts.All(shift => counts / place[shift] % (most[shift] + 1) < most[shift]) && (counts + more, team | mine) is var after
                        && (!next.TryGetValue(after, out var known) || before + cost < known))
                        next[after] = before + cost;
            }

            cheapest = next;
        }

        return cheapest.Min(each => each.Value + Empty(each.Key.Counts) + teams.Lacking(each.Key.Teams, shift => OnShift(each.Key.Counts, shift)));

        int OnShift(int counts, int shift) => counts / place[shift] % (most[shift] + 1);

        Score Empty(int counts) => problem.Shifts.Select((shift, index) => Score.Uncovered(shift.Priority, (long)shift.Minutes * Math.Max(0, shift.Minimum - OnShift(counts, index)))
            + new Score { Wanted = (long)shift.Minutes * Math.Max(0, shift.Seats - Math.Max(shift.Minimum, OnShift(counts, index))) }).Aggregate((sum, each) => sum + each);
    }

    /// <summary>Sets of shifts, by their place in the problem, that one person may work beside whatever the others do.</summary>
    static IEnumerable<(int[] Shifts, Score Cost)> Lawful(Problem problem, Person person)
    {
        var alone = problem with { People = [person] };
        int[] fixedTo = [.. Places(shift => problem.Fixed.Contains(On(shift, person)))];
        int[] could = [.. Places(shift => !problem.Fixed.Contains(On(shift, person)) && !new ScheduleView(alone, [On(shift, person)]).IsUnfit())];

        for (var set = 0; set < 1 << could.Length; set++)
        {
            int[] shifts = [.. fixedTo, .. could.Where((_, bit) => (set >> bit & 1) == 1)];
            var score = AllConstraints.Score(new(alone, shifts.Select(shift => On(problem.Shifts[shift], person))));
            if (score.IsLawful)
                yield return (shifts, new() { Disturbed = score.Disturbed, Wear = score.Wear, Dislike = score.Dislike });
        }

        IEnumerable<int> Places(Predicate<Shift> fits) => Enumerable.Range(0, problem.Shifts.Count).Where(shift => fits(problem.Shifts[shift]));
    }

    static bool IsUnfit(this ScheduleView schedule) => AllConstraints.Find(schedule).Any(match => match.Fact is Fact.Unfit);
}
