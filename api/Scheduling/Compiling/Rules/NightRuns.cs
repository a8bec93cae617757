using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary><see cref="FewNightsInARow"/>, read night by night.</summary>
sealed class NightRuns(PersonDays days) : RosterRule
{
    public override int States => 1 + FewNightsInARow.Good;

    public override int After(int state, int day, int kind, ref long cost)
    {
        if (days.Days[day][kind].Nights == 0) return 0;
        if (state == FewNightsInARow.Good) cost += FewNightsInARow.MinutesPerFurtherNight * Weights.Wear;
        return Math.Min(state + 1, FewNightsInARow.Good);
    }
}
