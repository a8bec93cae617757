namespace MutualAid.Database.Postgres;

/// <summary>The user that PostgreSQL runs as. It refuses to run as root, so root hands it to a user with fewer rights.</summary>
sealed class Unprivileged
{
    readonly string[] prefix;

    Unprivileged(string? user, string[] prefix) => (User, this.prefix) = (user, prefix);

    /// <summary>Null when the current user will do.</summary>
    public string? User { get; }

    public static async Task<Unprivileged> Choose(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new(null, []);

        var user = (await Command.Run("id", ["-u", "postgres"], cancellationToken)).Succeeded ? "postgres" : "nobody";
        var group = (await Command.Run("id", ["-gn", user], cancellationToken)).Output.Trim();
        if (Command.OnPath("setpriv") is not null)
            return new(user, ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"]);
        if (Command.OnPath("runuser") is not null)
            return new(user, ["runuser", "-u", user, "--"]);
        throw new SetupException("PostgreSQL does not run as root, and neither setpriv nor runuser is here to change the user; start as an ordinary user.");
    }

    /// <summary>The words of a command line that runs a program as this user.</summary>
    public string[] CommandLine(string program, params string[] arguments) => [.. prefix, program, .. arguments];

    public Task<Command.Result> Run(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var words = CommandLine(program, arguments);
        return Command.Run(words[0], words[1..], cancellationToken);
    }

    /// <summary>Whether this user may pass through a folder, all its parents included.</summary>
    public async Task<bool> CanEnter(string folder, CancellationToken cancellationToken) =>
        User is null || (await Run("sh", ["-c", "cd -- \"$1\"", "sh", folder], cancellationToken)).Succeeded;

    public async Task Own(string folder, CancellationToken cancellationToken)
    {
        if (User is not null)
            await Command.Run("chown", ["-R", User, folder], cancellationToken);
    }
}
