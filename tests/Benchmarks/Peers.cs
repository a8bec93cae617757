using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MutualAid.RosteringInstances;
using MutualAid.Scheduling.Rosters;

namespace MutualAid.Benchmarks;

/// <summary>Gives public instances to our own optimiser and to general solvers, one after another, so that its numbers have company from the same machine and run.</summary>
/// <remarks>cbc is Debian's coinor-cbc; HiGHS is the npm package highs, installed with <c>npm install -g highs</c>. Whichever is missing says so and is passed over.</remarks>
static partial class Peers
{
    /// <summary>Writes what is chosen as cbc does. This build of HiGHS has one thread, and tells no bound before it has proved its answer.</summary>
    const string HighsScript = """
        const [lp, seconds] = process.argv.slice(1);
        require('highs')().then(highs => {
            const answer = highs.solve(require('fs').readFileSync(lp, 'utf8'), { time_limit: Number(seconds) });
            console.log(answer.Status === 'Optimal' ? 'Optimal solution found' : answer.Status);
            for (const [name, column] of Object.entries(answer.Columns)) if (column.Primal > 0.5) console.log(`${name} 1 `);
        });
        """;

    public static async Task<int> Run(Options options)
    {
        var (seconds, threads) = (options.Number("seconds", 120), options.Number("threads", Environment.ProcessorCount));
        foreach (var file in options.Files)
        {
            var own = Rosterings.Solve(file, options, options.Number("own-seconds", 12));
            var instance = RosteringInstance.Read(file);
            var lp = Path.Combine(Path.GetTempPath(), $"{instance.Name}.lp");
            LpFile.Write(instance.Problem, lp);
            await Solve(file, instance, own, "cbc", ["cbc", lp, "-sec", $"{seconds}", "-timeMode", "elapsed", "-threads", $"{threads}", "-solve", "-solu", "stdout"]);
            await Solve(file, instance, own, "highs", ["node", "-e", HighsScript, lp, $"{seconds}"]);
        }

        return 0;
    }

    static async Task Solve(string file, RosteringInstance instance, long? own, string solver, string[] command)
    {
        var clock = Stopwatch.StartNew();
        var output = await Output(command);
        var seconds = clock.Elapsed.TotalSeconds;
        if (Chosen().Count(output) == 0)
        {
            Print($"{instance.Name} {solver} no answer seconds={seconds:F1}");
            return;
        }

        var roster = Path.Combine(Path.GetTempPath(), $"{instance.Name}.{solver}.roster");
        File.WriteAllLines(roster, instance.RosterFile(Rosters(instance.Problem, output)));
        var verdict = RosteringInstance.Check(file, roster);
        var bound = output.Contains("Optimal solution found", StringComparison.Ordinal) ? $"{verdict.Cost}" : Bound().Match(output).Groups[1].Value;
        Print($"{instance.Name} {solver} cost={verdict.Cost} hard={verdict.Violations.Count} bound={bound} seconds={seconds:F1} own/{solver}={(verdict.Violations.Count == 0 ? (double?)own / verdict.Cost : null):F3}");
    }

    static async Task<string> Output(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        start.Environment["NODE_PATH"] = "/usr/local/lib/node_modules:/usr/lib/node_modules";
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return output;
        }
        catch (Win32Exception missing)
        {
            Console.Error.WriteLine(missing.Message);
            return "";
        }
    }

    static Roster[] Rosters(RosteringProblem problem, string solution)
    {
        short[][] choices = [.. problem.People.Select(space => new short[space.Days.Count])];
        foreach (Match chosen in Chosen().Matches(solution))
            choices[Number(chosen.Groups[1])][Number(chosen.Groups[2])] = (short)Number(chosen.Groups[3]);

        return [.. choices.Select((choice, person) => new Roster(person, choice, 0, []))];
    }

    static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Person, day and choice of a variable that is 1, or so near to it as solvers leave it.</summary>
    [GeneratedRegex(@"x_(\d+)_(\d+)_(\d+)\s+(?:1|0\.99\d*)\s")]
    private static partial Regex Chosen();

    [GeneratedRegex(@"Lower bound:\s+(\S+)")]
    private static partial Regex Bound();
}
