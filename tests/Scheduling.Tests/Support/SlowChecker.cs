namespace MutualAid.Scheduling.Tests.Support;

/// <summary>Says in its own slow way, minute by minute and without the product's rules, whether a schedule is lawful.</summary>
/// <remarks>
/// It judges only people whose settled work is lawful in itself; of the others it asks that their counts of broken minutes
/// are no higher than without the schedule's own choices.
/// </remarks>
static class SlowChecker
{
    const int Week = 7 * 24 * 60;

    public static IEnumerable<string> Check(Problem problem, IReadOnlyCollection<Assignment> assignments)
    {
        if (assignments.Distinct().Count() != assignments.Count)
            yield return "an assignment is there twice";

        foreach (var lost in problem.Fixed.Except(assignments))
            yield return $"the fixed {lost} is missing";

        foreach (var shift in problem.Shifts)
        {
            var people = assignments.Count(each => each.Shift == shift.Id);
            if (people > Math.Max(shift.Seats, problem.Fixed.Distinct().Count(each => each.Shift == shift.Id)))
                yield return $"{people} people on {shift.Seats} seats";
        }

        foreach (var person in problem.People)
        {
            var settled = problem.Fixed.Where(each => each.Person == person.Id).Select(each => each.Shift).ToHashSet();
            var all = problem.Shifts.Where(shift => assignments.Contains(new(shift.Id, person.Id))).ToArray();
            var chosen = all.Where(shift => !settled.Contains(shift.Id)).ToArray();

            foreach (var shift in chosen)
                if (WhyUnfit(problem, person, shift) is { } reason)
                    yield return $"{reason}: {shift}";

            if (chosen.Length == 0)
                continue;

            var before = Count(person, all.Except(chosen));
            var after = Count(person, all);
            foreach (var (rule, broken) in after)
                if (broken > before[rule])
                    yield return $"{rule}: {broken} of {person.Id}, {before[rule]} without";
        }
    }

    static string? WhyUnfit(Problem problem, Person person, Shift shift)
    {
        if (!person.Skills.TryGetValue(shift.SkillId, out var level) || level < shift.Level)
            return "skill";

        if (problem.Forbidden.Any(each => each.Shift == shift.Id && each.Person == person.Id))
            return "forbidden";

        var minutes = Minutes(shift.Start, shift.End).ToArray();
        if (!person.Offered.Any(offer => offer.Incident == shift.Incident && minutes.All(offer.Time.Contains)))
            return "offer";

        if (person.Leave.Any(leave => minutes.Any(leave.Contains)))
            return "leave";

        var night = minutes.Count(minute => minute.InZone(Stockholm).Hour is >= 22 or < 6) >= 180;
        var bit = 1 << ((int)shift.Start.InZone(Stockholm).DayOfWeek - 1);
        if (((night ? person.AvailableNights : person.AvailableDays).Bits & bit) == 0)
            return "day";

        return shift.OnSite && !person.WorksOnSite || !shift.OnSite && !person.WorksRemote ? "place" : null;
    }

    /// <summary>How badly each rule is broken, by counts of minutes or days.</summary>
    static Dictionary<string, int> Count(Person person, IEnumerable<Shift> shifts)
    {
        var duties = person.BusyDuties
            .Select(duty => (duty.Start, duty.End, duty.Place, Aid: duty.Employer == Employer.Host))
            .Concat(shifts.Select(shift => (shift.Start, shift.End, Place: shift.OnSite ? shift.Municipality : null, Aid: true)))
            .ToArray();

        if (duties.Length == 0)
            return Names.ToDictionary(name => name, _ => 0);

        var first = duties.Min(duty => duty.Start) - Duration.FromMinutes(2 * Week);
        var work = new int[(int)(duties.Max(duty => duty.End) - first).TotalMinutes + 2 * Week];
        var aid = new int[work.Length];
        var place = new string?[work.Length];

        foreach (var duty in duties)
            for (var minute = (int)(duty.Start - first).TotalMinutes; minute < (duty.End - first).TotalMinutes; minute++)
            {
                work[minute]++;
                aid[minute] += duty.Aid ? 1 : 0;
                place[minute] ??= duty.Place;
            }

        return new()
        {
            ["double"] = work.Count(count => count > 1),
            ["rest"] = Runs(work, free: true).Skip(1).SkipLast(1).Where(rest => rest < 660).Sum(rest => 660 - rest),
            ["span"] = Runs(work, free: false).Where(span => span > 780).Sum(span => span - 780),
            ["week"] = Weeks(work, 2880),
            ["ceiling"] = Weeks(aid, person.CeilingMinutesPerWeek),
            ["weekly rest"] = WithoutWeeklyRest(work),
            ["days"] = Days(duties.Select(duty => duty.Start.InZone(Stockholm).Date)),
            ["road"] = Road(work, place, person.TravelMinutes),
        };
    }

    static readonly string[] Names = ["double", "rest", "span", "week", "ceiling", "weekly rest", "days", "road"];

    static IEnumerable<int> Runs(int[] work, bool free)
    {
        var run = 0;

        foreach (var count in work)
            if (count == 0 == free)
                run++;
            else if (run > 0)
            {
                yield return run;
                run = 0;
            }

        if (run > 0)
            yield return run;
    }

    static int Weeks(int[] work, int cap)
    {
        var sum = work.Take(Week).Count(count => count > 0);
        var most = sum;

        for (var start = 1; start + Week <= work.Length; start++)
            most = Math.Max(most, sum += (work[start + Week - 1] > 0 ? 1 : 0) - (work[start - 1] > 0 ? 1 : 0));

        return Math.Max(0, most - cap);
    }

    static int WithoutWeeklyRest(int[] work)
    {
        var (over, start, rest) = (0, 0, 2160);

        for (var minute = 0; minute < work.Length; minute++)
        {
            if (work[minute] == 0)
            {
                rest++;
                continue;
            }

            start = rest >= 2160 ? minute : start;
            rest = 0;
            over += minute - start >= 132 * 60 ? 1 : 0;
        }

        return over;
    }

    static int Days(IEnumerable<LocalDate> starts)
    {
        var days = starts.ToHashSet();
        return days.Sum(day => Enumerable.Range(0, 7).All(back => days.Contains(day.PlusDays(-back))) ? 1 : 0);
    }

    static int Road(int[] work, string?[] place, int travel)
    {
        var (broken, free, longest) = (0, 0, 0);
        string? at = null;

        for (var minute = 0; minute < work.Length; minute++)
        {
            if (work[minute] == 0)
            {
                longest = Math.Max(longest, ++free);
                continue;
            }

            free = 0;
            if (place[minute] is not { } here)
                continue;

            if (at is not null && at != here && travel > 0)
                broken += Math.Max(0, travel + 660 - longest);

            (at, longest) = (here, 0);
        }

        return broken;
    }

    static IEnumerable<Instant> Minutes(Instant from, Instant to)
    {
        for (; from < to; from += Duration.FromMinutes(1))
            yield return from;
    }
}
