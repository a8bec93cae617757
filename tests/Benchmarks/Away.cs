using System.Diagnostics;
using System.Globalization;
using MutualAid.RosteringInstances;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Benchmarks;

/// <summary>Solves a rostering instance and then takes one person after another away, each from the same answer: how long it takes to mend it, and how many others are touched.</summary>
static class Away
{
    const int MostOthers = 5;

    public static int Run(Options options)
    {
        foreach (var file in options.Files)
            Measure(RosteringInstance.Read(file), options);

        return 0;
    }

    static void Measure(RosteringInstance instance, Options options)
    {
        var (problem, threads) = (instance.Problem, options.Number("threads", Environment.ProcessorCount));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(options.Number("seconds", 60)));
        var answer = Rostering.Improve(problem, new(options.Number("seed", 1), threads), stop.Token).Last();

        var clock = Stopwatch.StartNew();
        var absences = new Absences(problem, answer.Rosters, threads);
        Print($"{instance.Name} people={problem.People.Count} cost={answer.Cost} bound={answer.Bound} prepared={clock.Elapsed.TotalSeconds:F1}s");

        var random = new Random(options.Number("seed", 1));
        var (times, others, seats, empty) = (new List<double>(), new List<int>(), 0, 0);
        for (var absence = 0; absence < options.Number("absences", 200); absence++)
        {
            var (person, firstDay) = (random.Next(problem.People.Count), random.Next(problem.People[0].Days.Count));
            clock.Restart();
            var mended = absences.Without(person, firstDay, MostOthers, CancellationToken.None);
            times.Add(clock.Elapsed.TotalMilliseconds);

            others.Add(mended.Others.Count);
            var without = absences.Without(person, firstDay, mostOthers: 0, CancellationToken.None);
            var before = Missing(problem, answer.Rosters);
            seats += Missing(problem, without.Rosters) - before;
            empty += Missing(problem, mended.Rosters) - before;
        }

        times.Sort();
        Print($"absences={times.Count} p50={times[times.Count / 2]:F0}ms p95={times[(int)(times.Count * 0.95)]:F0}ms most={times[^1]:F0}ms others={others.Average():F2} most={others.Max()} seats={seats} still-empty={empty}");
    }

    static int Missing(RosteringProblem problem, IReadOnlyList<Roster> rosters)
    {
        var counts = new int[problem.Demands.Count];
        foreach (var demand in rosters.SelectMany(roster => roster.Demands)) counts[demand]++;
        return counts.Select((count, demand) => Math.Max(0, problem.Demands[demand].Wanted - count)).Sum();
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
