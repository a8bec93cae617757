using System.Diagnostics;
using System.Globalization;
using MutualAid.Database.Demo;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Planning;
using MutualAid.Scheduling.Search;
using MutualAid.Testing;
using NodaTime;
using Npgsql;

namespace MutualAid.Benchmarks;

static class Kalix
{
    const long StepsToMeasure = 200_000;

    public static async Task<int> Run(Options options)
    {
        var problem = options.Has("demo") ? await Demo() : KalixProblem.Make(options.Number("people", 400), options.Number("seed", 1));
        if (options.Has("teams")) problem = KalixProblem.WithTeams(problem);
        var seconds = options.Number("seconds", 30);
        var settings = new SearchSettings(options.Number("search-seed", 1), options.Has("steps") ? options.Number("steps", 0) : null, Proves: true);

        WarmUp(problem, settings, options.Number("warm-up", 0));
        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var (first, last, found) = (TimeSpan.Zero, (Schedule?)null, 0);

        foreach (var schedule in Solver.Improve(problem, settings, stop.Token))
        {
            if (last is null)
                first = clock.Elapsed;

            last = schedule;
            found++;

            if (options.Has("trace"))
                Print($"{clock.Elapsed.TotalSeconds:F2}s filled={Filled(schedule):F2}% {Text(schedule.Score)} {Text(schedule.Proof)}");
        }

        var gaps = Stopwatch.StartNew();
        var explained = Gaps.Of(problem, last!.Assignments);
        Print($"people={problem.People.Count} shifts={problem.Shifts.Count} seats={last.Seats} gaps={explained.Count} explained in {gaps.Elapsed.TotalSeconds:F2}s could={explained.Sum(gap => gap.CouldTakeIt)} {string.Join(", ", explained.SelectMany(gap => gap.Reasons).GroupBy(reason => reason.Kind).Select(kind => $"{kind.Key}:{kind.Sum(reason => reason.People)}"))}");
        Print($"first={first.TotalSeconds:F2}s filled={Filled(last):F2}% score={Text(last.Score)} {Text(last.Proof)} schedules={found} steps/s={StepsPerSecond(problem):F0}");
        Replan(problem, last, settings.Seed, options.Number("replan-seconds", 2));
        return 0;
    }

    /// <summary>What the runtime compiles as it goes has then been compiled, as in a server that has planned before.</summary>
    static void WarmUp(Problem problem, SearchSettings settings, int seconds)
    {
        if (seconds == 0) return;

        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        _ = Solver.Improve(problem, settings, stop.Token).Last();
    }

    /// <summary>What the product's demo asks for in Kalix, and who is offered.</summary>
    static async Task<Problem> Demo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        await DemoScenario.LoadAsync(connection, Instant.FromUtc(2021, 12, 16, 4, 0), CancellationToken.None);
        return await DemoProblem.Of(connection, KalixProblem.Municipality);
    }

    /// <summary>A week in, the three people with most shifts to come fall ill; what has been worked by then stays.</summary>
    static void Replan(Problem problem, Schedule published, int seed, int seconds)
    {
        var dayEight = problem.Shifts.Min(shift => shift.Start) + Duration.FromDays(7);
        var toCome = problem.Shifts.Where(shift => shift.Start >= dayEight).Select(shift => shift.Id).ToHashSet();
        var absent = published.Assignments.Where(each => toCome.Contains(each.Shift)).CountBy(each => each.Person).OrderByDescending(each => each.Value).Take(3).Select(each => each.Key).ToHashSet();
        Interval away = new(dayEight, problem.Shifts.Max(shift => shift.End));
        var replanned = problem with
        {
            People = [.. problem.People.Select(person => absent.Contains(person.Id) ? person with { Leave = [.. person.Leave, away] } : person)],
            Previous = published.Assignments,
            Fixed = [.. published.Assignments.Where(each => !toCome.Contains(each.Shift))],
        };

        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var (first, firstDisturbed, last) = (TimeSpan.Zero, 0L, (Schedule?)null);

        foreach (var schedule in Solver.Improve(replanned, new(seed), stop.Token))
        {
            if (last is null)
                (first, firstDisturbed) = (clock.Elapsed, schedule.Score.Disturbed);

            last = schedule;
        }

        var people = published.Assignments.Select(each => each.Person).Distinct().Count();
        Print($"replan absent={absent.Count} first={first.TotalSeconds:F2}s disturbed={firstDisturbed} after {clock.Elapsed.TotalSeconds:F2}s disturbed={last!.Score.Disturbed} untouched={people - last.Score.Disturbed} filled={Filled(last):F2}% (published {Filled(published):F2}%) score={Text(last.Score)}");
    }

    public static double Filled(Schedule schedule) => 100.0 * schedule.SeatsFilled / Math.Max(1, schedule.Seats);

    /// <summary>unlawful / uncovered at priority 1 / 2 / 3 / wanted beyond the minimum / lacking in teams / people disturbed / wear / dislike</summary>
    public static string Text(Score score) =>
        $"{score.UnlawfulMinutes}/{score.Uncovered1}/{score.Uncovered2}/{score.Uncovered3}/{score.Wanted}/{score.Lacking}/{score.Disturbed}/{score.Wear}/{score.Dislike}";

    public static string Text(Proof? proof) =>
        proof is { } proven ? FormattableString.Invariant($"more seats<={proven.MoreSeats} gap={(proven.Gap is { } gap ? $"{100 * gap:F2}%" : "-")}") : "";

    public static double StepsPerSecond(Problem problem)
    {
        // Processor time, so that other work on the machine does not count.
        var begin = Environment.CpuUsage.TotalTime;
        foreach (var _ in Solver.Improve(problem, new(1, 0), CancellationToken.None)) { }
        var start = Environment.CpuUsage.TotalTime - begin;

        begin = Environment.CpuUsage.TotalTime;
        foreach (var _ in Solver.Improve(problem, new(1, StepsToMeasure), CancellationToken.None)) { }
        return StepsToMeasure / (Environment.CpuUsage.TotalTime - begin - start).TotalSeconds;
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
