using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Rosters;
using MutualAid.Scheduling.Search;

namespace MutualAid.Benchmarks;

/// <summary>The loops that the engine's time goes into, one by one and on one thread: how long each takes, and what it allocates.</summary>
[MemoryDiagnoser]
public class Loops
{
    const int Steps = 50_000;
    const int Questions = 20_000;
    const int People = 100;

    readonly List<(int Person, int Shift)> questions = [];
    readonly Pricing pricing = new();
    Board board = null!;
    Draft draft = null!;
    Annealing annealing = null!;
    CompiledProblem compiled = null!;
    RosterGraph[] graphs = [];
    PersonRosters[] rosters = [];
    double[][] slopes = [];
    double[] prices = [];
    short[] choices = [];

    public static int Run()
    {
        // In this process: a project that is generated beside ours would not build with our central versions and analyzers.
        var config = ManualConfig.CreateEmpty()
            .AddLogger(NullLogger.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "mutualaid-benchmarks"));

        var summary = BenchmarkRunner.Run<Loops>(config);
        foreach (var report in summary.Reports)
            Console.WriteLine(Line(report));

        return summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success) ? 1 : 0;
    }

    static string Line(BenchmarkReport report)
    {
        var name = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
        return report.ResultStatistics is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"{name}: {time.Mean / 1000:F3} us +- {time.StandardError / 1000:F3}, {1e9 / time.Mean:F0} a second, {report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)} bytes allocated")
            : $"{name}: failed";
    }

    [GlobalSetup]
    public void SetUp()
    {
        board = new(KalixProblem.Make(400, 1));
        draft = new(board);
        FirstDraft.Make(draft, CancellationToken.None);
        annealing = new(draft, new(draft), 1);

        var dice = new Dice(1);
        while (questions.Count < Questions)
            if (dice.Next(board.People.Length) is var person && board.People[person].CouldTake is { Count: > 0 } could)
                questions.Add((person, could[dice.Next(could.Count)]));

        compiled = CompiledProblem.Of(board, Counted.Everything)!;
        var spaces = compiled.Rostering.People.Take(People).ToArray();
        graphs = [.. spaces.Select(space => RosterGraph.Of(space, [.. space.Rules.Where(rule => !rule.IsSeldomReached)])!)];
        slopes = [.. spaces.Select(space => new double[space.Sums.Count])];
        rosters = [.. Enumerable.Range(0, People).Select(person => new PersonRosters(compiled.Rostering, person))];
        prices = [.. board.Shifts.Select(shift => Pricing.Rounded(shift.Minutes * (10 + dice.NextDouble())))];
        choices = new short[spaces.Max(space => space.Days.Count)];
    }

    /// <summary>One step of the search.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public bool AnnealingStep() => annealing.Run(Steps);

    /// <summary>Whether one person may take one shift beside what they have.</summary>
    [Benchmark(OperationsPerInvoke = Questions)]
    public int DutyBookAllows()
    {
        var allowed = 0;
        foreach (var (person, shift) in questions)
            allowed += board.People[person].Book.Allows(board.Shifts[shift].Duty) ? 1 : 0;

        return allowed;
    }

    /// <summary>One person's cheapest roster of four weeks at given prices, its graph being there.</summary>
    [Benchmark(OperationsPerInvoke = People)]
    public double PricingCheapest()
    {
        var sum = 0.0;
        for (var index = 0; index < graphs.Length; index++)
            sum += pricing.Cheapest(graphs[index], prices, slopes[index], [], choices.AsSpan(0, graphs[index].Days.Length));

        return sum;
    }

    /// <summary>The same as the mix asks for it: with the judge, the wear that grows with the square, and a roster made.</summary>
    [Benchmark(OperationsPerInvoke = People)]
    public double PersonRostersPrice()
    {
        var sum = 0.0;
        foreach (var person in rosters)
            sum += person.Price(pricing, prices).Value;

        return sum;
    }

    /// <summary>What one person may do on each day, and what it costs.</summary>
    [Benchmark(OperationsPerInvoke = 400)]
    public object Compiling() => CompiledProblem.Of(board, Counted.Everything)!;
}
