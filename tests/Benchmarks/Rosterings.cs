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
            Solve(file, options);

        return 0;
    }

    static void Solve(string file, Options options)
    {
        var instance = RosteringInstance.Read(file);
        var settings = new RosteringSettings(options.Number("seed", 1), options.Number("threads", Environment.ProcessorCount));
        List<TracePoint> trace = [];
        Rostered? last = null;

        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(options.Number("seconds", 60)));
        foreach (var answer in Rostering.Improve(instance.Problem, settings, stop.Token))
            trace.Add(new(clock.Elapsed.TotalSeconds, (last = answer).Cost, answer.Bound));

        var seconds = clock.Elapsed.TotalSeconds;
        if (last is null)
        {
            Print($"{instance.Name} no answer seconds={seconds:F1}");
            return;
        }

        var roster = options.Text("out") is { } path ? Named(path) : Path.Combine(Path.GetTempPath(), $"{instance.Name}.roster");
        File.WriteAllLines(roster, instance.RosterFile(last.Rosters));
        var verdict = RosteringInstance.Check(file, roster);
        Print($"{instance.Name} cost={verdict.Cost} hard={verdict.Violations.Count} bound={last.Bound} gap={100 * last.Gap:F2}% first={trace[0].Seconds:F1}s seconds={seconds:F1}");

        foreach (var violation in verdict.Violations.Take(3))
            Console.Error.WriteLine($"  {violation}");

        if (options.Text("trace") is { } csv)
            TracePoint.Write([.. trace, trace[^1] with { Seconds = seconds }], Named(csv), instance.Name);

        // Several instances do not overwrite each other's files.
        string Named(string path) => options.Files.Count == 1 ? path : Path.ChangeExtension(path, $".{instance.Name}{Path.GetExtension(path)}");
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
