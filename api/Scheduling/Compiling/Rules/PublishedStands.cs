using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary><see cref="PublishedShiftsStand"/>: one change, and the person is disturbed.</summary>
/// <param name="published">The person's, each of them in some choice.</param>
sealed class PublishedStands(PersonDays days, HashSet<int> published) : RosterRule
{
    const int Changed = 1;

    public override int States => 2;

    public override int After(int state, int day, int kind, ref long cost)
    {
        if (state == Changed || Array.TrueForAll(days.Days[day][kind].All, published.Contains) && days.Days[day][kind].All.Length == published.Count(shift => days.Board.Shifts[shift].Duty.Day == days.First + day))
            return state;

        cost += Weights.Disturbed;
        return Changed;
    }
}
