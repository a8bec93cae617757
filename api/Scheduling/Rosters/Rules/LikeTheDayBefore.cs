namespace MutualAid.Scheduling.Rosters.Rules;

/// <summary>Some days, such as Sundays, should be like the day before: both free, or both worked alike. Otherwise each of the two that is worked costs.</summary>
/// <param name="days">Which days should be; the first day has none before.</param>
/// <param name="groups">Kinds of the same group are alike; rest, and nothing else, is in group 0.</param>
/// <param name="weight">Cost of each.</param>
public sealed class LikeTheDayBefore(bool[] days, int[] groups, int weight) : RosterRule
{
    // The group of the day before, where the next day asks for it.
    public override int States => 1 + groups.Max();

    public override int After(int state, int day, int kind, ref long cost)
    {
        var group = groups[kind];
        if (day > 0 && days[day] && group != state) cost += (state > 0 ? weight : 0) + (group > 0 ? weight : 0);
        return day + 1 < days.Length && days[day + 1] ? group : 0;
    }
}
