using System.Diagnostics;
using System.Globalization;
using MutualAid.Scheduling.Compiling;
using MutualAid.Scheduling.Explain;
using MutualAid.Scheduling.Model;
using MutualAid.Scheduling.Search;
using NodaTime;

namespace MutualAid.Benchmarks;

/// <summary>Many incidents at once that share people of the whole country: how soon there is a schedule, how good it becomes, what it takes, and what an absence does to it.</summary>
static class National
{
    const int StepsToMend = 10_000;

    static readonly int[] Growing = [100, 300, 1_000, 3_000, 10_000];

    public static int Run(Options options)
    {
        foreach (var people in options.Has("grow") ? Growing : [options.Number("people", 10_000)])
        {
            var problem = NationalProblem.Make(options.Number("municipalities", 290), people, options.Number("days", 28), options.Number("seed", 1));
            if (options.Has("teams")) problem = KalixProblem.WithTeams(problem);
            var published = Solve(problem, options);
            Bound(problem, published.Score);

            if (options.Number("absences", 50) is > 0 and var absences)
                Mend(problem with { Previous = published.Assignments }, absences);
        }

        return 0;
    }

    static Schedule Solve(Problem problem, Options options)
    {
        var settings = new SearchSettings(options.Number("search-seed", 1), Proves: options.Number("threads", 2) > 1);
        var (clock, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(options.Number("seconds", 60)));
        var (first, firstProcessor, last) = (TimeSpan.Zero, TimeSpan.Zero, (Schedule?)null);

        foreach (var schedule in Solver.Improve(problem, settings, stop.Token))
        {
            if (last is null)
                (first, firstProcessor) = (clock.Elapsed, Environment.CpuUsage.TotalTime - processor);

            last = schedule;
            if (options.Has("trace"))
                Print($"{clock.Elapsed.TotalSeconds:F2}s filled={Kalix.Filled(schedule):F2}% cost={Weights.Of(schedule.Score)} {Kalix.Text(schedule.Score)} {Kalix.Text(schedule.Proof)}");
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Print($"people={problem.People.Count} incidents={problem.Shifts.Select(shift => shift.Incident).Distinct().Count()} shifts={problem.Shifts.Count} seats={last!.Seats} first={first.TotalSeconds:F2}s (processor {firstProcessor.TotalSeconds:F2}s) seconds={seconds:F1} filled={Kalix.Filled(last):F2}% cost={Weights.Of(last.Score)} score={Kalix.Text(last.Score)} {Kalix.Text(last.Proof)} steps/s={Kalix.StepsPerSecond(problem):F0} peak={process.PeakWorkingSet64 >> 20}MiB");
        return last;
    }

    /// <summary>How much of the empty seats' weight is not proven to be needed, by a flow alone.</summary>
    static void Bound(Problem problem, Score score)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var (weight, least) = (ScheduleBound.EmptySeatsOf(score), new SeatFlow(new(problem)).LeastEmpty(ScheduleBound.Worth, CancellationToken.None));
        Print($"empty seats: weight={weight} bound={least} gap={100.0 * (weight - least) / Math.Max(1, weight):F2}% by flow in {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} processor seconds");
    }

    /// <summary>One after another, each from the same published schedule: somebody falls ill for a week, from the day of a shift in the middle of theirs.</summary>
    static void Mend(Problem published, int absences)
    {
        var shifts = published.Shifts.ToDictionary(shift => shift.Id);
        var working = published.Previous.GroupBy(each => each.Person, each => shifts[each.Shift]).ToArray();
        List<(double Milliseconds, int Touched, int Left, int Empty)> mended = [];

        for (var absence = 0; absence < absences; absence++)
        {
            var theirs = working[(int)((long)absence * working.Length / absences)];
            var ill = Leave(theirs);
            var problem = published with { People = [.. published.People.Select(person => person.Id == theirs.Key ? person with { Leave = [.. person.Leave, ill] } : person)] };

            var clock = Stopwatch.GetTimestamp();
            var answer = Mending.Of(problem, new HashSet<PersonId> { theirs.Key }, new(MaxSteps: StepsToMend), CancellationToken.None);
            var milliseconds = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;

            var touched = ScheduleDiff.Between(published.Previous, answer).People.Count(person => !person.IsUnchanged && person.Person != theirs.Key);
            mended.Add((milliseconds, touched, theirs.Count(shift => shift.Start < ill.End && ill.Start < shift.End), published.Previous.Count - answer.Count));
        }

        Print($"absences={absences} median={Percentile(50):F0}ms p95={Percentile(95):F0}ms worst={Percentile(100):F0}ms others touched={mended.Average(each => each.Touched):F1} at most {mended.Max(each => each.Touched)} shifts left={mended.Sum(each => each.Left)} still empty={mended.Sum(each => each.Empty)}");

        double Percentile(int percent) => mended.Select(each => each.Milliseconds).Order().ElementAt((mended.Count * percent + 99) / 100 - 1);
    }

    static Interval Leave(IEnumerable<Shift> shifts)
    {
        Shift[] inOrder = [.. shifts.OrderBy(shift => shift.Start)];
        var from = inOrder[inOrder.Length / 2].Start;
        return new(from, from + Duration.FromDays(7));
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
