using MutualAid.Database.Postgres;

namespace MutualAid.Database.Commands;

/// <summary>Writes <c>db/schema.sql</c> from a database made by all migrations.</summary>
static class Schema
{
    const string File = "db/schema.sql";

    public static async Task<int> Run(Arguments arguments, CancellationToken stop)
    {
        if (!System.IO.File.Exists("MutualAid.sln"))
            throw new SetupException("Run this in the top folder of the checkout.");

        await using var own = await PrivatePostgres.Start(new() { Home = Path.Combine(Path.GetTempPath(), $"mutualaid-schema-{Guid.NewGuid():n}"), Throwaway = true }, stop);
        var server = new DatabaseServer(own.ConnectionString);
        await server.Migrate("schema", stop);
        await System.IO.File.WriteAllTextAsync(File, await SchemaDump.Of(server.ConnectionsTo("schema").Owner + ";Pooling=false", stop), stop);
        Console.WriteLine($"{File} written.");
        return 0;
    }
}
