namespace MutualAid.Database.Commands;

/// <summary>A private PostgreSQL alone: for a test run, or to look around in with psql.</summary>
static class Postgres
{
    /// <remarks>Standard output gets the connection string, for MUTUALAID_POSTGRES, and nothing else.</remarks>
    public static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        await using var own = await Up.Start(arguments, stop);
        await Console.Error.WriteLineAsync($"PostgreSQL {own.Major} on 127.0.0.1, data in {own.Home}");
        Console.WriteLine(own.ConnectionString);
        await StopSignal.Wait(stop);
        return 0;
    }
}
