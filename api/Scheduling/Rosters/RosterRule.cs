namespace MutualAid.Scheduling.Rosters;

/// <summary>A rule about one person's roster, as a machine that reads it day by day.</summary>
/// <remarks>Whatever can be said this way can be priced exactly: the machines of all of a person's rules are multiplied into one graph (Demassey, Pesant and Rousseau 2006).</remarks>
public abstract class RosterRule
{
    /// <summary>The state, and the cost of the end, of a roster that is forbidden.</summary>
    public const int Forbidden = -1;

    /// <summary>How many states there are, numbered from 0.</summary>
    public abstract int States { get; }

    public virtual int Start => 0;

    /// <summary>
    /// A cap that most rosters keep by themselves. It is left out of a person's graph until a roster breaks it, which keeps the graph small and the
    /// bound valid (state space relaxation, Righini and Salani 2008).
    /// </summary>
    public virtual bool IsSeldomReached => false;

    /// <returns>The state after a day on which work of that kind was done; <see cref="Forbidden"/> when no roster may go on like that.</returns>
    /// <param name="cost">Is added to.</param>
    public abstract int After(int state, int day, int kind, ref long cost);

    /// <returns>What it costs to end in that state; <see cref="Forbidden"/> when no roster may.</returns>
    public virtual long EndCost(int state) => 0;

    /// <summary>All that the rule says of rosters of no other kinds than these: two rules that say the same are alike, even where the kinds have other numbers. Null where it cannot be said in short.</summary>
    public virtual string? Signature(IReadOnlyList<int> among) => null;

    /// <summary>Null when the roster is forbidden.</summary>
    public virtual long? Cost(RosterSpace space, ReadOnlySpan<short> choices)
    {
        var (state, cost) = (Start, 0L);
        for (var day = 0; day < choices.Length; day++)
        {
            state = After(state, day, space.Days[day][choices[day]].Kind, ref cost);
            if (state == Forbidden) return null;
        }

        return EndCost(state) is var end && end == Forbidden ? null : cost + end;
    }
}
