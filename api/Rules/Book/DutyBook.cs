using NodaTime;

namespace MutualAid.Rules;

/// <summary>One person's duties, kept so that "may this one be added?" is answered at once and without allocation.</summary>
/// <remarks>
/// It is the incremental form of every rule of <see cref="HourRules"/> that stops, with a lender's ceiling on aid added: as long as the book breaks no
/// rule, an answer of yes means that the full rules find no breach afterwards, and no that they find one. In a book that was
/// settled with breaches, yes means that nothing more is broken. Only what lies near the duty is looked at. Tests hold the two
/// forms together. It is asked about work whose breaks are not known, as a plan's are.
/// </remarks>
public sealed partial class DutyBook
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
