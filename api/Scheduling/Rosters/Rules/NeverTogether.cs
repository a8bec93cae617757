namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>What was found to be forbidden in one roster, and is in every other: these kinds on these days, all of them.</summary>
/// <param name="kinds">In order of day, each day once.</param>
public sealed class NeverTogether((int Day, int Kind)[] kinds) : RosterRule
{
    // So many of them are there; one more when some day was otherwise.
    public override int States => kinds.Length + 1;

    public override bool IsSeldomReached => true;

    public override int After(int state, int day, int kind, ref long cost)
    {
        if (state == kinds.Length || kinds[state].Day != day) return state;
        if (kinds[state].Kind != kind) return kinds.Length;
        return state + 1 == kinds.Length ? Forbidden : state + 1;
    }
}
