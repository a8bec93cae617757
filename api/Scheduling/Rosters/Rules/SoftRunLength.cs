namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>Days in a row of some kinds should be at least and at most so many. Unlike <see cref="RunLength"/> a run that touches the first or the last day counts as it stands.</summary>
/// <param name="kinds">Whether a kind belongs to the run.</param>
/// <param name="most">Included; <see cref="int.MaxValue"/> when there is no most.</param>
/// <param name="tooShort">Cost of each day that a run lacks.</param>
/// <param name="tooLong">Cost of each day beyond the most.</param>
public sealed class SoftRunLength(bool[] kinds, int least, int most, int tooShort, int tooLong) : RosterRule
{
    // A run that nothing more can be asked of is as long as any longer one.
    readonly int longest = most == int.MaxValue ? Math.Max(least, 1) : Math.Max(least, most);

    public override int States => 1 + longest;

    public override int After(int state, int day, int kind, ref long cost)
    {
        if (!kinds[kind])
        {
            cost += EndCost(state);
            return 0;
        }

        if (state >= most) cost += tooLong;
        return Math.Min(state + 1, longest);
    }

    public override long EndCost(int state) => state > 0 && state < least ? (long)tooShort * (least - state) : 0;
}
