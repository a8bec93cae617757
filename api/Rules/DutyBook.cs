using NodaTime;

namespace MutualAid.Rules;

/// <summary>One person's duties, kept so that "may this one be added?" is answered at once and without allocation.</summary>
/// <remarks>
/// It is the incremental form of <see cref="HourRules"/> with a lender's ceiling on aid added: as long as the book breaks no
/// rule, an answer of yes means that the full rules find no breach afterwards, and no that they find one. In a book that was
/// settled with breaches, yes means that nothing more is broken. Only what lies near the duty is looked at. Tests hold the two
/// forms together.
/// </remarks>
/// <param name="ceiling">Most aid in any seven days.</param>
public sealed class DutyBook(HourLimits limits, TravelBetween travel, Duration ceiling)
{
    static readonly long Week = Ticks(HourLimits.Week);

    readonly long weeklyHours = Ticks(limits.WeeklyHours);
    readonly long dailyRest = Ticks(limits.DailyRest);
    readonly long weeklyRest = Ticks(limits.WeeklyRest);
    readonly long shiftSpan = Ticks(limits.ShiftSpan);
    readonly long longestWithoutRest = Ticks(limits.LongestWithoutWeeklyRest);
    readonly long ceiling = Ticks(ceiling);

    BookedDuty[] duties = new BookedDuty[16];
    BookedDuty[] near = new BookedDuty[16];

    public int Count { get; private set; }

    /// <summary>In order of start.</summary>
    public ReadOnlySpan<BookedDuty> Duties => duties.AsSpan(0, Count);

    /// <summary>Takes in duties that stand whatever the rules say. Where two overlap, the later one takes over from its start.</summary>
    public void Settle(IEnumerable<Duty> settled, DateTimeZone zone)
    {
        foreach (var duty in Stretch.InOrder(settled))
        {
            var next = BookedDuty.Of(duty, zone);

            if (Count > 0 && duties[Count - 1] is var last && last.End > next.Start)
            {
                Count--;
                if (last.Start < next.Start)
                    Add(last with { End = next.Start });

                next = next with { End = Math.Max(last.End, next.End), Place = next.Place ?? last.Place, IsAid = next.IsAid || last.IsAid };
            }

            Add(next);
        }
    }

    public void Add(in BookedDuty duty)
    {
        if (Count == duties.Length)
            Array.Resize(ref duties, 2 * Count);

        var at = FirstFrom(duty.Start);
        Array.Copy(duties, at, duties, at + 1, Count - at);
        duties[at] = duty;
        Count++;
    }

    public void Remove(in BookedDuty duty)
    {
        var at = IndexOf(duty);
        Array.Copy(duties, at + 1, duties, at, Count - at - 1);
        Count--;
    }

    /// <summary>Whether the book stays lawful without the duty: taking one out of the middle of a stretch leaves a rest that is too short.</summary>
    public bool AllowsRemoving(in BookedDuty duty)
    {
        var at = IndexOf(duty);
        if (at == 0 || at == Count - 1)
            return true;

        var gap = duties[at + 1].Start - duties[at - 1].End;
        return gap <= 0 || gap >= dailyRest;
    }

    public bool Allows(in BookedDuty duty)
    {
        var next = FirstFrom(duty.Start);

        return RestsAround(duty, next)
            && SpanHolds(duty, next)
            && DaysHold(duty, next)
            && WeeklyRestHolds(duty, next)
            && WeeksHold(duty, next)
            && TravelFits(duty, next);
    }

    /// <summary>Neither at the same time as another duty nor too close to one.</summary>
    bool RestsAround(in BookedDuty duty, int next)
    {
        if (next > 0 && !IsRestOrNothing(duty.Start - duties[next - 1].End))
            return false;

        return next == Count || IsRestOrNothing(duties[next].Start - duty.End);
    }

    bool IsRestOrNothing(long gap) => gap == 0 || gap >= dailyRest;

    bool SpanHolds(in BookedDuty duty, int next)
    {
        var (start, end) = (duty.Start, duty.End);

        for (var i = next - 1; i >= 0 && duties[i].End == start; i--)
            start = duties[i].Start;

        for (var i = next; i < Count && duties[i].Start == end; i++)
            end = duties[i].End;

        return end - start <= shiftSpan;
    }

