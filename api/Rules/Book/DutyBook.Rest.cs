using NodaTime;

namespace MutualAid.Rules;

/// <content>Daily and weekly rest, and rest that is owed.</content>
public sealed partial class DutyBook
{
    /// <summary>Neither at the same time as another duty nor too close to one.</summary>
    bool RestsAround(in BookedDuty duty, int next)
    {
        if (next > 0 && !IsRestOrNothing(duty.Start - duties[next - 1].End, duty.Start))
            return false;

        return next == Count || IsRestOrNothing(duties[next].Start - duty.End, duties[next].Start);
    }

    bool IsRestOrNothing(long gap, long at) => gap == 0 || (gap > 0 && LimitsAt(at) is var limits && (limits.HasDayBreak || gap >= limits.DailyRest));

    /// <summary>Neither the stretch before nor the one that the duty becomes part of is so long that it asks for more rest than follows.</summary>
    bool LongShiftRested(in BookedDuty duty, int next)
    {
        var (start, end, worked) = (duty.Start, duty.End, duty.Worked);
        if (next > 0 && duties[next - 1].End == start)
            (start, worked) = StretchUpTo(next - 1, worked);
        else if (next > 0 && StretchUpTo(next - 1, 0) is var (begun, before) && !IsRested(duties[next - 1].End - begun, before, start - duties[next - 1].End, start))
            return false;

        for (; next < Count && duties[next].Start == end; next++)
            (end, worked) = (duties[next].End, worked + duties[next].Worked);

        return next == Count || IsRested(end - start, worked, duties[next].Start - end, duties[next].Start);
    }

    bool IsRested(long length, long worked, long rest, long at) => LimitsAt(at) is var limits && (length <= limits.LongShift || rest >= Math.Max(worked, limits.RestOfADay));

    /// <summary>Where the stretch began that ends with a duty, and what was worked in it and after.</summary>
    (long Start, long Worked) StretchUpTo(int at, long after)
    {
        var (start, worked) = (duties[at].Start, after + duties[at].Worked);
        for (at--; at >= 0 && duties[at].End == start; at--)
            (start, worked) = (duties[at].Start, worked + duties[at].Worked);

        return (start, worked);
    }

    bool WeeklyRestHolds(in BookedDuty duty, int next, BookLimits limits)
    {
        if (standBy is not null)
            return WeeklyRestHoldsAroundStandBy(duty, limits);

        var (start, end, at) = (duty.Start, duty.End, duty.Start);

        // Long enough to know that it is too long, and then as far as it takes to know what judges it.
        for (var i = next - 1; i >= 0 && !IsWeeklyRest(duties[i].End, start, duty, next, limits) && end - start <= limits.LongestWithoutWeeklyRest; i--)
            start = duties[i].Start;

        for (var i = next; i < Count && duties[i].Start < limits.To && !IsWeeklyRest(end, duties[i].Start, duty, next, limits) && (end - start <= limits.LongestWithoutWeeklyRest || periods.Length > 1); i++)
            (end, at) = (duties[i].End, duties[i].Start);

        return end - start <= limits.LongestWithoutWeeklyRest || !limits.Judges(at);
    }

    bool IsWeeklyRest(long from, long to, in BookedDuty duty, int next, BookLimits limits) =>
        to - from >= limits.WeeklyRest && (to - from >= limits.WeeklyRest + limits.RestOfADay || LongestRest(limits.DayUnderWay(from, zone), from, duty, next, limits.To) >= limits.RestOfADay);

    bool WeeklyRestHoldsAroundStandBy(in BookedDuty duty, BookLimits limits)
    {
        // Stand-by may lie across anything, so the full rule is asked. Nobody on the engine's board has so much of it that this counts.
        var added = new Duty(Instant.FromUnixTimeTicks(duty.Start), Instant.FromUnixTimeTicks(duty.End));
        Duty[] before = [.. entries.Take(entryCount).Select(entry => new Duty(Instant.FromUnixTimeTicks(entry.Start), Instant.FromUnixTimeTicks(entry.End))), .. standBy!];
        return limits.WeeklyRestRule is not { } rule || HourRules.New(Ask([.. before, added]), Ask(before)).Count == 0;

        IEnumerable<Breach> Ask(Duty[] all) => WeeklyRest.Check(
            new(new(limits.Period.InForce.HasEnd ? all.Where(each => each.Start < limits.Period.InForce.End) : all, zone), rule, limits.Period, terms, travel));
    }

    bool EmployersDaysHold(in BookedDuty duty, int next, BookLimits limits)
    {
        for (var day = duty.Day - 1; ; day++)
        {
            var (from, to) = limits.EmployersDay(day, zone);
            if (to <= duty.Start)
                continue;

            if (from >= duty.End)
                return true;

            var at = duty.Start;
            for (var i = next; i < Count && duties[i].Start < Math.Min(to, limits.To); i++)
                at = duties[i].Start;

            if (limits.Judges(at) && LongestRest(from, to, duty, next, limits.To) < limits.DailyRest)
                return false;
        }
    }

    /// <summary>The longest time off in a window, the new duty being there.</summary>
    /// <param name="seen">Duties from here on are not looked at.</param>
    long LongestRest(long from, long to, in BookedDuty duty, int next, long seen)
    {
        var (longest, free) = (0L, from);
        var first = next;
        while (first > 0 && duties[first - 1].End > from)
            first--;

        for (var i = first; i < next && duties[i].Start < to; i++)
            (longest, free) = (Math.Max(longest, duties[i].Start - free), duties[i].End);

        if (duty.Start < to && duty.End > from)
            (longest, free) = (Math.Max(longest, duty.Start - free), duty.End);

        for (var i = next; i < Count && duties[i].Start < Math.Min(to, seen); i++)
            if (duties[i].End > from)
                (longest, free) = (Math.Max(longest, duties[i].Start - free), duties[i].End);

        return Math.Max(longest, to - free);
    }

    /// <summary>Whether rest that is owed from before is still given in time: <see cref="CompensatoryRest"/> with the new duty at its place.</summary>
    bool DebtsArePaid(in BookedDuty duty, int next)
    {
        if (debts.Count == 0 || duty.End <= debts[0].Since)
            return true;

        var (open, due, owed, free) = (0, 0, 0L, long.MinValue);

        for (var i = 0; i <= Count + 1; i++)
        {
            // The gaps in order, each up to a duty, the new one at its place, or without end.
            var from = free;
            var to = i == next ? duty.Start : i <= Count ? duties[i - (i > next ? 1 : 0)].Start : long.MaxValue;
            free = i == next ? duty.End : i <= Count ? duties[i - (i > next ? 1 : 0)].End : free;

            for (var begins = from; ; begins = debts[due].Since)
            {
                for (; due < debts.Count && debts[due].Since <= begins; due++)
                    owed += debts[due].Owed;

                if (open < due && (to == long.MaxValue || to - begins >= LimitsAt(begins).RestOfADay + owed))
                {
                    for (; open < due; open++)
                        if (IsLate(debts[open], begins))
                            return false;

                    owed = 0;
                }

                if (due == debts.Count || debts[due].Since >= to)
                    break;
            }

            if (open == debts.Count)
                return true;
        }

        return true;
    }

    /// <summary>Whether it is given too late now, and was not before.</summary>
    bool IsLate((long Since, long Owed, bool WasLate) debt, long paid)
    {
        if (debt.WasLate)
            return false;

        foreach (var limits in periods)
            if (limits.CompensationWithin != long.MaxValue && paid > debt.Since + limits.CompensationWithin && limits.Judges(debt.Since + limits.CompensationWithin))
                return true;

        return false;
    }
}
