using MutualAid.Database;
using MutualAid.Database.Postgres;

namespace MutualAid.Testing;

/// <summary>The PostgreSQL of this test run: <c>MUTUALAID_POSTGRES</c> when set, else a throwaway of this process.</summary>
static class TestServer
{
    static readonly Lazy<Task<DatabaseServer>> Server = new(Start);

    // Held for as long as the process lives: a collected one stops its server.
    static PrivatePostgres? own;

    public static Task<DatabaseServer> Get(CancellationToken cancellationToken) => Server.Value.WaitAsync(cancellationToken);

    static async Task<DatabaseServer> Start()
    {
        if (Environment.GetEnvironmentVariable("MUTUALAID_POSTGRES") is not { Length: > 0 } connection)
        {
            // It ends with this process and removes its own folder.
            own = await PrivatePostgres.Start(new() { Home = Path.Combine(Path.GetTempPath(), $"mutualaid-test-{Guid.NewGuid():n}"), Throwaway = true });
            connection = own.ConnectionString;
        }

        var server = new DatabaseServer(connection);
        await server.EnsureRoles();
        return server;
    }
}
