namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>The days of some kinds in the whole roster should be at least and at most so many.</summary>
/// <param name="kinds">Whether a kind counts.</param>
/// <param name="most">Included; <see cref="int.MaxValue"/> when there is no most.</param>
/// <param name="tooFew">Cost of each day that is lacking.</param>
/// <param name="tooMany">Cost of each day beyond the most.</param>
public sealed class SoftCount(bool[] kinds, int least, int most, int tooFew, int tooMany) : RosterRule
{
    // Beyond this a count is as good as any higher one.
    readonly int highest = most == int.MaxValue ? least : Math.Max(least, most);

    public override int States => 1 + highest;

    public override int After(int state, int day, int kind, ref long cost)
    {
        if (!kinds[kind]) return state;
        if (state >= most) cost += tooMany;
        return Math.Min(state + 1, highest);
    }

    public override long EndCost(int state) => state < least ? (long)tooFew * (least - state) : 0;
}
