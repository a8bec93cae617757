using System.Diagnostics;
using System.Globalization;
using MutualAid.RosteringInstances;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Benchmarks;

/// <summary>Solves public rostering instances, one after another, and lets an independent checker say what the answers are worth.</summary>
static class Rosterings
{
    public static int Run(Options options)
    {
        foreach (var file in options.Files)
            Solve(file, options, options.Number("seconds", 60));

        return 0;
    }

    /// <summary>Prints the answer's line.</summary>
    /// <returns>What the checker says that it costs; null when there is none, or it breaks a hard rule.</returns>
    public static long? Solve(string file, Options options, int seconds)
    {
        var instance = RosteringInstance.Read(file);
        var settings = new RosteringSettings(options.Number("seed", 1), options.Number("threads", Environment.ProcessorCount));
        List<TracePoint> trace = [];
        Rostered? last = null;

        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        foreach (var answer in Rostering.Improve(instance.Problem, settings, stop.Token))
            trace.Add(new(clock.Elapsed.TotalSeconds, (last = answer).Cost, answer.Bound));

        var elapsed = clock.Elapsed.TotalSeconds;
        if (last is null)
        {
            Print($"{instance.Name} no answer seconds={elapsed:F1}");
            return null;
        }

        var roster = options.Text("out") is { } path ? Named(path) : Path.Combine(Path.GetTempPath(), $"{instance.Name}.roster");
        File.WriteAllLines(roster, instance.RosterFile(last.Rosters));
        var verdict = RosteringInstance.Check(file, roster);
        Print($"{instance.Name} cost={verdict.Cost} hard={verdict.Violations.Count} bound={last.Bound} gap={100 * last.Gap:F2}% first={trace[0].Seconds:F1}s seconds={elapsed:F1}");

        foreach (var violation in verdict.Violations.Take(3))
            Console.Error.WriteLine($"  {violation}");

        if (options.Text("trace") is { } csv)
            TracePoint.Write([.. trace, trace[^1] with { Seconds = elapsed }], Named(csv), instance.Name);

        return verdict.Violations.Count == 0 ? verdict.Cost : null;

        // Several instances do not overwrite each other's files.
        string Named(string path) => options.Files.Count == 1 ? path : Path.ChangeExtension(path, $".{instance.Name}{Path.GetExtension(path)}");
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
