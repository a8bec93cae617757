using MutualAid.Database;
using MutualAid.Database.Postgres;

namespace MutualAid.Testing;

/// <summary>The PostgreSQL of this test run: <c>MUTUALAID_POSTGRES</c> when set, else a throwaway of this process.</summary>
static class TestServer
{
    static readonly Lazy<Task<DatabaseServer>> Server = new(Start);

    public static Task<DatabaseServer> Get(CancellationToken cancellationToken) => Server.Value.WaitAsync(cancellationToken);

    static async Task<DatabaseServer> Start()
    {
        if (Environment.GetEnvironmentVariable("MUTUALAID_POSTGRES") is not { Length: > 0 } connection)
        {
            // It ends with this process and removes its own folder.
            var postgres = await PrivatePostgres.Start(new() { Home = Directory.CreateTempSubdirectory("mutualaid-test-").FullName, Throwaway = true });
            connection = postgres.ConnectionString;
        }

        var server = new DatabaseServer(connection);
        await server.EnsureRoles();
        return server;
    }
}
