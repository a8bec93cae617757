using System.Globalization;
using MutualAid.Benchmarks;

return args switch
{
    ["kalix", .. var options] => await Kalix.Run(Options.Of(options)),
    ["national", .. var options] => National.Run(Options.Of(options)),
    ["loops"] => Loops.Run(),
    ["hours", .. var options] => Hours.Run(Options.Of(options)),
    ["rostering", _, ..] => Rosterings.Run(Options.Of(args[1..])),
    ["away", _, ..] => Away.Run(Options.Of(args[1..])),
    ["peers", _, ..] => await Peers.Run(Options.Of(args[1..])),
    ["sign-in", .. var options] => await SignIn.Run(Options.Of(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/Benchmarks -- kalix [--people 400] [--seconds 30] [--seed 1] [--search-seed 1] [--steps N] [--trace true] [--teams true] [--demo true] [--replan-seconds 2]
            Schedules a made-up incident of Kalix's shape, or the one of the demo (on a PostgreSQL of its own); the last lines are
            first=…s filled=…% score=unlawful/uncovered1/2/3/disturbed/wear/dislike schedules=… steps/s=…
            and then a line about the same schedule, published, after three people have fallen ill.
        dotnet run -c Release --project tests/Benchmarks -- national [--municipalities 290] [--people 10000] [--days 28] [--seconds 60] [--threads 2] [--seed 1] [--search-seed 1] [--steps N] [--absences 50] [--grow true] [--teams true] [--trace true]
            Schedules made-up incidents all over the country that share people; one thread searches and, of two, the other proves. A line of
            first=…s seconds=… filled=…% cost=… score=… more seats<=… gap=…% steps/s=… peak=…MiB
            then what of the empty seats a flow proves to be needed, and how long it takes to mend the absence of one person, and how many others that touches. Growing does so for 100 people up to 10,000.
        dotnet run -c Release --project tests/Benchmarks -- loops
            Measures the engine's innermost loops on the same incident: time of each and what it allocates.
        dotnet run -c Release --project tests/Benchmarks -- hours [--people 10000] [--seed 1]
            Asks whether a duty may be added to a year of one person's work, and audits four weeks of many persons by every rule.
        dotnet run -c Release --project tests/Benchmarks -- sign-in [--people 2000] [--seconds 60] [--checks 5000] [--seed 1]
            Signs people in through a provider (a stub, on this machine) on a PostgreSQL of its own, and says what a session costs each request.
        dotnet run -c Release --project tests/Benchmarks -- rostering FILE [FILE ...] [--seconds 60] [--threads N] [--seed 1] [--out ROSTER] [--trace FILE.csv]
            Solves public instances (Curtois and Qu 2014, nurse rostering competition 2010), one after another, each for so many seconds; a line for each is
            NAME cost=… hard=… bound=… gap=…% first=…s seconds=… where cost and broken hard rules are what an independent checker says of the written roster.
            The trace has rows of time, cost and bound; beside it is an SVG of both curves.
        dotnet run -c Release --project tests/Benchmarks -- away FILE [FILE ...] [--seconds 60] [--threads N] [--seed 1] [--absences 200]
            Solves an instance and then takes one person after another away from some day on: how long it takes to mend the answer with at most five others, and the seats that stay empty.
        dotnet run -c Release --project tests/Benchmarks -- peers FILE [FILE ...] [--own-seconds 12] [--seconds 120] [--threads N] [--seed 1]
            Solves the same instances and gives them to cbc (Debian's coinor-cbc) and HiGHS (npm install -g highs), each as one mixed integer program; own/… is our cost as a part of theirs.
        """);
    return 2;
}

namespace MutualAid.Benchmarks
{
    /// <summary><c>--name value</c> pairs, and names of files.</summary>
    sealed class Options
    {
        readonly Dictionary<string, string> values = [];
        readonly List<string> files = [];

        public IReadOnlyList<string> Files => files;

        public static Options Of(string[] args)
        {
            var options = new Options();
            for (var index = 0; index < args.Length; index++)
                if (!args[index].StartsWith("--", StringComparison.Ordinal)) options.files.Add(args[index]);
                else options.values[args[index][2..]] = ++index < args.Length ? args[index] : "";

            return options;
        }

        public int Number(string name, int otherwise) => values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        public string? Text(string name) => values.GetValueOrDefault(name);

        public bool Has(string name) => values.ContainsKey(name);
    }
}
