namespace MutualAid.Scheduling.Rosters;

/// <summary>People, the rosters that each of them may have, and what it costs where too few or too many are. All costs are whole numbers; the least sum is wanted.</summary>
/// <remarks>What the optimiser sees of a scheduling problem, and of the public research instances: it knows days, kinds of work and rules that read a roster day by day, and nothing else.</remarks>
public sealed record RosteringProblem(IReadOnlyList<Demand> Demands, IReadOnlyList<RosterSpace> People);

/// <summary>How many are wanted at one thing, such as a shift.</summary>
/// <param name="Missing">Cost of each who is missing.</param>
/// <param name="Extra">Cost of each beyond those wanted.</param>
public readonly record struct Demand(int Wanted, int Missing, int Extra)
{
    public long Cost(int count) => count < Wanted ? (long)Missing * (Wanted - count) : (long)Extra * (count - Wanted);

    /// <summary>What one more would be worth.</summary>
    public long Worth(int count) => Cost(count) - Cost(count + 1);
}

/// <summary>What a person may do on a day.</summary>
/// <param name="Kind">What the rules look at. 0 is rest.</param>
/// <param name="Length">In minutes, or any other unit that the bounds of <see cref="RosterSpace"/> are in.</param>
/// <param name="Cost">Of this person doing this on this day.</param>
/// <param name="Demands">Each of them gets one more.</param>
public sealed record Choice(int Kind, int Length, int Cost, IReadOnlyList<int> Demands)
{
    /// <summary>Of each of the person's <see cref="RosterSpace.Sums"/>, in their order.</summary>
    public IReadOnlyList<int> Amounts { get; init; } = [];
}

/// <summary>A cost of how much a roster has of something in all, such as squared hours.</summary>
/// <param name="Cost">Of a sum of amounts. Where it is not convex the bound is weaker, but still one.</param>
public sealed record RosterSum(Func<long, long> Cost);

/// <summary>All rosters that one person may have: a choice for each day, such that every rule is kept.</summary>
/// <param name="Days">The choices of each day.</param>
/// <param name="LeastLength">That all choices together must have; included.</param>
/// <param name="MostLength">That they may have; included.</param>
public sealed record RosterSpace(IReadOnlyList<IReadOnlyList<Choice>> Days, IReadOnlyList<RosterRule> Rules, int LeastLength = 0, int MostLength = int.MaxValue)
{
    public IReadOnlyList<RosterSum> Sums { get; init; } = [];

    /// <summary>Of the length of all choices together; null where it costs nothing. Unlike a sum's it is priced exactly, in a time that grows with the number of lengths; never below 0, since it is left out where length and caps are priced.</summary>
    public Func<long, long>? LengthCost { get; init; }

    /// <summary>The last word on a roster that keeps all rules; null where there is none.</summary>
    public IRosterJudge? Judge { get; init; }

    /// <summary>What the roster costs apart from the demands; null when it is forbidden. The truth that the search is checked against.</summary>
    /// <param name="choices">An index into each day's choices.</param>
    public long? Cost(short[] choices)
    {
        var (cost, length) = (0L, 0L);
        for (var day = 0; day < choices.Length; day++)
        {
            cost += Days[day][choices[day]].Cost;
            length += Days[day][choices[day]].Length;
        }

        if (length < LeastLength || length > MostLength) return null;
        if (LengthCost is not null) cost += LengthCost(length);

        for (var rule = 0; rule < Rules.Count; rule++)
        {
            if (Rules[rule].Cost(this, choices) is not { } more) return null;
            cost += more;
        }

        for (var sum = 0; sum < Sums.Count; sum++) cost += Sums[sum].Cost(Amount(sum, choices));

        return Judge?.Allows(choices) == false ? null : cost;
    }

    internal long Amount(int sum, short[] choices)
    {
        var amount = 0L;
        for (var day = 0; day < choices.Length; day++) amount += Days[day][choices[day]].Amounts[sum];
        return amount;
    }
}

/// <summary>Knows of one person's rosters what no rule says.</summary>
public interface IRosterJudge
{
    bool Allows(short[] choices);

    /// <summary>
    /// A rule that the roster, which is not allowed, breaks and every allowed roster keeps. It is kept from then on; where there would be too many, rosters are priced that are not allowed, which makes the bound
    /// weaker and never wrong.
    /// </summary>
    RosterRule WhyNot(short[] choices);
}

/// <summary>One person's choices and what they cost, demands apart.</summary>
/// <param name="Choices">An index into each day's choices.</param>
/// <param name="Demands">To which one is added.</param>
public sealed record Roster(int Person, short[] Choices, long Cost, int[] Demands)
{
    public bool Equals(Roster? other) => other is not null && other.Person == Person && other.Choices.AsSpan().SequenceEqual(Choices);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Person);
        foreach (var choice in Choices) hash.Add(choice);
        return hash.ToHashCode();
    }
}

/// <summary>An answer: a roster for everybody, what they cost together with the demands, and what no answer can be below.</summary>
public sealed record Rostered(IReadOnlyList<Roster> Rosters, long Cost, long Bound)
{
    public bool IsOptimal => Cost == Bound;

    /// <summary>By how much of its cost the answer may be above the best.</summary>
    public double Gap => Cost == 0 ? 0 : (double)(Cost - Bound) / Cost;
}
