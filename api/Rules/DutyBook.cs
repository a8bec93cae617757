using NodaTime;

namespace MutualAid.Rules;

/// <summary>One person's duties, kept so that "may this one be added?" is answered at once and without allocation.</summary>
/// <remarks>
/// It is the incremental form of every rule of <see cref="HourRules"/> that stops, with a lender's ceiling on aid added: as long as the book breaks no
/// rule, an answer of yes means that the full rules find no breach afterwards, and no that they find one. In a book that was
/// settled with breaches, yes means that nothing more is broken. Only what lies near the duty is looked at. Tests hold the two
/// forms together. It is asked about work whose breaks are not known, as a plan's are.
/// </remarks>
public sealed class DutyBook
{
    static readonly long Week = HourRules.Week.BclCompatibleTicks;

    readonly TravelBetween travel;
    readonly long ceiling;
    readonly long contracted;
    readonly HourTerms terms;
    readonly BookLimits[] periods;
    readonly PieceList work = new(), aid = new(), counted = new();
    readonly List<(long Since, long Owed, bool WasLate)> debts = [];

    BookedDuty[] duties = new BookedDuty[16];
    BookedDuty[] entries = new BookedDuty[16];
    (long Start, int Day, long Amount)[] amounts = new (long, int, long)[16];
    int entryCount, calendarFrom, calendarTo;
    WindowKind calendarKind;
    List<Duty>? standBy;
    (long Start, int Week, long Length)[] absences = [];
    DateTimeZone zone = DateTimeZone.Utc;
    bool averageFollows;

    /// <param name="ceiling">Most aid in any seven days.</param>
    public DutyBook(HourTerms terms, TravelBetween travel, Duration ceiling)
    {
        (this.terms, this.travel, this.ceiling) = (terms, travel, ceiling.BclCompatibleTicks);
        contracted = terms.ContractedWeek?.BclCompatibleTicks ?? long.MaxValue;
        periods = [.. terms.Periods.Select(period => new BookLimits(period))];
    }

    public int Count { get; private set; }

    /// <summary>In order of start.</summary>
    public ReadOnlySpan<BookedDuty> Duties => duties.AsSpan(0, Count);

    /// <summary>Takes in, once and before anything else, duties that stand whatever the rules say. Where two overlap, the later one takes over from its start.</summary>
    public void Settle(IEnumerable<Duty> settled, DateTimeZone zone)
    {
        var set = new DutySet(settled, zone);
        this.zone = zone;

        foreach (var duty in set.Work)
        {
            var entry = BookedDuty.Of(duty, zone);
            InsertEntry(entry);

            var next = entry;
            if (Count > 0 && duties[Count - 1] is var last && last.End > next.Start)
            {
                Count--;
                if (last.Start < next.Start)
                    InsertDuty(last with { End = next.Start });

                next = next with { End = Math.Max(last.End, next.End), Place = next.Place ?? last.Place, IsAid = next.IsAid || last.IsAid };
            }

            InsertDuty(next);
        }

        work.Fill(set.Work);
        aid.Fill(set.Work.Where(duty => duty.Employer == Employer.Host));
        counted.Fill(set.All.Where(duty => duty.Kind != DutyKind.StandBy));
        absences = [.. set.All.Where(duty => duty.Kind == DutyKind.Absence)
            .Select(duty => (duty.Start.ToUnixTimeTicks(), LocalDays.Week(LocalDays.Of(duty.Start, zone)), duty.Length.BclCompatibleTicks))];
        standBy = set.All.Any(duty => duty.Kind == DutyKind.StandBy) ? [.. set.All.Where(duty => duty.Kind == DutyKind.StandBy)] : null;
        averageFollows = periods is [var only] && only.AverageFollowsFromSevenDays && set.All.All(duty => duty.Kind != DutyKind.Absence)
            && HourWindows.Peaks(set.Worked, HourRules.Week).All(peak => peak.Had.BclCompatibleTicks <= only.SevenDays);
        foreach (var debt in CompensatoryRest.Debts(set, terms, travel).OrderBy(debt => debt.Since))
        {
            var known = (debt.Since.ToUnixTimeTicks(), debt.Owed.BclCompatibleTicks, WasLate: false);
            debts.Add(known with { WasLate = debt.Paid is not { } paid || IsLate(known, paid.ToUnixTimeTicks()) });
        }
    }

    public void Add(in BookedDuty duty)
    {
        InsertDuty(duty);
        InsertEntry(duty);
        work.Insert(duty.Start, duty.End);
        if (!averageFollows)
            counted.Insert(duty.Start, duty.End);
        if (duty.IsAid && ceiling < Week)
            aid.Insert(duty.Start, duty.End);
    }

    public void Remove(in BookedDuty duty)
    {
        var at = IndexOf(duties, Count, duty);
        Array.Copy(duties, at + 1, duties, at, Count - at - 1);
        at = IndexOf(entries, entryCount, duty);
        Array.Copy(entries, at + 1, entries, at, entryCount - at - 1);
        Count--;
        entryCount--;
        work.Remove(duty.Start, duty.End);
        if (!averageFollows)
            counted.Remove(duty.Start, duty.End);
        if (duty.IsAid && ceiling < Week)
            aid.Remove(duty.Start, duty.End);
    }

