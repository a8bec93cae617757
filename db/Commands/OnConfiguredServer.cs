namespace MutualAid.Database.Commands;

/// <summary>Single steps against a server that is already there.</summary>
static class OnConfiguredServer
{
    public static async Task<int> Migrate(Arguments arguments, CancellationToken stop)
    {
        var applied = await Server().Migrate(Arguments.Database, stop);
        Console.WriteLine(applied.Count == 0 ? "Nothing to apply." : string.Join('\n', applied));
        return await Reference(arguments, stop);
    }

    public static async Task<int> Reference(Arguments arguments, CancellationToken stop)
    {
        await ReferenceData.Load(Server().ConnectionsTo(Arguments.Database).Owner, stop);
        return 0;
    }

    public static async Task<int> Demo(Arguments arguments, CancellationToken stop)
    {
        Console.WriteLine(await Up.LoadDemo(Server().ConnectionsTo(Arguments.Database).Owner, stop));
        return 0;
    }

    public static DatabaseServer Server() => new(Arguments.ConfiguredServer
        ?? throw new SetupException("Set MUTUALAID_POSTGRES to an administrator's connection string; to start a private PostgreSQL use up."));
}
