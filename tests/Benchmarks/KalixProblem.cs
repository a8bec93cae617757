using MutualAid.Rules;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Planning;
using NodaTime;

namespace MutualAid.Benchmarks;

/// <summary>A made-up incident of the size that Kalix had: about thirty seats around the clock for four weeks.</summary>
static class KalixProblem
{
    public const string Municipality = "2514";

    const int Lenders = 40;

    public static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
    public static readonly LocalDate FirstDay = new(2021, 12, 16);

    sealed record Line(string Skill, int Level, int Seats, PatternKind Pattern, bool OnSite, int Priority, int FromDay, int Days);

    static readonly Line[] Lines =
    [
        new("lead", 3, 1, PatternKind.ThreeEight, true, 1, 0, 28),
        new("network", 2, 3, PatternKind.ThreeEight, true, 1, 0, 28),
        new("servers", 2, 4, PatternKind.ThreeEight, false, 1, 0, 28),
        new("directory", 3, 2, PatternKind.ThreeEight, false, 1, 0, 21),
        new("forensics", 3, 2, PatternKind.ThreeEight, false, 1, 0, 14),
        new("backup", 2, 2, PatternKind.ThreeEight, false, 2, 0, 28),
        new("treserva", 2, 2, PatternKind.ThreeEight, false, 2, 4, 20),
        new("heroma", 2, 2, PatternKind.ThreeEight, false, 2, 7, 14),
        new("clients", 1, 8, PatternKind.ThreeEight, true, 3, 5, 16),
        new("servicedesk", 1, 6, PatternKind.ThreeEight, false, 3, 7, 21),
        new("communication", 2, 2, PatternKind.ThreeEight, false, 2, 0, 28),
    ];

    public static Problem Make(int people, int seed)
    {
        var random = new Random(seed);
        return new() { People = [.. Enumerable.Range(0, people).Select(_ => APerson(random, Lenders))], Shifts = [.. Shifts(random, default, Municipality)], Inhabitants = Inhabitants(Lenders), Zone = Stockholm };
    }

    /// <summary>As unlike as Swedish municipalities are: from 3,000 to 150,000.</summary>
    public static Dictionary<string, int> Inhabitants(int lenders) => Enumerable.Range(0, lenders).ToDictionary(lender => $"{1000 + lender}", lender => (int)(3_000 * Math.Pow(50, (double)lender / lenders)));

    /// <summary>The same with half of the seats needed and the rest only wanted, someone who guides on each shift, more than one lender, and for those who mend servers and nets a communicator on duty.</summary>
    public static Problem WithTeams(Problem problem)
    {
        var communication = problem.Shifts.Where(shift => shift.SkillId == "communication").Select(shift => (shift.Incident, shift.Need)).Distinct().ToLookup(each => each.Incident, each => each.Need);
        return problem with
        {
            Shifts = [.. problem.Shifts.Select(shift => shift with
            {
                Minimum = (shift.Seats + 1) / 2,
                Team = new(Guide: true, MixedLenders: true) { Liaisons = shift.SkillId is "network" or "servers" or "directory" ? [.. communication[shift.Incident]] : null },
            })],
        };
    }

    public static IEnumerable<Shift> Shifts(Random random, IncidentId incident, string site) =>
        from line in Lines
        let need = new NeedId(AnId(random))
        from interval in new ShiftPattern(line.Pattern, new(7, 0), 15)
            .Between(FirstDay.PlusDays(line.FromDay), FirstDay.PlusDays(line.FromDay + line.Days - 1), Stockholm)
        select new Shift(new(AnId(random)), need, incident, interval.Start, interval.End, line.Skill, line.Level, line.Seats, line.Priority, line.OnSite, site);

    /// <summary>Offered to the one incident that is no other.</summary>
    public static Person APerson(Random random, int lenders)
    {
        var from = FirstDay.PlusDays(7 * random.Next(0, 3));
        var to = from.PlusDays(7 * random.Next(2, 5));
        var home = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        var first = ByDemand(random);
        var lender = $"{random.Next(lenders) + 1000}";
        Dictionary<string, int> skills = new() { [first.Skill] = Math.Max(first.Level, random.Next(1, 5)) };

        for (var more = random.Next(3); more > 0; more--)
            skills.TryAdd(ByDemand(random).Skill, random.Next(1, 5));

        return new()
        {
            Id = new(AnId(random)),
            Lender = lender,
            Skills = skills,
            Offered = [new(default, Days(from, to))],
            BusyDuties = [.. HomeWork(lender, home)],
            Leave = random.Next(10) == 0 ? [Days(from.PlusDays(2), from.PlusDays(4))] : [],
            AvailableNights = random.Next(4) == 0 ? Weekdays.None : Weekdays.All,
            AvailableDays = random.Next(6) == 0 ? new(0b001_1111) : Weekdays.All,
            WorksOnSite = random.Next(5) < 3,
            WorksRemote = random.Next(5) > 0,
            TravelMinutes = random.Next(40, 900),
            CeilingMinutesPerWeek = 60 * (random.Next(3) == 0 ? 32 : 40),
            WouldRatherNotWorkNights = random.Next(4) == 0,
        };
    }

    /// <summary>Skills that many are asked for are skills that many have.</summary>
    static Line ByDemand(Random random)
    {
        var ticket = random.Next(Lines.Sum(line => line.Seats * line.Days));
        return Lines.First(line => (ticket -= line.Seats * line.Days) < 0);
    }

    static IEnumerable<Duty> HomeWork(string lender, int daysAWeek) =>
        from week in Enumerable.Range(-1, 7)
        from day in Enumerable.Range(0, daysAWeek)
        let date = FirstDay.Previous(IsoDayOfWeek.Monday).PlusDays(7 * week + day)
        select new Duty(At(date, 8), At(date, 16), Employer.Home, lender);

    static Instant At(LocalDate date, int hour) => date.At(new LocalTime(hour, 0)).InZoneLeniently(Stockholm).ToInstant();

    /// <param name="to">Not included.</param>
    public static Interval Days(LocalDate from, LocalDate to) => new(Midnight(from), Midnight(to));

    static Instant Midnight(LocalDate date) => date.AtStartOfDayInZone(Stockholm).ToInstant();

    public static Guid AnId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
