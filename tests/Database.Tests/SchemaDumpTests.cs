using System.Reflection;
using MutualAid.Testing;

namespace MutualAid.Database.Tests;

public sealed class SchemaDumpTests
{
    [Fact]
    public async Task The_schema_file_is_what_the_migrations_make()
    {
        var root = typeof(SchemaDumpTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "RepositoryRoot").Value!;
        await using var database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);

        var written = (await File.ReadAllTextAsync(Path.Combine(root, "db", "schema.sql"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        var actual = await SchemaDump.Of(database.Owner, TestContext.Current.CancellationToken);

        Assert.True(written == actual, "db/schema.sql is stale; refresh it with: dotnet run --project db -- schema");
    }
}
