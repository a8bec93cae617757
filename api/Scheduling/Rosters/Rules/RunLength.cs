namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>Days in a row of some kinds are at least and at most so many. A run that touches the first or the last day may have begun before or go on after: the least is not asked of it.</summary>
/// <param name="kinds">Whether a kind belongs to the run.</param>
/// <param name="most">Included; <see cref="int.MaxValue"/> when there is no most.</param>
public sealed class RunLength(bool[] kinds, int least, int most) : RosterRule
{
    readonly int longest = most == int.MaxValue ? Math.Max(least, 1) : most;

    // 0 is outside; then the lengths of runs that began within; then those of the run that began on the first day.
    public override int States => 1 + 2 * longest;

    public override int After(int state, int day, int kind, ref long cost)
    {
        var (isFirst, length) = state > longest ? (true, state - longest) : (false, state);
        if (!kinds[kind]) return length == 0 || isFirst || length >= least ? 0 : Forbidden;
        if (length < longest) return length + 1 + (isFirst || day == 0 ? longest : 0);
        return most == int.MaxValue ? state : Forbidden;
    }

    public override string? Signature(IReadOnlyList<int> among) => $"{least} to {most} in a row of {string.Concat(among.Select(kind => kinds[kind] ? 1 : 0))}";
}
