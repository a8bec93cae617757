using MutualAid.Scheduling.Planning;

namespace MutualAid.Scheduling.Tests.Support;

/// <summary>Small tight problems with a bit of everything, the same for the same seed; some lie over a clock change, and some are of two incidents that share people.</summary>
static class RandomProblem
{
    static readonly LocalDate[] FirstDays = [new(2026, 2, 2), new(2026, 3, 24), new(2026, 10, 20), new(2026, 12, 28)];
    static readonly string[] Lenders = [Home, "Boden", "Umeå"];
    static readonly string[] Skills = ["ad", "network", "desk"];
    static readonly (IncidentId Id, string Site)[] Incidents = [(Incident, Site), (Norrkoping, "Norrköping")];
    static readonly PatternKind[] Patterns = [PatternKind.TwoTwelve, PatternKind.ThreeEight, PatternKind.Day];

    public static Problem Of(int seed)
    {
        var random = new Random(seed);
        var first = FirstDays[random.Next(FirstDays.Length)];
        var days = random.Next(3, 12);
        Shift[] shifts = [.. Enumerable.Range(0, random.Next(1, 4)).SelectMany(need => Need(random, need, first, days))];
        Person[] people = [.. Enumerable.Range(1, random.Next(1, 14)).Select(number => Somebody(random, number, first, days))];
        var problem = AProblem(people, shifts) with { Holidays = HolidaysFrom(first), Inhabitants = Lenders.Take(random.Next(Lenders.Length + 1)).ToDictionary(lender => lender, _ => random.Next(3_000, 100_000)) };

        problem = problem with
        {
            Fixed = random.Next(3) == 0 ? Some(random, problem, 3) : [],
            Forbidden = Some(random, problem, 6),
            Previous = random.Next(2) == 0 ? Some(random, problem, 12) : [],
            Start = random.Next(4) == 0 ? Some(random, problem, 12) : [],
        };

        return problem.WithTeams(seed);
    }

    /// <summary>With shifts that end some minutes early, so that hours are of too many lengths to be priced as one.</summary>
    public static Problem OfOddMinutes(int seed)
    {
        var (problem, random) = (Of(seed), new Random(seed));
        return problem with { Shifts = [.. problem.Shifts.Select(shift => shift with { End = shift.End - Duration.FromMinutes(random.Next(30)) })] };
    }

    /// <summary>At most five people, seven days and nine shifts, so that every schedule there is can be looked at; nothing is settled or published.</summary>
    public static Problem Small(int seed)
    {
        var random = new Random(seed);
        var first = FirstDays[random.Next(FirstDays.Length)];
        var days = random.Next(2, 8);
        Shift[] shifts = [.. Enumerable.Range(0, random.Next(1, 3)).SelectMany(need => Need(random, need, first, days))];
        random.Shuffle(shifts);
        Person[] people = [.. Enumerable.Range(1, random.Next(2, 6)).Select(number => Somebody(random, number, first, days))];

        return AProblem(people, shifts.Take(random.Next(3, 10)).Select(shift => shift with { Seats = Math.Min(2, shift.Seats), Level = Math.Min(2, shift.Level) })).WithTeams(seed) with { Holidays = HolidaysFrom(first) };
    }

    /// <summary>A Wednesday or Thursday, and in the first week a Sunday that is one already.</summary>
    static HashSet<LocalDate> HolidaysFrom(LocalDate first) => [first.PlusDays(2), first.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday))];

    static IEnumerable<Shift> Need(Random random, int need, LocalDate first, int days)
    {
        var skill = Skills[random.Next(Skills.Length)];
        var (level, seats, priority, onSite) = (random.Next(1, 4), random.Next(1, 4), random.Next(1, 4), random.Next(2) == 0);
        var (incident, site) = Incidents[need % Incidents.Length];
        var pattern = new ShiftPattern(Patterns[random.Next(Patterns.Length)], new(random.Next(24), 0), random.Next(3) * 15);

        return pattern.Between(first, first.PlusDays(days - 1), Stockholm).Select((interval, index) =>
            new Shift(new(Id(1, 1000 * need + index)), new(Id(3, need)), incident, interval.Start, interval.End, skill, level, seats, priority, onSite, site));
    }

    static Person Somebody(Random random, int number, LocalDate first, int days)
    {
        var home = random.Next(2) == 0 ? random.Next(1, 6) : 0;

        return new()
        {
            Id = new(Id(2, number)),
            Lender = Lenders[number % Lenders.Length],
            Skills = Skills.Where(_ => random.Next(3) > 0).ToDictionary(skill => skill, _ => random.Next(1, 5)),
            Offered = [.. Offers(random, first, days)],
            BusyDuties = [.. BusyDays(random, first, days, home)],
            Leave = random.Next(4) == 0 ? [Days(first.PlusDays(2), first.PlusDays(3))] : [],
            AvailableDays = new(random.Next(3) == 0 ? random.Next(128) : 127),
            AvailableNights = new(random.Next(3) == 0 ? random.Next(128) : 127),
            WorksOnSite = random.Next(4) > 0,
            WorksRemote = random.Next(4) > 0,
            TravelMinutes = random.Next(3) * 100,
            CeilingMinutesPerWeek = random.Next(2) == 0 ? 2880 : random.Next(10, 48) * 60,
            WouldRatherNotWorkNights = random.Next(3) == 0,
        };
    }

    /// <summary>To one incident, or to both for times of their own.</summary>
    static IEnumerable<Offer> Offers(Random random, LocalDate first, int days) =>
        from incident in random.Next(4) switch { 0 => Incidents[..1], 1 => Incidents[1..], _ => Incidents }
        let start = first.PlusDays(random.Next(-2, 3))
        select new Offer(incident.Id, Days(start, start.PlusDays(random.Next(2, days + 4))));

    static IEnumerable<Duty> BusyDays(Random random, LocalDate first, int days, int daysAWeek)
    {
        for (var day = -7; day < days + 7; day++)
        {
            var date = first.PlusDays(day);
            if ((int)date.DayOfWeek <= daysAWeek)
            {
                // Now and then a long day: people whose own work breaks the rules are people too.
                var start = date.At(new LocalTime(8, 0)).InZoneLeniently(Stockholm).ToInstant();
                yield return new(start, start + Hours(random.Next(60) == 0 ? 14 : random.Next(4, 9)), random.Next(5) == 0 ? Employer.Host : Employer.Home, random.Next(2) == 0 ? Home : null);
            }
        }
    }

    static Assignment[] Some(Random random, Problem problem, int most) =>
    [
        .. Enumerable.Range(0, random.Next(most))
            .Select(_ => On(problem.Shifts[random.Next(problem.Shifts.Count)], problem.People[random.Next(problem.People.Count)]))
            .Distinct(),
    ];

    static Interval Days(LocalDate from, LocalDate to) => new(from.AtStartOfDayInZone(Stockholm).ToInstant(), to.AtStartOfDayInZone(Stockholm).ToInstant());
}
