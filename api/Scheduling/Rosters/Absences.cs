namespace MutualAid.Scheduling.Rosters;

/// <summary>Mends an answer at once when somebody is away: a few others take over, each with another roster from that day on, where it makes the answer cheapest.</summary>
/// <remarks>What takes long, everybody's graphs, is made beforehand. What anybody could save is found once and looked at again only for whom it seems to be most, so that thousands of people take no longer than those who know the work.</remarks>
public sealed class Absences
{
    readonly RosteringProblem problem;
    readonly IReadOnlyList<Roster> rosters;
    readonly PersonRosters[] everybody;
    readonly Pricing[] pricings;
    readonly Answer published;
    readonly Dictionary<Pricing, double[]> prices;

    /// <param name="rosters">One for each person, in their order.</param>
    public Absences(RosteringProblem problem, IReadOnlyList<Roster> rosters, int threads)
    {
        (this.problem, this.rosters, everybody, published) = (problem, rosters, new PersonRosters[rosters.Count], new(problem));
        var shared = new SharedGraphs();
        pricings = [.. Enumerable.Range(0, threads).Select(_ => new Pricing())];
        prices = pricings.ToDictionary(pricing => pricing, _ => new double[problem.Demands.Count]);
        Parallel.For(0, everybody.Length, new() { MaxDegreeOfParallelism = threads }, person => everybody[person] = new(problem, person, shared));
        foreach (var roster in rosters) published[roster.Person] = roster;
    }

    /// <param name="firstDay">From this day on the person does nothing; what is before it stays as it is for everybody.</param>
    /// <param name="mostOthers">Who may get another roster.</param>
    public Mended Without(int person, int firstDay, int mostOthers, CancellationToken stop)
    {
        var answer = published.Copy();
        answer[person] = Away(rosters[person], firstDay);

        var open = new OpenChoices(problem);
        var savings = Savings(answer, person, firstDay, open, stop);
        var others = new List<int>();
        while (others.Count < mostOthers && savings.TryDequeue(out var other, out _) && !stop.IsCancellationRequested)
        {
            if (Cheapest(answer, other, open, pricings[0]) is not (var roster, > 0 and var saving)) continue;

            if (savings.TryPeek(out _, out var next) && -saving > next) savings.Enqueue(other, -saving);
            else
            {
                answer[other] = roster;
                others.Add(other);
            }
        }

        return new(answer.Rosters, answer.Cost, others);
    }

    /// <summary>Who could take what is missing now, those who save most first.</summary>
    PriorityQueue<int, double> Savings(Answer answer, int away, int firstDay, OpenChoices open, CancellationToken stop)
    {
        var missed = rosters[away].Demands.Where(demand => Array.IndexOf(answer[away]!.Demands, demand) < 0 && answer.Worth(demand) > 0).ToHashSet();
        int[] could = [.. Enumerable.Range(0, everybody.Length).Where(other => other != away && everybody[other].Reaches.Any(missed.Contains))];

        var savings = new double[could.Length];
        Pricing.ForEach(pricings, could.Length, (pricing, index) =>
        {
            for (var day = 0; day < firstDay; day++) open.Pin(could[index], day, rosters[could[index]].Choices[day], [rosters[could[index]]]);
            savings[index] = Cheapest(answer, could[index], open, pricing).Saving;
            return !stop.IsCancellationRequested;
        });

        return new(could.Zip(savings).Where(each => each.Second > 0).Select(each => (each.First, -each.Second)));
    }

    (Roster? Roster, double Saving) Cheapest(Answer answer, int person, OpenChoices open, Pricing pricing)
    {
        var (own, seen) = (answer[person]!, prices[pricing]);
        foreach (var demand in everybody[person].Reaches) seen[demand] = answer.Worth(demand);
        foreach (var demand in own.Demands) seen[demand] = problem.Demands[demand].Worth(answer.Count(demand) - 1);

        var roster = everybody[person].Price(pricing, seen, open[person]).Roster;
        return (roster, roster is null ? 0 : ColumnGeneration.Reduced(own, seen) - ColumnGeneration.Reduced(roster, seen));
    }

    /// <summary>Rules about what follows what are not asked of somebody who is away.</summary>
    Roster Away(Roster roster, int firstDay)
    {
        var days = problem.People[roster.Person].Days;
        short[] choices = [.. roster.Choices.Select((choice, day) => day < firstDay ? choice : (short)days[day].Index().First(each => each.Item.Kind == 0).Index)];
        Choice[] done = [.. choices.Select((choice, day) => days[day][choice])];
        return new(roster.Person, choices, done.Sum(choice => (long)choice.Cost), [.. done.SelectMany(choice => choice.Demands)]);
    }
}

/// <summary>An answer without somebody, and who has another roster for it.</summary>
public sealed record Mended(IReadOnlyList<Roster> Rosters, long Cost, IReadOnlyList<int> Others);
