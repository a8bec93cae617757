namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>Work on any day of no more than so many weekends.</summary>
/// <param name="weekends">The number of the weekend that each day belongs to, in order; -1 for other days.</param>
public sealed class WeekendsWorked(int[] weekends, int most) : RosterRule
{
    // Weekends worked, and whether the one that goes on is among them.
    public override int States => 2 * (most + 1);

    public override int After(int state, int day, int kind, ref long cost)
    {
        var (worked, isCounted) = (state / 2, state % 2 == 1);
        if (weekends[day] < 0) return 2 * worked;

        isCounted &= day > 0 && weekends[day - 1] == weekends[day];
        if (kind == 0 || isCounted) return 2 * worked + (isCounted ? 1 : 0);
        return worked < most ? 2 * (worked + 1) + 1 : Forbidden;
    }
}
