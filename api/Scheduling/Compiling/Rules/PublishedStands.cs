using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary><see cref="PublishedShiftsStand"/>: one change, and the person is disturbed.</summary>
/// <param name="published">The person's, each of them in some choice.</param>
sealed class PublishedStands(PersonDays days, HashSet<int> published) : RosterRule
{
    const int Changed = 1;

    /// <summary>Of each day, whether a choice is just what is published.</summary>
    readonly bool[][] stands =
    [
        .. from day in days.Days.Index()
           let then = published.Where(shift => days.Board.Shifts[shift].Duty.Day == days.First + day.Index).ToHashSet()
           select (bool[])[.. day.Item.Select(choice => then.SetEquals(choice.All))],
    ];

    public override int States => 2;

    public override int After(int state, int day, int kind, ref long cost)
    {
        if (state == Changed || stands[day][kind]) return state;

        cost += Weights.Disturbed;
        return Changed;
    }
}
