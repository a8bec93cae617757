using System.Security.Cryptography;
using System.Text;
using MutualAid.Database;

namespace MutualAid.Testing;

/// <summary>The migrated database that test databases are copied from, one for each state of migrations and reference data.</summary>
static class Template
{
    static readonly Lock Gate = new();
    static Task<string>? ensured;

    public static Task<string> Ensure(DatabaseServer server, CancellationToken cancellationToken)
    {
        lock (Gate)
            ensured ??= Make(server);
        return ensured.WaitAsync(cancellationToken);
    }

    static async Task<string> Make(DatabaseServer server)
    {
        var name = $"mutualaid_template_{Hash()}";
        await using var connection = await server.Open();
        await DatabaseServer.Execute(connection, "select pg_advisory_lock(hashtextextended('mutualaid template', 0))");
        if (await DatabaseServer.Exists(connection, name))
            return name;

        // Under another name until it is whole: a killed test run must not leave half a template.
        var unfinished = name + "_unfinished";
        await DatabaseServer.Execute(connection, $"drop database if exists {unfinished} with (force)");
        await DatabaseServer.Create(connection, unfinished);
        var owner = server.ConnectionsTo(unfinished).Owner + ";Pooling=false";
        await new Migrator(owner, Migrations.All).Run();
        await ReferenceData.Load(owner);
        await DatabaseServer.Execute(connection, $"alter database {unfinished} rename to {name}");
        return name;
    }

    static string Hash()
    {
        var state = string.Join('\n', Migrations.All.Select(migration => migration.Checksum)) + ReferenceData.Checksum;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..16];
    }
}
