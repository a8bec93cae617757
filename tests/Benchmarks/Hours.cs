using System.Diagnostics;
using System.Globalization;
using MutualAid.Rules;
using NodaTime;

namespace MutualAid.Benchmarks;

/// <summary>How long the hour rules take: one question against a year of one person's work, and four weeks of everybody's.</summary>
static class Hours
{
    const int QuestionsAtATime = 2_000;
    static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];
    static readonly LocalDate Monday = new(2026, 1, 5);

    public static int Run(Options options)
    {
        Ask("ordinary", HourTerms.Standard, options.Number("seed", 1));
        Ask("crisis agreement", HourTerms.Of(Rulebook.Standard, [], [(new(Midnight(Monday.PlusWeeks(46)), Midnight(Monday.PlusWeeks(54))), Mode.CrisisAgreement)]), options.Number("seed", 1));
        Audit(options.Number("people", 10_000), options.Number("seed", 1));
        return 0;
    }

    /// <summary>May this duty be added to twelve months of work?</summary>
    static void Ask(string mode, HourTerms terms, int seed)
    {
        var random = new Random(seed);
        Duty[] year = [.. Enumerable.Range(0, 52).SelectMany(week => Week(week, random))];
        var book = new DutyBook(terms, (_, _) => Duration.FromMinutes(90), Duration.FromHours(48));
        book.Settle(year, Stockholm);

        // A no is known early; a yes has asked every rule, so it is the yes that is timed.
        Duty[] any = [.. Enumerable.Range(0, 4_000).Select(_ => Shift(Monday.PlusWeeks(random.Next(40, 54)), random.Next(7), random))];
        Duty[] asked = [.. any.Where(duty => book.Allows(BookedDuty.Of(duty, Stockholm))).Take(64)];
        BookedDuty[] booked = [.. asked.Select(duty => BookedDuty.Of(duty, Stockholm))];

        List<double> quick = [], full = [];
        for (var round = 0; round < 5; round++)
            foreach (var duty in booked)
                quick.Add(Time(QuestionsAtATime, () => book.Allows(duty)));

        foreach (var duty in asked.Take(8))
            full.Add(Time(5, () => HourRules.CheckAdding(duty, year, terms, Stockholm, (_, _) => Duration.FromMinutes(90))));

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var duty in booked)
            book.Allows(duty);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Print($"would-it-breach mode=\"{mode}\" duties={year.Length} questions={booked.Length} median={Median(quick):F2}us worst={quick.Max():F2}us allocated={allocated}B full-form={Median(full):F0}us ratio={Median(full) / Median(quick):F0}");
    }

    /// <summary>Every rule, notes too, for many persons with four weeks of work each.</summary>
    static void Audit(int people, int seed)
    {
        Duty[][] everyone = [.. Enumerable.Range(0, people).Select(person => { var random = new Random(seed + person); return Enumerable.Range(0, 4).SelectMany(week => Week(week, random)).ToArray(); })];
        var breaches = 0;

        void All() => Parallel.ForEach(everyone, duties => Interlocked.Add(ref breaches, HourRules.Check(duties, HourTerms.Standard, Stockholm, atLeast: Severity.Note).Count));

        All();
        breaches = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        var best = Enumerable.Range(0, 3).Select(_ => Time(1, All)).Min() / 1e6;
        cpu = (Environment.CpuUsage.TotalTime - cpu) / 3;
        Print($"audit people={people} duties={everyone.Sum(duties => duties.Length)} rules={Rulebook.Standard.Rules.Count} breaches={breaches / 3} seconds={best:F2} processor-seconds={cpu.TotalSeconds:F2} cores={Environment.ProcessorCount}");
    }

    /// <summary>A week at home, or four shifts of twelve hours by day or by night.</summary>
    static IEnumerable<Duty> Week(int week, Random random)
    {
        var monday = Monday.PlusWeeks(week);
        return random.Next(4) == 0
            ? Enumerable.Range(0, 4).Select(day => Shift(monday, day, hour: random.Next(2) == 0 ? 7 : 19, hours: 12))
            : Enumerable.Range(0, 5).Select(day => new Duty(At(monday.PlusDays(day), 8), At(monday.PlusDays(day), 16), Employer.Home, "2580"));
    }

    static Duty Shift(LocalDate monday, int day, Random random) => Shift(monday, day, hour: 7 + 12 * random.Next(2), hours: random.Next(6, 13));

    static Duty Shift(LocalDate monday, int day, int hour, int hours) => new(At(monday.PlusDays(day), hour), At(monday.PlusDays(day), hour) + Duration.FromHours(hours));

    static double Time(int times, Action question)
    {
        var clock = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            question();

        return Stopwatch.GetElapsedTime(clock).TotalMicroseconds / times;
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    static Instant At(LocalDate date, int hour) => date.At(new LocalTime(hour, 0)).InZoneLeniently(Stockholm).ToInstant();

    static Instant Midnight(LocalDate date) => date.AtStartOfDayInZone(Stockholm).ToInstant();

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
