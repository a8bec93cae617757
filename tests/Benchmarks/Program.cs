using System.Globalization;
using MutualAid.Benchmarks;

return args switch
{
    ["kalix", .. var options] => Kalix.Run(Options.Of(options)),
    ["hours", .. var options] => Hours.Run(Options.Of(options)),
    ["sign-in", .. var options] => await SignIn.Run(Options.Of(options)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/Benchmarks -- kalix [--people 400] [--seconds 30] [--seed 1] [--search-seed 1] [--steps N] [--trace true]
            Schedules a made-up incident of Kalix's shape; the last line is
            first=…s filled=…% score=unlawful/uncovered1/2/3/disturbed/wear/dislike schedules=… steps/s=…
        dotnet run -c Release --project tests/Benchmarks -- hours [--people 10000] [--seed 1]
            Asks whether a duty may be added to a year of one person's work, and audits four weeks of many persons by every rule.
        dotnet run -c Release --project tests/Benchmarks -- sign-in [--people 2000] [--seconds 60] [--checks 5000] [--seed 1]
            Signs people in through a provider (a stub, on this machine) on a PostgreSQL of its own, and says what a session costs each request.
        """);
    return 2;
}

namespace MutualAid.Benchmarks
{
    /// <summary><c>--name value</c> pairs.</summary>
    sealed class Options
    {
        readonly Dictionary<string, string> values = [];

        public static Options Of(string[] args)
        {
            var options = new Options();
            foreach (var pair in args.Chunk(2))
                options.values[pair[0].TrimStart('-')] = pair[^1];

            return options;
        }

        public int Number(string name, int otherwise) => values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        public bool Has(string name) => values.ContainsKey(name);
    }
}
