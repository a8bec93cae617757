namespace MutualAid.Rules;

/// <content>Overtime, jour and extra time, counted by day.</content>
public sealed partial class DutyBook
{
    /// <summary>Overtime, jour and extra time, by day.</summary>
    bool CountedHold(in BookedDuty duty)
    {
        if (duty.Kind is DutyKind.EmergencyOvertime || (duty.Kind is DutyKind.Ordinary or DutyKind.Travel && WeekFits(duty)))
            return true;

        foreach (var limits in periods)
            foreach (var cap in limits.Caps)
                if (!CapHolds(duty, cap, limits))
                    return false;

        return true;
    }

    /// <summary>Whether nothing of the duty's week goes beyond the contract, so that there is nothing to count.</summary>
    bool WeekFits(in BookedDuty duty)
    {
        var week = LocalDays.Week(duty.Day);
        var sum = duty.Worked + AbsentIn(week, long.MaxValue);

        for (var i = FirstEntryFrom(LocalDays.Monday(week)); i < entryCount && LocalDays.Week(entries[i].Day) == week; i++)
            if (entries[i].Kind is DutyKind.Ordinary or DutyKind.Travel)
                sum += entries[i].Worked;

        foreach (var limits in periods)
            if (sum > Math.Min(limits.FullWeek, contracted))
                return false;

        return true;
    }

    bool CapHolds(in BookedDuty duty, CountedCap cap, BookLimits limits)
    {
        var sunday = LocalDays.Monday(LocalDays.Week(duty.Day)) + 6;

        if (cap.Window == WindowKind.Rolling)
        {
            var count = CountAmounts(duty, cap.Kind, duty.Day - cap.Days + 1, sunday + cap.Days, limits.To);
            var (sum, after) = (0L, 0);

            for (var first = 0; first < count; first++)
            {
                for (; after < count && amounts[after].Day < amounts[first].Day + cap.Days; after++)
                    sum += amounts[after].Amount;

                if (sum > cap.Limit && amounts[first].Day <= sunday && amounts[first].Day + cap.Days > duty.Day && limits.Judges(amounts[after - 1].Start))
                    return false;

                sum -= amounts[first].Amount;
            }

            return true;
        }

        for (var day = duty.Day; day <= sunday;)
        {
            var (from, to) = CalendarWindow(day, cap.Window);
            var count = CountAmounts(duty, cap.Kind, from, to, limits.To);
            var sum = 0L;
            for (var i = 0; i < count; i++)
                sum += amounts[i].Amount;

            if (sum > cap.Limit && limits.Judges(amounts[count - 1].Start))
                return false;

            day = to;
        }

        return true;
    }

    /// <summary>Leave that fills a week, of what starts before a moment.</summary>
    long AbsentIn(int week, long before)
    {
        var sum = 0L;
        foreach (var absence in absences)
            if (absence.Week == week && absence.Start < before)
                sum += absence.Length;

        return sum;
    }

    /// <summary>Lays out what counts of each entry that starts on the days, the new duty among them. Returns how many have anything.</summary>
    int CountAmounts(in BookedDuty duty, RuleKind kind, int fromDay, int toDay, long seen)
    {
        var (count, week, sum, placed) = (0, int.MinValue, 0L, false);

        for (var i = FirstEntryFrom(LocalDays.Monday(LocalDays.Week(fromDay))); ; i++)
        {
            if (!placed && (i >= entryCount || (entries[i].Start, entries[i].End).CompareTo((duty.Start, duty.End)) > 0))
            {
                placed = true;
                Take(duty, ref count, ref week, ref sum);
                i--;
                continue;
            }

            if (i >= entryCount || (placed && entries[i].Day >= toDay))
                return count;

            Take(entries[i], ref count, ref week, ref sum);
        }

        void Take(in BookedDuty entry, ref int count, ref int week, ref long sum)
        {
            if (LocalDays.Week(entry.Day) is var own && own != week)
                (week, sum) = (own, AbsentIn(own, seen));

            var amount = AmountOf(entry, kind, ref sum);
            if (amount <= 0 || entry.Day < fromDay || entry.Day >= toDay || entry.Start >= seen)
                return;

            if (count == amounts.Length)
                Array.Resize(ref amounts, 2 * count);

            amounts[count++] = (entry.Start, entry.Day, amount);
        }
    }

    /// <summary>As <see cref="Overtime.Split"/> has it.</summary>
    long AmountOf(in BookedDuty entry, RuleKind kind, ref long sum)
    {
        if (kind == RuleKind.OnCallHours)
            return entry.Kind == DutyKind.OnCall ? entry.Worked : 0;

        var limits = LimitsAt(entry.Start);
        if (entry.Kind == DutyKind.Overtime)
            return kind == RuleKind.Overtime && limits.Mode != Mode.CrisisAgreement ? entry.Worked : 0;

        if (entry.Kind is not (DutyKind.Ordinary or DutyKind.Travel))
            return 0;

        var before = sum;
        sum += entry.Worked;
        if (limits.Mode != Mode.Ordinary)
            return 0;

        var beyond = After(limits.FullWeek, before, sum);
        return kind == RuleKind.Overtime ? beyond : After(Math.Min(contracted, limits.FullWeek), before, sum) - beyond;

        static long After(long threshold, long before, long after) => Math.Max(after - Math.Max(threshold, before), 0);
    }

    (int From, int To) CalendarWindow(int day, WindowKind window)
    {
        if (window != calendarKind || day < calendarFrom || day >= calendarTo)
            (calendarKind, (calendarFrom, calendarTo)) = (window, CountedDays.Calendar(day, window));

        return (calendarFrom, calendarTo);
    }
}
