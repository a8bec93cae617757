using System.Diagnostics;
using System.Globalization;
using Dapper;
using MutualAid.Database.Postgres;
using Npgsql;

namespace MutualAid.Database.Tests;

public sealed class PrivatePostgresTests : IDisposable
{
    readonly string wanted = Path.Combine(Path.GetTempPath(), $"mutualaid-private-{Guid.NewGuid():n}");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(wanted))
            Directory.Delete(wanted, recursive: true);
    }

    [Fact]
    public async Task Keeps_its_data_from_one_start_to_the_next_until_a_fresh_one()
    {
        await using (var first = await Start())
            await Execute(first, "create table kept (x int)");
        await using (var second = await Start())
            await Execute(second, "insert into kept values (1)");
        await using var fresh = await Start(fresh: true);
        await Assert.ThrowsAsync<PostgresException>(() => Execute(fresh, "insert into kept values (1)"));
    }

    [Fact]
    public async Task Asks_for_a_password_and_listens_on_the_loopback_only()
    {
        await using var postgres = await Start();
        var without = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = null, Passfile = "/dev/null", Pooling = false };
        await using var connection = new NpgsqlConnection(without.ConnectionString);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => connection.OpenAsync(Cancel));
        await using var owner = new NpgsqlConnection(postgres.ConnectionString);
        Assert.Equal("127.0.0.1", await owner.ExecuteScalarAsync<string>("show listen_addresses"));
        Assert.Equal("", await owner.ExecuteScalarAsync<string>("show unix_socket_directories"));
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_in_one_sentence()
    {
        await using var first = await Start();
        var error = await Assert.ThrowsAsync<SetupException>(() => Start());
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_again_after_it_was_killed()
    {
        await using (var first = await Start())
        {
            await Execute(first, "create table kept (x int)");
            using var server = Process.GetProcessById(ServerId(first));
            server.Kill();
            await server.WaitForExitAsync(Cancel);
        }

        await using var second = await Start();
        await Execute(second, "insert into kept values (1)");
    }

    [Fact]
    public async Task Is_not_fooled_when_the_killed_ones_number_has_gone_to_another_process()
    {
        string home;
        await using (var first = await Start())
            home = first.Home;
        await File.WriteAllTextAsync(Cluster.PidFile(home), $"{Environment.ProcessId}\n{home}\n1\n1\n\n127.0.0.1\n", Cancel);

        await using var second = await Start();
        Assert.NotEqual(Environment.ProcessId, ServerId(second));
    }

    [Fact]
    public async Task Data_of_another_major_version_is_refused_with_what_to_do()
    {
        string home;
        await using (var first = await Start())
            home = first.Home;
        await File.WriteAllTextAsync(Path.Combine(home, "postgres", "PG_VERSION"), "9\n", Cancel);

        var error = await Assert.ThrowsAsync<SetupException>(() => Start());

        Assert.Contains("made by PostgreSQL 9", error.Message, StringComparison.Ordinal);
        Assert.Contains("--fresh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<SetupException>(() => Start(port: port));
        Assert.Contains(port.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    Task<PrivatePostgres> Start(bool fresh = false, int port = 0) => PrivatePostgres.Start(new() { Home = wanted, Fresh = fresh, Port = port }, Cancel);

    static int ServerId(PrivatePostgres postgres) => int.Parse(File.ReadLines(Cluster.PidFile(postgres.Home)).First(), CultureInfo.InvariantCulture);

    static async Task Execute(PrivatePostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.ExecuteAsync(sql);
    }
}
