using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace MutualAid.Database.Postgres;

/// <summary>The files of a private PostgreSQL in its home folder, and the shell that runs a server on them.</summary>
sealed class Cluster(string home, PostgresBinaries binaries, Unprivileged user)
{
    public const string Superuser = "postgres";

    /// <summary>What the watching shell says once the server answers.</summary>
    public const string Ready = "ready";

    readonly string data = Data(home);
    readonly string log = Path.Combine(home, "postgres.log");
    readonly string password = Path.Combine(home, "password");

    public string Home => home;

    public static string PidFile(string home) => Path.Combine(Data(home), "postmaster.pid");

    /// <summary>The major version that made the cluster in a home folder; null when there is none.</summary>
    public static int? MadeBy(string home) =>
        File.Exists(Path.Combine(Data(home), "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Data(home), "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    /// <summary>Stops a server that has outlived its owner. Call only while holding the home folder.</summary>
    public async Task StopLeftover(CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile(home)) || !int.TryParse(File.ReadLines(PidFile(home)).FirstOrDefault(), out var id))
            return;

        var commandLine = await CommandLine(id, cancellationToken);
        if (commandLine.Contains(data, StringComparison.Ordinal))
            await user.Run(binaries.PgCtl, ["stop", "-D", data, "-m", "fast", "-w"], cancellationToken);
        else if (commandLine != "")
            // The number has gone to another process since; PostgreSQL could take that one for a server of its own.
            File.Delete(PidFile(home));
    }

    public void Delete()
    {
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    /// <summary>Makes the cluster if there is none.</summary>
    /// <returns>The superuser's password.</returns>
    public async Task<string> Make(CancellationToken cancellationToken)
    {
        if (MadeBy(home) is null)
        {
            var unfinished = data + ".new";
            foreach (var folder in new[] { data, unfinished }.Where(Directory.Exists))
                Directory.Delete(folder, recursive: true);

            File.Delete(password);
            await using (var file = new FileStream(password, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            await using (var writer = new StreamWriter(file))
                await writer.WriteAsync(RandomNumberGenerator.GetHexString(64, lowercase: true));
            await user.Own(home, cancellationToken);

            var made = await user.Run(binaries.Initdb,
                ["-D", unfinished, "--username", Superuser, "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-instructions", "--no-sync"], cancellationToken);
            if (!made.Succeeded)
                throw new SetupException($"PostgreSQL could not make its files in {home}: {made.Complaint}.");
            Directory.Move(unfinished, data);
        }

        return await File.ReadAllTextAsync(password, cancellationToken);
    }

    /// <summary>Starts a shell that starts the server, says <see cref="Ready"/>, and stops the server when its input ends.</summary>
    /// <remarks>Its input ends when this process does, whatever ended it. In a session of its own no Ctrl-C or kill of our group reaches it.</remarks>
    public Process Watch(int port, bool throwaway)
    {
        var settings = $"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
            + (throwaway ? " -c fsync=off -c synchronous_commit=off -c full_page_writes=off" : "");
        File.Delete(log);
        string[] words = [.. Command.OnPath("setsid") is null ? [] : new[] { "setsid" }, "sh", "-c", WatchScript, "sh",
            data, log, settings, throwaway ? home : "", .. user.CommandLine(binaries.PgCtl)];
        return Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
            Environment = { ["LC_ALL"] = "C" },
        })!;
    }

    /// <summary>The first complaint in the server's log.</summary>
    public async Task<string> LastWords(CancellationToken cancellationToken)
    {
        var lines = File.Exists(log) ? await File.ReadAllLinesAsync(log, cancellationToken) : [];
        return Array.Find(lines, line => line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("could not", StringComparison.Ordinal)) is { } line
            ? line.Trim().TrimEnd('.')
            : $"see {log}";
    }

    static string Data(string home) => Path.Combine(home, "postgres");

    static async Task<string> CommandLine(int id, CancellationToken cancellationToken)
    {
        var proc = $"/proc/{id}/cmdline";
        return File.Exists(proc) ? (await File.ReadAllTextAsync(proc, cancellationToken)).Replace('\0', ' ')
            : OperatingSystem.IsLinux() ? ""
            : (await Command.Run("ps", ["-o", "args=", "-p", id.ToString(CultureInfo.InvariantCulture)], cancellationToken)).Output.Trim();
    }

    const string WatchScript = """
        trap '' INT HUP TERM
        data=$1 log=$2 settings=$3 remove=$4
        shift 4
        "$@" start -D "$data" -l "$log" -o "$settings" -w -t 60 >/dev/null 2>&1 || exit 1
        echo ready
        read -r _
        "$@" stop -D "$data" -m fast -w >/dev/null 2>&1
        [ -z "$remove" ] || rm -rf "$remove"
        """;
}
