namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>A short sequence of days, each of some kinds, that costs every time it is found, also where two overlap.</summary>
/// <param name="pattern">For each day of the sequence, whether a kind belongs there.</param>
/// <param name="begins">Whether the sequence may begin on a day.</param>
public sealed class UnwantedPattern(bool[][] pattern, bool[] begins, int weight) : RosterRule
{
    readonly int whole = 1 << (pattern.Length - 1);

    // Bit i is set when the last i + 1 days are how the sequence begins (Baeza-Yates and Gonnet 1992).
    public override int States => whole;

    public override int After(int state, int day, int kind, ref long cost)
    {
        var begun = (state << 1) | (begins[day] ? 1 : 0);
        for (var length = 0; length < pattern.Length; length++)
            if (!pattern[length][kind]) begun &= ~(1 << length);

        if ((begun & whole) != 0) cost += weight;
        return begun & (whole - 1);
    }
}
