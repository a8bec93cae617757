namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>Work on any day of no more than so many weekends.</summary>
/// <param name="weekends">The number of the weekend that each day belongs to, in order; -1 for other days.</param>
public sealed class WeekendsWorked(int[] weekends, int most) : RosterCap(most)
{
    // Whether the weekend that goes on is counted already.
    public override int Memories => 2;

    public override int Remember(int memory, int day, int kind, out bool counts)
    {
        var isWeekend = weekends[day] >= 0;
        var isCounted = isWeekend && memory == 1 && day > 0 && weekends[day - 1] == weekends[day];
        counts = isWeekend && kind != 0 && !isCounted;
        return isCounted || counts ? 1 : 0;
    }

    public override string? Signature(IReadOnlyList<int> among) => $"at most {Most} of weekends {string.Join(',', weekends)} other than {string.Concat(among.Select(kind => kind == 0 ? 1 : 0))}";
}