    bool DaysHold(in BookedDuty duty, int next)
    {
        var (first, last) = (duty.Day, duty.Day);

        for (var i = next - 1; i >= 0 && duties[i].Day >= first - 1; i--)
            first = duties[i].Day;

        for (var i = next; i < Count && duties[i].Day <= last + 1; i++)
            last = duties[i].Day;

        return last - first + 1 <= limits.DaysInARow;
    }

    bool WeeklyRestHolds(in BookedDuty duty, int next)
    {
        var (start, end) = (duty.Start, duty.End);

        for (var i = next - 1; i >= 0 && start - duties[i].End < weeklyRest && end - start <= longestWithoutRest; i--)
            start = duties[i].Start;

        for (var i = next; i < Count && duties[i].Start - end < weeklyRest && end - start <= longestWithoutRest; i++)
            end = duties[i].End;

        return end - start <= longestWithoutRest;
    }

    bool WeeksHold(in BookedDuty duty, int next)
    {
        var count = GatherWithinAWeek(duty, next, aidOnly: false);
        if (!WindowsHold(duty, near.AsSpan(0, count), weeklyHours))
            return false;

        // Aid is part of all work, so a ceiling at or above the weekly cap says nothing new.
        if (ceiling >= weeklyHours || !duty.IsAid)
            return true;

        count = GatherWithinAWeek(duty, next, aidOnly: true);
        return WindowsHold(duty, near.AsSpan(0, count), ceiling);
    }

    int GatherWithinAWeek(in BookedDuty duty, int next, bool aidOnly)
    {
        if (near.Length <= Count)
            near = new BookedDuty[2 * Count];

        var first = next;
        while (first > 0 && duties[first - 1].End > duty.Start - Week)
            first--;

        var count = 0;
        for (var i = first; i < next; i++)
            if (!aidOnly || duties[i].IsAid)
                near[count++] = duties[i];

        near[count++] = duty;

        for (var i = next; i < Count && duties[i].Start < duty.End + Week; i++)
            if (!aidOnly || duties[i].IsAid)
                near[count++] = duties[i];

        return count;
    }

    /// <summary>The load peaks in windows that begin where a duty begins (see <see cref="WeeklyHours"/>); those that touch the new duty are summed.</summary>
    static bool WindowsHold(in BookedDuty duty, ReadOnlySpan<BookedDuty> work, long cap)
    {
        long sum = 0;
        foreach (ref readonly var each in work)
            sum += each.End - each.Start;

        if (sum <= cap)
            return true;

        sum = 0;
        for (int first = 0, after = 0; first < work.Length && work[first].Start < duty.End; first++)
        {
            var end = work[first].Start + Week;
            for (; after < work.Length && work[after].Start < end; after++)
                sum += work[after].End - work[after].Start;

            if (end > duty.Start && sum - Math.Max(0, work[after - 1].End - end) > cap)
                return false;

            sum -= work[first].End - work[first].Start;
        }

        return true;
    }

    bool TravelFits(in BookedDuty duty, int next)
    {
        int before = next - 1, after = next;
        var gapBefore = before >= 0 ? duty.Start - duties[before].End : 0;
        var gapAfter = after < Count ? duties[after].Start - duty.End : 0;

        for (; before >= 0 && duties[before].Place is null; before--)
            gapBefore = before > 0 ? Math.Max(gapBefore, duties[before].Start - duties[before - 1].End) : gapBefore;

        for (; after < Count && duties[after].Place is null; after++)
            gapAfter = after < Count - 1 ? Math.Max(gapAfter, duties[after + 1].Start - duties[after].End) : gapAfter;

        var from = before >= 0 ? duties[before].Place : null;
        var to = after < Count ? duties[after].Place : null;

        return duty.Place is { } here
            ? RoadFits(from, here, gapBefore) && RoadFits(here, to, gapAfter)
            : RoadFits(from, to, Math.Max(gapBefore, gapAfter));
    }

    bool RoadFits(string? from, string? to, long gap)
    {
        if (from is null || to is null || from == to)
            return true;

        var road = Ticks(travel(from, to));
        return road <= 0 || gap >= road + dailyRest;
    }

    int FirstFrom(long start)
    {
        int low = 0, high = Count;

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (duties[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    int IndexOf(in BookedDuty duty)
    {
        for (var at = FirstFrom(duty.Start); at < Count && duties[at].Start == duty.Start; at++)
            if (duties[at] == duty)
                return at;

        throw new ArgumentException("The book does not hold this duty.", nameof(duty));
    }

    static long Ticks(Duration duration) => duration.BclCompatibleTicks;
}
