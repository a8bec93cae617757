namespace MutualAid.Rules;

/// <content>Days in a row, the span of a shift, hours in a window, and the assignment under the crisis agreement.</content>
public sealed partial class DutyBook
{
    bool DaysHold(in BookedDuty duty, int next)
    {
        var (first, last, at) = (duty.Day, duty.Day, duty.Start);

        for (var i = next - 1; i >= 0 && duties[i].Day >= first - 1; i--)
            first = duties[i].Day;

        for (var i = next; i < Count && duties[i].Day <= last + 1; i++)
        {
            if (periods.Length > 1 && LimitsAt(at) is var before && !before.Judges(duties[i].Start) && last - first + 1 > before.DaysInARow)
                return false;

            (last, at) = (duties[i].Day, duties[i].Start);
        }

        return last - first + 1 <= LimitsAt(at).DaysInARow;
    }

    bool SpanHolds(in BookedDuty duty, int next, BookLimits limits)
    {
        var (start, end, at) = (duty.Start, duty.End, duty.Start);

        for (var i = next - 1; i >= 0 && IsOneShift(duties[i].End, start); i--)
            start = duties[i].Start;

        for (var i = next; i < Count && IsOneShift(end, duties[i].Start) && duties[i].Start < limits.To; i++)
            (end, at) = (duties[i].End, duties[i].Start);

        return end - start <= limits.ShiftSpan || !limits.Judges(at);

        bool IsOneShift(long from, long to) => to == from || (limits.HasDayBreak && to - from < limits.RestOfADay && !limits.HoldsDayBreak(from, to, zone));
    }

    bool HoursHold(in BookedDuty duty, BookLimits limits) =>
        Holds(work, duty, Week, limits.SevenDays, limits) && (averageFollows || Holds(counted, duty, limits.AverageWindow, limits.AverageHours, limits));

    bool Holds(PieceList pieces, in BookedDuty duty, long length, long cap, BookLimits limits, long from = long.MinValue, long to = long.MaxValue) =>
        pieces.Holds(duty.Start, duty.End, length, cap, JudgeOf(limits), from, Math.Min(to, limits.To))
        && (limits.From == long.MinValue || cap == long.MaxValue || pieces.HoldsAtTheTurn(duty.Start, duty.End, length, cap, FirstStart(limits, duty.Start), from, Math.Min(to, limits.To)));

    /// <summary>The start of the first duty of a period, the new one among them.</summary>
    long FirstStart(BookLimits limits, long candidate)
    {
        var at = FirstEntryStarting(limits.From);
        var first = at < entryCount ? entries[at].Start : long.MaxValue;
        return candidate >= limits.From ? Math.Min(first, candidate) : first;
    }

    WindowJudge? JudgeOf(BookLimits limits) => periods.Length > 1 ? new(limits, this) : null;

    /// <summary>The rules of an assignment under the crisis agreement.</summary>
    bool AssignmentHolds(in BookedDuty duty, BookLimits limits)
    {
        if (!limits.IsAssignment)
            return true;

        if (limits.AssignmentContains(duty.Start))
        {
            if (limits.Judges(duty.Start) && duty.Day >= limits.FirstDayTooLate(zone))
                return false;

            if (duty.Start < limits.To && !Holds(work, duty, limits.AssignmentWindow, limits.AssignmentHours, limits, limits.AssignmentStart, limits.AssignmentEnd))
                return false;
        }

        return RestedAfterAssignment(duty, limits);
    }

    bool RestedAfterAssignment(in BookedDuty duty, BookLimits limits)
    {
        if (!limits.EndsAssignment)
            return true;

        var after = FirstFrom(limits.AssignmentEnd);
        var (last, next) = (long.MinValue, after < Count ? duties[after].Start : long.MaxValue);

        for (var i = after - 1; i >= 0 && duties[i].Start >= limits.AssignmentStart; i--)
            last = Math.Max(last, duties[i].End);

        var (isInside, isNext) = (limits.AssignmentContains(duty.Start), duty.Start >= limits.AssignmentEnd && duty.Start < next);
        if (isInside)
            last = Math.Max(last, duty.End);

        if (isNext)
            next = duty.Start;

        return !(isInside || isNext) || last == long.MinValue || next == long.MaxValue || next - last >= limits.EndRest;
    }
}
