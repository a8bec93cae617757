namespace MutualAid.Scheduling.Rosters;

/// <summary>A roster for everybody, with how many that brings to each demand and what it costs kept along.</summary>
sealed class Answer(RosteringProblem problem)
{
    readonly Roster?[] rosters = new Roster?[problem.People.Count];
    readonly int[] counts = new int[problem.Demands.Count];

    public long Cost { get; private set; } = problem.Demands.Sum(demand => demand.Cost(0));

    public IReadOnlyList<Roster> Rosters => [.. rosters.Select(roster => roster!)];

    public Roster? this[int person]
    {
        get => rosters[person];
        set
        {
            if (rosters[person] is { } before)
            {
                Cost -= before.Cost;
                foreach (var demand in before.Demands) Count(demand, -1);
            }

            rosters[person] = value;
            if (value is null) return;

            Cost += value.Cost;
            foreach (var demand in value.Demands) Count(demand, 1);
        }
    }

    public int Count(int demand) => counts[demand];

    /// <summary>What one more would be worth at a demand.</summary>
    public long Worth(int demand) => problem.Demands[demand].Worth(counts[demand]);

    /// <summary>What is still wanted at each demand when nobody of these works.</summary>
    public int[] WantedOf(IEnumerable<int> people)
    {
        int[] wanted = [.. problem.Demands.Select((demand, index) => demand.Wanted - counts[index])];
        foreach (var person in people)
            foreach (var demand in rosters[person]?.Demands ?? [])
                wanted[demand]++;

        return wanted;
    }

    public Answer Copy()
    {
        var copy = new Answer(problem);
        for (var person = 0; person < rosters.Length; person++) copy[person] = rosters[person];
        return copy;
    }

    void Count(int demand, int change)
    {
        var facts = problem.Demands[demand];
        Cost += facts.Cost(counts[demand] + change) - facts.Cost(counts[demand]);
        counts[demand] += change;
    }
}
