using Google.OrTools.Graph;

namespace MutualAid.Scheduling.Planning;

/// <summary>What one person can give to a week.</summary>
/// <param name="Minutes">In all.</param>
/// <param name="On">How long each kind of seat could have the person, if that were not too much.</param>
readonly record struct Supply(long Minutes, long[] On)
{
    public long MostOn(int kind) => Math.Min(Minutes, On[kind]);
}

/// <summary>The minutes of a week's people led to as many of the minutes asked for as possible: a maximum flow.</summary>
/// <param name="Asked">Minutes by kind of seat.</param>
/// <param name="Given">Minutes by person and kind.</param>
sealed record WeekFlow(long[] Asked, Supply[] People, long[][] Given)
{
    /// <summary>Minutes by kind. Which kind gets what is chance where kinds compete; the sum is not, nor the sum of those in <see cref="ShortTogether"/>.</summary>
    public long[] Filled { get; } = [.. Asked.Select((_, kind) => Given.Sum(given => given[kind]))];

    public static WeekFlow Of(long[] asked, Supply[] people)
    {
        const int Source = 0, Sink = 1, First = 2;

        using var flow = new MaxFlow();
        var (person, seat) = (First, First + people.Length);

        foreach (var each in people)
            flow.AddArcWithCapacity(Source, person++, each.Minutes);

        var arcs = people.Select((each, index) => each.On.Select((minutes, kind) => flow.AddArcWithCapacity(First + index, seat + kind, minutes)).ToArray()).ToArray();

        foreach (var minutes in asked)
            flow.AddArcWithCapacity(seat++, Sink, minutes);

        return flow.Solve(Source, Sink) == MaxFlow.Status.OPTIMAL
            ? new(asked, people, [.. arcs.Select(of => of.Select(flow.Flow).ToArray())])
            : throw new InvalidOperationException("A flow of minutes always has a most.");
    }

    /// <summary>What people could give to one kind if they gave nothing to the others, whether it is asked for or not.</summary>
    public long AtMost(int kind) => People.Sum(person => person.MostOn(kind));

    public int PeopleOn(params IEnumerable<int> kinds) => People.Count(person => kinds.Any(kind => person.MostOn(kind) > 0));

    /// <summary>Kinds that people are too few for, together with those that get people whom they want.</summary>
    /// <remarks>
    /// The smallest cut of the flow, in the parts that have no person in common: whatever way the minutes are led, so many are missing from each part.
    /// </remarks>
    public IReadOnlyList<IReadOnlySet<int>> ShortTogether()
    {
        List<IReadOnlySet<int>> found = [];

        foreach (var kind in Enumerable.Range(0, Asked.Length).Where(kind => Filled[kind] < Asked[kind]))
        {
            var wanting = CompetingWith(kind);
            foreach (var other in found.Where(wanting.Overlaps).ToArray())
            {
                wanting.UnionWith(other);
                found.Remove(other);
            }

            found.Add(wanting);
        }

        return found;
    }

    /// <summary>Backwards along what could still be led: to people who could give the kind more, and on to the kinds that they give to instead.</summary>
    SortedSet<int> CompetingWith(int kind)
    {
        SortedSet<int> competing = [kind];
        Queue<int> next = new(competing);

        while (next.TryDequeue(out var wanting))
            for (var person = 0; person < People.Length; person++)
                if (Given[person][wanting] < People[person].On[wanting])
                    foreach (var other in Enumerable.Range(0, Asked.Length).Where(other => Given[person][other] > 0))
                        if (competing.Add(other))
                            next.Enqueue(other);

        return competing;
    }
}
