using MutualAid.Scheduling.Constraints;

namespace MutualAid.Scheduling.Search;

/// <summary>What one person's shifts cost, from scratch: the same sums as the constraints about people, on the board's numbers.</summary>
static class Burden
{
    static readonly long StaysOver = FewJourneys.StaysOver.BclCompatibleTicks;

    /// <param name="shifts">All of the person's shifts, in order of start.</param>
    public static (int Disturbed, long Wear, long Dislike) Of(Board board, int personIndex, ReadOnlySpan<int> shifts)
    {
        var person = board.People[personIndex];
        var previous = board.Previous[personIndex];

        long minutes = 0, wear = 0, unwanted = 0;
        int nights = 0, run = 0, lastNight = int.MinValue, lastWeekendDay = int.MinValue, weekendDays = 0, journeys = 0, changes = 0, kept = 0;
        BoardShift? last = null, lastOnSite = null;

        foreach (var index in shifts)
        {
            var shift = board.Shifts[index];
            var duty = shift.Duty;
            minutes += shift.Minutes;

            if (shift.IsNight)
            {
                nights++;
                run = duty.Day == lastNight ? run : duty.Day - 1 == lastNight ? run + 1 : 1;
                if (run > FewNightsInARow.Good && duty.Day != lastNight)
                    wear += FewNightsInARow.MinutesPerFurtherNight;

                lastNight = duty.Day;
                unwanted += shift.Minutes;
            }

            if (shift.IsWeekend && duty.Day != lastWeekendDay)
            {
                weekendDays++;
                lastWeekendDay = duty.Day;
            }

            if (last is not null)
            {
                wear += NoQuickTurns.MissingMinutes(duty.Start - last.Duty.End);
                if (shift.Shift.Need != last.Shift.Need)
                    changes++;
            }

            wear += FewTiredHours.Wear(last?.Clock, shift.Clock);
            last = shift;

            if (duty.Place is not null)
            {
                if (lastOnSite is null || duty.Place != lastOnSite.Duty.Place || duty.Start - lastOnSite.Duty.End > StaysOver)
                    journeys++;

                lastOnSite = shift;
            }

            if (previous is not null && previous.Contains(index))
                kept++;
        }

        wear += NightsAreShared.Wear(nights) + WeekendsAreShared.Wear(weekendDays) + HoursAreShared.Wear(minutes, person.Capacity);

        var dislike = 2L * journeys * Math.Max(0, person.Person.TravelMinutes) + (long)FewChangesOfTask.MinutesPerChange * changes + (person.Person.WouldRatherNotWorkNights ? unwanted : 0);
        var disturbed = previous is not null && (kept < previous.Count || kept < shifts.Length) ? 1 : 0;

        return (disturbed, wear, dislike);
    }
}
