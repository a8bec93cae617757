using MutualAid.Database.Demo;
using MutualAid.Database.Postgres;
using NodaTime;
using NodaTime.Extensions;
using Npgsql;

namespace MutualAid.Database.Commands;

/// <summary>Everything that the hosts need from below: what <c>./run</c> starts first.</summary>
static class Up
{
    /// <remarks>What it does goes to standard error, for people. Standard output gets <c>account=</c> lines, <c>api=</c> and
    /// <c>web=</c> connection strings, then <c>ready</c>.</remarks>
    public static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var own = Arguments.ConfiguredServer is null ? await Start(arguments, stop) : null;
        var server = new DatabaseServer(Arguments.ConfiguredServer ?? own!.ConnectionString);
        if (own is null)
            Say($"PostgreSQL: the configured server, database {Arguments.Database}");
        else
            Say($"PostgreSQL {own.Major} on 127.0.0.1, data in {own.Home}");

        if (own is null && arguments.Has("--fresh"))
            throw new SetupException("--fresh wipes a private PostgreSQL only; drop the database on the configured server yourself.");

        var applied = await server.Migrate(Arguments.Database, stop);
        Say(applied.Count == 0 ? "Schema: up to date" : $"Schema: {applied.Count} migrations applied");
        var connections = server.ConnectionsTo(Arguments.Database);
        await ReferenceData.Load(connections.Owner, stop);
        if (!arguments.Has("--no-demo"))
        {
            Say(await LoadDemo(connections.Owner, stop));
            foreach (var account in DemoAccounts.All)
                Console.WriteLine($"account={account.UserName,-24} {account.TaskEn}");
            Console.WriteLine($"account=pass phrase for all: {DemoAccounts.PassPhrase}");
        }

        Console.WriteLine($"api={connections.Api}");
        Console.WriteLine($"web={connections.Web}");
        Console.WriteLine("ready");
        await StopSignal.Wait(stop);
        return 0;
    }

    public static Task<PrivatePostgres> Start(Arguments arguments, CancellationToken stop) => PrivatePostgres.Start(
        new() { Home = arguments.Data, Port = arguments.Port, Fresh = arguments.Has("--fresh"), Throwaway = arguments.Has("--throwaway") }, stop);

    /// <returns>What was loaded, in a sentence.</returns>
    public static async Task<string> LoadDemo(string ownerConnection, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(ownerConnection);
        await connection.OpenAsync(stop);
        var load = await DemoScenario.LoadAsync(connection, TimeProvider.System.GetCurrentInstant(), stop);
        return load.AlreadyThere
            ? "Demo: Kalix, as it was left"
            : $"Demo: Kalix, {load.People} people from {load.Municipalities} municipalities, {load.Shifts} shifts";
    }

    static void Say(string text) => Console.Error.WriteLine(text);
}
