using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary><see cref="FewChangesOfTask"/> from one day to a later one: the task of the last shift is remembered.</summary>
sealed class TaskChanges(PersonDays days, NeedId[] tasks) : RosterRule
{
    public override int States => 1 + tasks.Length;

    public override int After(int state, int day, int kind, ref long cost)
    {
        var shifts = days.Days[day][kind].All;
        if (shifts.Length == 0) return state;

        if (state > 0 && tasks[state - 1] != TaskOf(shifts[0])) cost += FewChangesOfTask.MinutesPerChange;
        return 1 + Array.IndexOf(tasks, TaskOf(shifts[^1]));
    }

    NeedId TaskOf(int shift) => days.Board.Shifts[shift].Shift.Need;
}
