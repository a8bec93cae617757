namespace MutualAid.Scheduling.Rosters;

/// <summary>A rule that counts something through the whole roster, at most one a day, and allows no more than so much of it.</summary>
/// <remarks>Where the count would make a person's graph too large it is left out of the states and priced instead (<see cref="CapPrices"/>): only what else the rule remembers stays in.</remarks>
/// <param name="most">Included.</param>
public abstract class RosterCap(int most) : RosterRule
{
    public int Most { get; } = most;

    /// <summary>How many states there are apart from the count, numbered from 0.</summary>
    public virtual int Memories => 1;

    public sealed override int States => Memories * (Most + 1);

    /// <returns>The memory after a day on which work of that kind was done.</returns>
    /// <param name="counts">Whether the day makes the count one more.</param>
    public abstract int Remember(int memory, int day, int kind, out bool counts);

    public sealed override int After(int state, int day, int kind, ref long cost)
    {
        var memory = Remember(state % Memories, day, kind, out var counts);
        var count = state / Memories + (counts ? 1 : 0);
        return count <= Most ? count * Memories + memory : Forbidden;
    }
}
