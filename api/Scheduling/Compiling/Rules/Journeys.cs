using MutualAid.Scheduling.Constraints;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Scheduling.Compiling.Rules;

/// <summary><see cref="FewJourneys"/>: the last day on site is remembered as long as a stay can still bridge it.</summary>
sealed class Journeys(PersonDays days) : RosterRule
{
    // A shift of up to a day ends on the day after; three days later one still stays over.
    const int Remembered = 4;

    static readonly long StaysOver = FewJourneys.StaysOver.BclCompatibleTicks;

    readonly int most = days.MostInADay;

    public override int States => 1 + Remembered * most;

    public override int After(int state, int day, int kind, ref long cost)
    {
        var (ago, before) = state == 0 ? (Remembered, 0) : ((state - 1) / most, (state - 1) % most);
        if (days.Days[day][kind].OnSite is not { } here) return ago + 1 < Remembered ? 1 + (ago + 1) * most + before : 0;

        if (ago == Remembered || days.Days[day - 1 - ago][before].OnSite!.Value.Last is var last && (here.First.Place != last.Place || here.First.Start - last.End > StaysOver)) cost += 2L * days.Person.Person.TravelMinutes;
        return 1 + kind;
    }
}
