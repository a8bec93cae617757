namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>No more than so many days of some kinds in the whole roster.</summary>
/// <param name="kinds">Whether a kind counts.</param>
public sealed class AtMost(bool[] kinds, int most) : RosterCap(most)
{
    public override bool IsSeldomReached => true;

    public override int Remember(int memory, int day, int kind, out bool counts)
    {
        counts = kinds[kind];
        return memory;
    }

    public override string? Signature(IReadOnlyList<int> among) => $"at most {Most} of {string.Concat(among.Select(kind => kinds[kind] ? 1 : 0))}";
}