    /// <summary>Whether the book stays lawful without the duty: taking one out of the middle of a stretch leaves a rest that is too short.</summary>
    public bool AllowsRemoving(in BookedDuty duty)
    {
        var at = IndexOf(duties, Count, duty);
        if (at == 0 || at == Count - 1)
            return true;

        var gap = duties[at + 1].Start - duties[at - 1].End;
        return gap <= 0 || LimitsAt(duties[at + 1].Start) is var limits && (limits.HasDayBreak || gap >= limits.DailyRest);
    }

    public bool Allows(in BookedDuty duty)
    {
        var next = FirstFrom(duty.Start);

        if (!RestsAround(duty, next) || !DaysHold(duty, next) || !LongShiftRested(duty, next))
            return false;

        foreach (var limits in periods)
            if (duty.Start < limits.To && (!SpanHolds(duty, next, limits) || !WeeklyRestHolds(duty, next, limits) || (limits.HasDayBreak && !EmployersDaysHold(duty, next, limits))))
                return false;

        foreach (var limits in periods)
            if ((duty.Start < limits.To && !HoursHold(duty, limits)) || !AssignmentHolds(duty, limits))
                return false;

        return (!duty.IsAid || ceiling >= Week || aid.Holds(duty.Start, duty.End, Week, ceiling, judge: null))
            && CountedHold(duty)
            && TravelFits(duty, next)
            && DebtsArePaid(duty, next);
    }

    /// <summary>Neither at the same time as another duty nor too close to one.</summary>
    bool RestsAround(in BookedDuty duty, int next)
    {
        if (next > 0 && !IsRestOrNothing(duty.Start - duties[next - 1].End, duty.Start))
            return false;

        return next == Count || IsRestOrNothing(duties[next].Start - duty.End, duties[next].Start);
    }

    bool IsRestOrNothing(long gap, long at) => gap == 0 || (gap > 0 && LimitsAt(at) is var limits && (limits.HasDayBreak || gap >= limits.DailyRest));

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

    bool TravelFits(in BookedDuty duty, int next)
    {
        if (duty.Kind == DutyKind.Travel)
            return true;

        int before = next - 1, after = next;
        var gapBefore = before >= 0 ? duty.Start - duties[before].End : 0;
        var gapAfter = after < Count ? duties[after].Start - duty.End : 0;

        for (; before >= 0 && duties[before] is { Place: null, Kind: not DutyKind.Travel }; before--)
            gapBefore = before > 0 ? Math.Max(gapBefore, duties[before].Start - duties[before - 1].End) : gapBefore;

        for (; after < Count && duties[after] is { Place: null, Kind: not DutyKind.Travel }; after++)
            gapAfter = after < Count - 1 ? Math.Max(gapAfter, duties[after + 1].Start - duties[after].End) : gapAfter;

        var from = before >= 0 ? duties[before].Place : null;
        var to = after < Count ? duties[after].Place : null;
        var at = after < Count ? duties[after].Start : 0;

        return duty.Place is { } here
            ? RoadFits(from, here, gapBefore, duty.Start) && RoadFits(here, to, gapAfter, at)
            : RoadFits(from, to, Math.Max(gapBefore, gapAfter), at);
    }

    bool RoadFits(string? from, string? to, long gap, long at)
    {
        if (from is null || to is null || from == to)
            return true;

        var road = travel(from, to).BclCompatibleTicks;
        return road <= 0 || gap >= road + LimitsAt(at).RestOfADay;
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

    internal long LastStartBefore(long end, long candidate)
    {
        var last = candidate < end ? candidate : long.MinValue;
        var at = FirstEntryStarting(end) - 1;
        return at >= 0 ? Math.Max(last, entries[at].Start) : last;
    }

    BookLimits LimitsAt(long at)
    {
        if (periods.Length == 1)
            return periods[0];

        foreach (var limits in periods)
            if (limits.Judges(at))
                return limits;

        return periods[^1];
    }

    (int From, int To) CalendarWindow(int day, WindowKind window)
    {
        if (window != calendarKind || day < calendarFrom || day >= calendarTo)
            (calendarKind, (calendarFrom, calendarTo)) = (window, CountedDays.Calendar(day, window));

        return (calendarFrom, calendarTo);
    }

    void InsertDuty(in BookedDuty duty)
    {
        if (Count == duties.Length)
            Array.Resize(ref duties, 2 * Count);

        var at = FirstFrom(duty.Start);
        Array.Copy(duties, at, duties, at + 1, Count - at);
        duties[at] = duty;
        Count++;
    }

    void InsertEntry(in BookedDuty duty)
    {
        if (entryCount == entries.Length)
            Array.Resize(ref entries, 2 * entryCount);

        var at = FirstEntryStarting(duty.Start);
        while (at < entryCount && entries[at].Start == duty.Start && entries[at].End < duty.End)
            at++;

        Array.Copy(entries, at, entries, at + 1, entryCount - at);
        entries[at] = duty;
        entryCount++;
    }

    int FirstFrom(long start) => FirstStarting(duties, Count, start);

    int FirstEntryStarting(long start) => FirstStarting(entries, entryCount, start);

    static int FirstStarting(BookedDuty[] list, int count, long start)
    {
        int low = 0, high = count;

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Start < start)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    int FirstEntryFrom(int day)
    {
        int low = 0, high = entryCount;

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Day < day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    static int IndexOf(BookedDuty[] list, int count, in BookedDuty duty)
    {
        for (var at = FirstStarting(list, count, duty.Start); at < count && list[at].Start == duty.Start; at++)
            if (list[at] == duty)
                return at;

        throw new ArgumentException("The book does not hold this duty.", nameof(duty));
    }

}
